import type { Page, PageBlock } from './blocks.ts';

/** What a block is to the article. Only `text` and `heading` are its main text. */
export type Kind =
  | 'text'
  | 'heading'
  | 'title'
  | 'caption'
  | 'date'
  | 'links'
  | 'notice'
  | 'related'
  | 'source';

/** A block with its verdict, which later rules may change in the light of its neighbours. */
export interface JudgedBlock extends PageBlock {
  kind: Kind;
}

export function isMain(block: JudgedBlock): boolean {
  return block.kind === 'text' || block.kind === 'heading';
}

/** A mark stands unless it holds nearly all prose of the page, and might be the article under a misleading name. */
const MISLEADING = 0.8;

/** Whether a block stands in navigation, a share bar, a promotion or the like. */
export function isFurniture(block: PageBlock, page: Page): boolean {
  for (let mark = block.mark; mark; mark = mark.up) {
    if (mark.certain || mark.prose <= page.prose * MISLEADING) return true;
  }
  return false;
}
