import type { KnownBlock } from '@slack/types';
import type { Message, Prompt } from '../../../src/index.ts';
import { type EncodedQuestion, encodeQuestion } from '../handlers/question-codec.ts';
import { BUTTON_VALUE, FALLBACK_TEXT, MESSAGE_BLOCKS, OPTION_VALUE, SECTION_TEXT } from '../limits.ts';
import { contextOf, pictureId, piecesOf } from './blocks.ts';
import { paginate } from './pages.ts';
import type { SlackPayload, UploadedPicture } from './payload.ts';
import { cut, escapeText } from './text.ts';

export interface SlackRenderOptions {
  /** Blocks of a page that are left to others: controls, a note. */
  readonly reserved?: number;
  /** Blocks that one page may have. */
  readonly most?: number;
}

/**
 * A message as Slack's, in as many pages as its limits ask for. Pure.
 * All of Slack's markup in it is ours: text stands in elements in which Slack looks for none, or has nothing in it that could be one.
 */
export function render(message: Message, options: SlackRenderOptions = {}): readonly SlackPayload[] {
  const { brief } = message;
  const { reserved = 0, most = MESSAGE_BLOCKS } = options;
  const pages = paginate(piecesOf(message.blocks, brief), most - reserved);
  const filled = pages.length > 0 ? pages : [[contextOf(cut(message.summary, SECTION_TEXT))]];
  const pictures = picturesOf(message);
  const asks = longAsks(message, brief);
  return filled.map((blocks, index) => ({
    text: fallback(message, index, filled.length),
    blocks: named(blocks, index),
    pictures: pictures.filter(({ blockId }) => blocks.some((block) => block.block_id === blockId)),
    asks,
  }));
}

/** What a notification says; of a message in several parts also which one it is. */
function fallback({ summary }: Message, index: number, count: number): string {
  const part = count > 1 ? ` (${index + 1}/${count})` : '';
  return escapeText(cut(summary, FALLBACK_TEXT - part.length) + part);
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

/** Questions that a button or a menu had no room for. */
function longAsks({ blocks }: Message, brief: string | undefined): EncodedQuestion[] {
  const prompts = blocks.flatMap((block): readonly Prompt[] =>
    block.kind === 'prompts' || block.kind === 'entry' ? (block.prompts ?? []) : [],
  );
  const asks = prompts.map(({ command }): EncodedQuestion => ({ brief, line: command, page: 1 }));
  return asks.filter((ask) => {
    const most = Math.min(BUTTON_VALUE, OPTION_VALUE);
    return encodeQuestion(ask, most) !== encodeQuestion(ask, Number.POSITIVE_INFINITY);
  });
}
