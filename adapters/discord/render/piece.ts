import {
  type Block,
  type Message,
  type MessageEntry,
  type MessageTable,
  type Prompt,
  printable,
  type State,
  SYMBOLS,
} from '../../../src/index.ts';
import { STATE_COLOURS } from '../../shared/state-colours.ts';
import { type DiscordLine, lineOfSpans, lineOfText } from './line.ts';

/** What can be asked about an entry, and what the entry is called. */
export interface PromptPiece {
  readonly title: string;
  readonly prompts: readonly Prompt[];
}

/** A part of a message that stays together on a page where it can. */
export type DiscordPiece =
  | {
      readonly kind: 'text';
      readonly lines: readonly DiscordLine[];
      readonly asked: readonly PromptPiece[];
      readonly states: readonly State[];
    }
  | { readonly kind: 'image'; readonly name: string; readonly png: Uint8Array; readonly alt: string }
  | { readonly kind: 'divider' }
  | { readonly kind: 'prompts'; readonly prompts: readonly Prompt[] };

export type TextPiece = DiscordPiece & { kind: 'text' };

/** The message in pieces: a heading stays with what follows it, a quote with what it is evidence of. */
export function piecesOfMessage({ blocks }: Message): readonly DiscordPiece[] {
  const pieces: DiscordPiece[] = [];
  let headings: readonly DiscordLine[] = [];
  let previous: Block | undefined;
  for (const block of blocks) {
    if (block.kind === 'heading') {
      headings = [...headings, lineOfSpans(block.text, block.level === 1 ? '## ' : '### ')];
      continue;
    }
    const piece = pieceOf(block);
    const last = pieces.at(-1);
    if (piece.kind === 'text' && piece.lines.length === 0) continue;
    if (piece.kind !== 'text') pieces.push(...textOf(headings), piece);
    else if (isFirstQuote(block, previous) && last?.kind === 'text' && headings.length === 0) {
      pieces.splice(-1, 1, { ...last, lines: [...last.lines, ...piece.lines] });
    } else pieces.push({ ...piece, lines: [...headings, ...piece.lines] });
    headings = [];
    previous = block;
  }
  return [...pieces, ...textOf(headings)].filter((piece) => piece.kind !== 'text' || piece.lines.length > 0);
}

/** Quotes after the first one stand apart, else two of them would look like one. */
function isFirstQuote(block: Block, previous: Block | undefined): boolean {
  return block.kind === 'quote' && previous?.kind === 'entry';
}

function textOf(lines: readonly DiscordLine[]): TextPiece[] {
  return lines.length === 0 ? [] : [text(lines)];
}

/** Discord refuses a text that is blank: lines of nothing but prefix are left out. */
function isBlank({ parts }: DiscordLine): boolean {
  return parts.every((part) => part.trim() === '');
}

function text(lines: readonly DiscordLine[], rest: Partial<TextPiece> = {}): TextPiece {
  return { kind: 'text', lines: lines.filter((line) => !isBlank(line)), asked: [], states: [], ...rest };
}

function pieceOf(block: Exclude<Block, { kind: 'heading' }>): DiscordPiece {
  switch (block.kind) {
    case 'text':
      return text([lineOfSpans(block.text)]);
    case 'fields':
      return text(block.fields.map(({ label, value }) => lineOfField(label, value)));
    case 'list':
      return text(block.items.map((item) => lineOfSpans(item, '- ')));
    case 'entry':
      return entryOf(block);
    case 'table':
      return tableOf(block);
    case 'quote':
      return text([lineOfText(block.text, '> '), small(block.source, '> ')]);
    case 'image':
    case 'divider':
    case 'prompts':
      return block;
  }
}

function lineOfField(label: string, value: Parameters<typeof lineOfSpans>[0]): DiscordLine {
  return lineOfSpans([{ kind: 'strong', text: `${label}` }, { kind: 'text', text: ' ' }, ...value]);
}

/** The rows in one line each, with a colour for the state; what can be asked about them goes into one menu. */
function tableOf({ details, sections }: MessageTable): TextPiece {
  const rows = sections.flatMap((section) => section.rows);
  const lines = sections.flatMap((section) => [
    lineOfText(section.title, '### '),
    ...section.rows.map(({ entry: { state, title } }) =>
      lineOfSpans(title, state === undefined ? '' : `${STATE_COLOURS[state]} `),
    ),
  ]);
  const asked = rows.flatMap(({ entry: { prompts = [] } }) =>
    prompts.map(({ label, command }) => ({ title: label, prompts: [{ label: details, command }] })),
  );
  return text(lines, { asked });
}

/** Discord has no indentation: an entry below another one has an arrow before it. */
function entryOf({ state, depth, title, lines, prompts }: MessageEntry): TextPiece {
  const mark = `${depth === 1 ? '↳ ' : ''}${state === undefined ? '' : `${SYMBOLS[state]} `}`;
  const name = printable(title.map((span) => span.text).join(''));
  return text([lineOfSpans(title, mark), ...lines.map((line) => lineOfSpans(line))], {
    asked: prompts === undefined || prompts.length === 0 ? [] : [{ title: name, prompts }],
    states: state === undefined ? [] : [state],
  });
}

/** Small print, whatever the spans are. */
function small(spans: Parameters<typeof lineOfSpans>[0], prefix: string): DiscordLine {
  return { ...lineOfSpans(spans), prefix: `${prefix}-# ` };
}
