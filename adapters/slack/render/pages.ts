import type { KnownBlock } from '@slack/types';
import { MESSAGE_TEXT } from '../limits.ts';
import type { SlackPiece } from './blocks.ts';
import { sizeOfPart } from './rich.ts';
import { size } from './text.ts';

/** The pieces on pages of at most so many blocks. A heading is never the last of a page; a piece is torn only where it fills more than a page. */
export function paginate(pieces: readonly SlackPiece[], most: number): KnownBlock[][] {
  const pages: KnownBlock[][] = [];
  let current: KnownBlock[] = [];
  let room = MESSAGE_TEXT;
  for (const unit of withHeadings(pieces).flatMap((blocks) => chunks(blocks, most))) {
    const needed = unit.reduce((sum, block) => sum + sizeOfBlock(block), 0);
    if (current.length > 0 && (current.length + unit.length > most || needed > room)) {
      pages.push(current);
      current = [];
      room = MESSAGE_TEXT;
    }
    current.push(...unit);
    room -= needed;
  }
  return current.length > 0 ? [...pages, current] : pages;
}

/** Headings with the piece that follows them. */
function withHeadings(pieces: readonly SlackPiece[]): KnownBlock[][] {
  const units: KnownBlock[][] = [];
  let heading: KnownBlock[] = [];
  for (const { blocks, heads } of pieces) {
    heading.push(...blocks);
    if (heads) continue;
    units.push(heading);
    heading = [];
  }
  return heading.length > 0 ? [...units, heading] : units;
}

/** A unit that no page holds, by blocks or by text, in as many as it takes. */
function chunks(blocks: readonly KnownBlock[], most: number): KnownBlock[][] {
  const parts: KnownBlock[][] = [];
  let room = 0;
  for (const block of blocks) {
    const current = parts.at(-1);
    const needed = sizeOfBlock(block);
    if (current !== undefined && current.length < most && needed <= room) current.push(block);
    else {
      parts.push([block]);
      room = MESSAGE_TEXT;
    }
    room -= needed;
  }
  return parts;
}

/** Characters that a block of ours shows. */
function sizeOfBlock(block: KnownBlock): number {
  switch (block.type) {
    case 'rich_text':
      return block.elements.reduce((sum, part) => sum + sizeOfPart(part), 0);
    case 'header':
      return size(block.text.text);
    case 'section':
      return size(block.text?.text ?? '');
    case 'context':
      return block.elements.reduce((sum, one) => sum + (one.type === 'image' ? 0 : size(one.text)), 0);
    default:
      return 0;
  }
}
