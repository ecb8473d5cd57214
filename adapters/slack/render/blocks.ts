import type {
  ActionsBlock,
  Button,
  ContextBlock,
  KnownBlock,
  Overflow,
  RichTextBlockElement,
  RichTextElement,
  SectionBlock,
  TextObject,
} from '@slack/types';
import type {
  Block,
  MessageEntry,
  MessageTable,
  PlainBlock,
  Prompt,
  Span,
  Spans,
} from '../../../src/index.ts';
import { encodeQuestion } from '../../shared/question-codec.ts';
import { LIMITS } from '../limits.ts';
import { joinLines, richBlocks, richSpans, richText } from './rich.ts';
import { drawTable } from './table.ts';
import { clean, cut, isInert, signOf, size, splitText } from './text.ts';

/** A part of a message that is never torn apart, unless it does not fit a message by itself. */
export interface SlackPiece {
  readonly blocks: readonly KnownBlock[];
  /** True where it must not be the last of a page: a heading belongs to what follows it. */
  readonly heads: boolean;
}

/** What stands in place of blocks of the older layout where Slack takes tables: the first block of each for all of its table. */
export type Tables = Map<KnownBlock, readonly KnownBlock[]>;

/** The pieces of a message, in order; `brief` is written into its buttons, and tables are noted in `tables`. */
export function piecesOf(
  blocks: readonly Block[],
  brief: string | undefined,
  tables: Tables = new Map(),
): SlackPiece[] {
  return together(blocks).map((group, index, groups) => {
    const before = groups[index - 1]?.at(-1);
    const line: KnownBlock[] = startsSection(group[0], before) ? [{ type: 'divider' }] : [];
    return {
      blocks: [...line, ...drawnGroup(group, brief, tables)],
      heads: group.every(({ kind }) => kind === 'heading'),
    };
  });
}

/** Whether a line parts a block from the one before it: all headings of Slack's look alike. */
function startsSection(block: Block | undefined, before: Block | undefined): boolean {
  if (block?.kind !== 'heading' || block.level === 1 || before === undefined) return false;
  return before.kind !== 'heading' && before.kind !== 'divider';
}

/** Blocks that belong together: quotes with the entry that they prove. */
function together(blocks: readonly Block[]): Block[][] {
  const groups: Block[][] = [];
  for (const block of blocks) {
    const last = groups.at(-1);
    if (block.kind === 'quote' && last?.[0]?.kind === 'entry') last.push(block);
    else groups.push([block]);
  }
  return groups;
}

/** A group's blocks; what can be asked about an entry stands below its quotes. */
function drawnGroup(
  [first, ...quotes]: readonly Block[],
  brief: string | undefined,
  tables: Tables,
): KnownBlock[] {
  if (first === undefined) return [];
  if (first.kind === 'table') return tableBlocks(first, brief, tables);
  const below = quotes.flatMap((quote) => (quote.kind === 'table' ? [] : drawn(quote, brief)));
  if (first.kind !== 'entry') return [...drawn(first, brief), ...below];
  return entryGroup(first, brief, below);
}

/** The older layout of a table, and in `tables` what takes its place. */
function tableBlocks(block: MessageTable, brief: string | undefined, tables: Tables): KnownBlock[] {
  const { table, older } = drawTable(block, brief);
  if (table !== undefined)
    for (const [index, one] of older.entries()) tables.set(one, index === 0 ? table : []);
  return [...older];
}

function entryGroup(
  first: MessageEntry,
  brief: string | undefined,
  below: readonly KnownBlock[],
): KnownBlock[] {
  const section = entrySection(first, brief);
  if (section !== undefined) return [section, ...below];
  return [...entryBlocks(first), ...below, ...buttonRows(first.prompts ?? [], brief)];
}

function drawn(block: PlainBlock, brief: string | undefined): KnownBlock[] {
  switch (block.kind) {
    case 'heading':
      return headingBlocks(block);
    case 'text':
      return textBlocks(block.text);
    case 'fields':
      return rich([{ type: 'rich_text_section', elements: joinLines(block.fields.map(fieldLine)) }]);
    case 'list':
      return rich([listOf(block.items)]);
    case 'entry':
      return entryGroup(block, brief, []);
    case 'quote':
      return rich([quoteOf(block)]);
    case 'image':
      return [contextOf(cut(`[${block.alt}]`, LIMITS.altText), pictureId(block.name))];
    case 'divider':
      return [{ type: 'divider' }];
    case 'prompts':
      return buttonRows(block.prompts, brief);
  }
}

/** The block that stands for a picture until it is uploaded. */
export function pictureId(name: string): string {
  return `picture ${clean(name).slice(0, 100)}`;
}

/** Rich text without parts that would be empty, which Slack refuses. */
function rich(parts: readonly RichTextBlockElement[]): KnownBlock[] {
  return richBlocks(parts.filter((part) => part.elements.length > 0));
}

function headingBlocks({ level, text }: Block & { kind: 'heading' }): KnownBlock[] {
  const words = clean(plain(text)).trim();
  const linked = text.some(({ kind }) => kind === 'link');
  if (level === 1 && !linked && words !== '' && size(words) <= LIMITS.headerText) {
    return [{ type: 'header', text: { type: 'plain_text', text: words, emoji: false } }];
  }
  const elements = richSpans(text).map((element) => ({ ...element, style: { bold: true } }));
  return rich([{ type: 'rich_text_section', elements }]);
}

