import type { KnownBlock } from '@slack/types';
import type { Message, Prompt } from '../../../src/index.ts';
import { type EncodedQuestion, fitsIn } from '../../shared/question-codec.ts';
import { LIMITS } from '../limits.ts';
import { contextOf, pictureId, piecesOf, type SlackPiece, type Tables } from './blocks.ts';
import { sizeOfPart } from './rich.ts';
import { cut, escapeText, size } from './text.ts';

/** A picture of a message; until it is uploaded, the block with this id describes it in words. */
export interface UploadedPicture {
  readonly blockId: string;
  readonly name: string;
  readonly png: Uint8Array;
  readonly alt: string;
}

/** A message within Slack's limits. */
export interface SlackPayload {
  /** Text for notifications and screen readers; escaped. */
  readonly text: string;
  readonly blocks: readonly KnownBlock[];
  /** The same without tables, for workspaces that refuse them; absent where there is none. */
  readonly older?: readonly KnownBlock[];
  readonly pictures: readonly UploadedPicture[];
  /** Questions that did not fit into its buttons, to be stored before it is posted. */
  readonly questions: readonly EncodedQuestion[];
}

export interface SlackRenderOptions {
  /** Blocks of a page that are left to others: controls, a note. */
  readonly reserved?: number;
  /** Blocks that one page may have. */
  readonly maxBlocks?: number;
  /** False where Slack shows no tables: in modals and the Home tab. */
  readonly tables?: boolean;
}

/**
 * A message as Slack's, in as many pages as its limits ask for. Pure.
 * All of Slack's markup in it is ours: text stands in elements in which Slack looks for none, or has nothing in it that could be one.
 */
export function render(message: Message, options: SlackRenderOptions = {}): readonly SlackPayload[] {
  const { brief } = message;
  const { reserved = 0, maxBlocks = LIMITS.messageBlocks, tables: withTables = true } = options;
  const tables: Tables = new Map();
  // Pages are made for the older layout, which takes more blocks: so both have the same on each page.
  const pages = paginate(piecesOf(message.blocks, brief, tables), maxBlocks - reserved);
  const filled = pages.length > 0 ? pages : [[contextOf(cut(message.summary, LIMITS.sectionText))]];
  const pictures = picturesOf(message);
  const questions = longQuestions(message, brief);
  return filled.map((older, index) => {
    const blocks = withTables ? older.flatMap((block) => tables.get(block) ?? [block]) : older;
    return {
      text: fallback(message, index, filled.length),
      blocks: named(blocks, index),
      ...(withTables && older.some((block) => tables.has(block)) && { older: named(older, index) }),
      pictures: pictures.filter(({ blockId }) => blocks.some((block) => block.block_id === blockId)),
      questions,
    };
  });
}

/** What a notification says; of a message in several parts also which one it is. */
function fallback({ summary }: Message, index: number, count: number): string {
  const part = count > 1 ? ` (${index + 1}/${count})` : '';
  return escapeText(cut(summary, LIMITS.fallbackText - part.length) + part);
}

/** Slack wants the names of a message's blocks to differ, and gives those without one of its own. */
function named(blocks: readonly KnownBlock[], page: number): KnownBlock[] {
  return blocks.map((block, index) => ({ block_id: `block ${page + 1}.${index + 1}`, ...block }));
}

function picturesOf({ blocks }: Message): UploadedPicture[] {
  return blocks.flatMap((block) =>
    block.kind === 'image'
      ? [{ blockId: pictureId(block.name), name: block.name, png: block.png, alt: block.alt }]
      : [],
  );
}

/** Questions that a button or a menu has no room for. */
function longQuestions({ blocks }: Message, brief: string | undefined): EncodedQuestion[] {
  const prompts = blocks.flatMap((block): readonly Prompt[] =>
    block.kind === 'prompts' || block.kind === 'entry' ? (block.prompts ?? []) : [],
  );
  const questions = prompts.map(({ command }): EncodedQuestion => ({ brief, line: command, page: 1 }));
  return questions.filter((one) => !fitsIn(one, Math.min(LIMITS.buttonValue, LIMITS.optionValue)));
}

/** The pieces on pages of at most `maxBlocks` blocks. A heading is never the last of a page; a piece is torn only where it fills more than a page. */
function paginate(pieces: readonly SlackPiece[], maxBlocks: number): KnownBlock[][] {
  const pages: KnownBlock[][] = [];
  let current: KnownBlock[] = [];
  let room = LIMITS.messageText;
  for (const unit of withHeadings(pieces).flatMap((blocks) => chunks(blocks, maxBlocks))) {
    const needed = unit.reduce((sum, block) => sum + sizeOfBlock(block), 0);
    if (current.length > 0 && (current.length + unit.length > maxBlocks || needed > room)) {
      pages.push(current);
      current = [];
      room = LIMITS.messageText;
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
function chunks(blocks: readonly KnownBlock[], maxBlocks: number): KnownBlock[][] {
  const parts: KnownBlock[][] = [];
  let room = 0;
  for (const block of blocks) {
    const current = parts.at(-1);
    const needed = sizeOfBlock(block);
    if (current !== undefined && current.length < maxBlocks && needed <= room) current.push(block);
    else {
      parts.push([block]);
      room = LIMITS.messageText;
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