/** Secondary text stands small and grey, other text as it is. */
function textBlocks(text: Spans): KnownBlock[] {
  if (text.every(({ kind }) => kind === 'faint')) {
    return splitText(clean(plain(text)), LIMITS.sectionText).map((part) => contextOf(part));
  }
  return rich([{ type: 'rich_text_section', elements: richSpans(text) }]);
}

/** Small grey text that is read as it is. */
export function contextOf(text: string, blockId?: string): ContextBlock {
  return {
    type: 'context',
    ...(blockId === undefined ? {} : { block_id: blockId }),
    elements: [{ type: 'plain_text', text, emoji: false }],
  };
}

function fieldLine({ label, value }: { readonly label: string; readonly value: Spans }) {
  return [richText(`${clean(label)}  `, { bold: true }), ...richSpans(value)];
}

function listOf(items: readonly Spans[]): RichTextBlockElement {
  const elements = items
    .map((item) => ({ type: 'rich_text_section' as const, elements: richSpans(item) }))
    .filter((item) => item.elements.length > 0);
  return { type: 'rich_text_list', style: 'bullet', elements };
}

/** An entry that can be asked about is a section with a menu where it has no links, else text with buttons below. */
function entryBlocks(block: MessageEntry): KnownBlock[] {
  const lines = block.lines.map((line) => richSpans(line));
  const elements = joinLines([[richText(`${signOf(block)} `), ...richSpans(block.title)], ...lines]);
  return rich([{ type: 'rich_text_section', elements }]);
}

function quoteOf({ text, marks = [], source }: Block & { kind: 'quote' }): RichTextBlockElement {
  const said = markedText(text, marks);
  const named = richSpans(source);
  const where = named.length === 0 ? [] : [richText('— '), ...named];
  return { type: 'rich_text_quote', elements: joinLines([said, where]) };
}

/** A text's parts, those that stand out in bold. */
function markedText(text: string, marks: readonly (readonly [number, number])[]): RichTextElement[] {
  const ends = [...marks.flat(), text.length];
  const parts = ends.map((end, index) => ({
    text: text.slice(ends[index - 1] ?? 0, end),
    bold: index % 2 === 1,
  }));
  return richSpans(parts.map((part): Span => ({ kind: part.bold ? 'strong' : 'text', text: part.text })));
}

/** Questions to ask next as buttons, each with its line. */
function buttonRows(prompts: readonly Prompt[], brief: string | undefined): ActionsBlock[] {
  const buttons = prompts.map((prompt, index) => buttonOf(prompt, brief, index));
  return Array.from({ length: Math.ceil(buttons.length / LIMITS.actions) }, (_, row) => ({
    type: 'actions',
    elements: buttons.slice(row * LIMITS.actions, (row + 1) * LIMITS.actions),
  }));
}

function buttonOf({ label, command }: Prompt, brief: string | undefined, index: number): Button {
  return {
    type: 'button',
    action_id: `ask-${index}`,
    text: { type: 'plain_text', text: cut(capital(label), LIMITS.buttonText), emoji: false },
    value: encodeQuestion({ brief, line: command, page: 1 }, LIMITS.buttonValue),
  };
}

/** What stands on a button begins with a capital letter. */
function capital(text: string): string {
  return text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}

function plain(spans: Spans): string {
  return spans.map(({ text }) => text).join('');
}

/**
 * An entry of the board as one block: its text, and a menu of what can be asked about it, so that a board fits a message.
 * `undefined` where it needs more: links, more questions than a menu holds, too much text, nothing to ask.
 */
function entrySection(entry: MessageEntry, brief: string | undefined): SectionBlock | undefined {
  const { prompts = [] } = entry;
  const spans = [entry.title, ...entry.lines].flat();
  if (prompts.length === 0 || prompts.length > LIMITS.overflowOptions) return undefined;
  if (spans.some(({ kind }) => kind === 'link')) return undefined;
  const text = textOf(entry);
  if (size(text.text) > LIMITS.sectionText) return undefined;
  return { type: 'section', text, accessory: menuOf(prompts, brief) };
}

/**
 * Bold needs Slack's markup, which untrusted text must not reach: it is used only where no character of the entry means anything in it.
 * Else the entry is plain text, in which Slack looks for nothing.
 */
function textOf(entry: MessageEntry): TextObject {
  const { title, lines } = entry;
  const sign = signOf(entry);
  const head = clean(plain(title)).trim();
  const details = lines.map((line) => clean(plain(line)).trim()).filter((line) => line !== '');
  const below = details.map((line) => `\n${line}`).join('');
  if (head !== '' && [head, ...details].every(isInert)) {
    return { type: 'mrkdwn', text: `${sign} *${head}*${below}`, verbatim: true };
  }
  return { type: 'plain_text', text: `${sign} ${head}${below}`, emoji: false };
}

/** Slack refuses a menu that offers the same twice. */
function menuOf(prompts: NonNullable<MessageEntry['prompts']>, brief: string | undefined): Overflow {
  const options = prompts.map(({ label, command }) => ({
    text: { type: 'plain_text' as const, text: cut(label, LIMITS.optionText), emoji: false },
    value: encodeQuestion({ brief, line: command, page: 1 }, LIMITS.optionValue),
  }));
  const different = options.filter(
    ({ value }, at) => options.findIndex((other) => other.value === value) === at,
  );
  return { type: 'overflow', action_id: 'ask-menu', options: different };
}
