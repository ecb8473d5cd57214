import { type Message, type PlainBlock, printable, SYMBOLS, withoutTables } from '../../src/index.ts';
import { alignEntries, type Columns } from './align.ts';
import { columns, type LayoutLine, lineColumns, type TextRun, wrap } from './layout.ts';
import { createNotes, type MarkLink, runsOf } from './runs.ts';
import { paint } from './style.ts';

/** What the terminal can do. */
export interface ConsoleRenderOptions {
  /** Columns of a line; at least 40 are used. */
  readonly width: number;
  readonly color: boolean;
  /** Whether links may be written as OSC 8 sequences; without, their addresses stand at the message's end. */
  readonly hyperlinks?: boolean;
  /** Whether states and dates of a board stand in columns; without, a line reads as it is said and can be searched for. */
  readonly aligned?: boolean;
}

interface Layout {
  readonly width: number;
  readonly mark: MarkLink;
  readonly columns: Columns;
}

const MIN_WIDTH = 40;
const MARGIN: LayoutLine = [{ text: '  ' }];

/**
 * A message as lines of a terminal, ending with a line break. Pure.
 * No line is wider than `width`, save addresses at the end; nothing in the message's texts reaches the terminal as an escape sequence.
 */
export function render(message: Message, options: ConsoleRenderOptions): string {
  const { blocks } = withoutTables(message);
  const notes = createNotes();
  const layout: Layout = {
    width: Math.max(MIN_WIDTH, options.width),
    mark: options.hyperlinks ? () => '' : notes.mark,
    columns: alignEntries(options.aligned ? blocks : []),
  };
  const lines: LayoutLine[] = [];
  let previous: PlainBlock | undefined;
  for (const block of blocks) {
    if (previous !== undefined && apart(previous, block)) lines.push([]);
    lines.push(...renderBlock(block, layout));
    previous = block;
  }
  const addresses = notes.lines();
  if (addresses.length > 0) lines.push([], ...addresses);
  return lines.map((line) => `${line.map((run) => write(run, options)).join('')}\n`).join('');
}

/** Whether a blank line stands between two blocks: entries of one list stay together. */
function apart(previous: PlainBlock, next: PlainBlock): boolean {
  if (previous.kind === 'heading') return previous.level === 1 && next.kind !== 'text';
  if (previous.kind === 'entry' && next.kind === 'quote') return false;
  return !(previous.kind === 'entry' && next.kind === 'entry' && dense(previous) && dense(next));
}

/** An entry of few lines, which needs no room around it. */
function dense(block: PlainBlock): boolean {
  return block.kind === 'entry' && block.lines.length <= 2;
}

function renderBlock(block: PlainBlock, layout: Layout): LayoutLine[] {
  switch (block.kind) {
    case 'heading':
      return renderHeading(block, layout);
    case 'text':
      return wrap(runsOf(block.text, layout.mark), layout.width);
    case 'fields':
      return renderFields(block, layout);
    case 'list':
      return block.items.flatMap((item) =>
        hang([{ text: '  • ', style: 'faint' }], runsOf(item, layout.mark), layout),
      );
    case 'entry':
      return renderEntry(block, layout);
    case 'quote':
      return renderQuote(block, layout);
    case 'image':
      return wrap([{ text: `[${printable(block.alt)}]`, style: 'faint' }], layout.width);
    case 'divider':
      return [[{ text: '─'.repeat(layout.width), style: 'faint' }]];
    case 'prompts':
      return renderPrompts(block, layout);
  }
}

function renderHeading(block: PlainBlock & { kind: 'heading' }, layout: Layout): LayoutLine[] {
  const runs = runsOf(block.text, layout.mark).map(
    (run): TextRun => ({ ...run, style: run.style ?? 'heading' }),
  );
  const lines = wrap(runs, layout.width);
  const longest = Math.max(...lines.map(lineColumns));
  return block.level === 1 ? [...lines, [{ text: '━'.repeat(longest), style: 'faint' }]] : lines;
}

function renderFields(block: PlainBlock & { kind: 'fields' }, layout: Layout): LayoutLine[] {
  const labels = block.fields.map((field) => printable(field.label));
  const room = Math.min(Math.max(0, ...labels.map(columns)), Math.floor(layout.width / 3));
  return block.fields.flatMap((field, index) => {
    const label = labels[index] ?? '';
    const value = runsOf(field.value, layout.mark);
    if (columns(label) > room) return hang(MARGIN, [{ text: `${label} `, style: 'faint' }, ...value], layout);
    return hang([...MARGIN, { text: `${pad(label, room)}  `, style: 'faint' }], value, layout);
  });
}

function renderEntry(block: PlainBlock & { kind: 'entry' }, layout: Layout): LayoutLine[] {
  const indent = '  '.repeat(block.depth ?? 0);
  const mark: TextRun = block.state
    ? { text: `${indent} ${SYMBOLS[block.state]} `, style: block.state }
    : { text: `${indent} ▪ `, style: 'faint' };
  const title = layout.columns.align(runsOf(block.title, layout.mark), block.depth ?? 0);
  const detail: TextRun = { text: `${indent}     ` };
  return [
    ...hang([mark], title, layout),
    ...block.lines.flatMap((spans) => hang([detail], runsOf(spans, layout.mark), layout)),
  ];
}

function renderQuote(block: PlainBlock & { kind: 'quote' }, layout: Layout): LayoutLine[] {
  const bar: TextRun = { text: '   ┃ ', style: 'faint' };
  const margin = { ...layout, width: layout.width - 5 };
  const words = wrap(quoteRuns(block), margin.width);
  const source = wrap(
    runsOf(block.source, layout.mark).map((run): TextRun => ({ ...run, style: run.style ?? 'faint' })),
    margin.width,
  );
  return [...words, ...source].map((line) => [bar, ...line]);
}

/** The words of a quote, those that stand out as runs of their own. */
function quoteRuns({ text, marks = [] }: PlainBlock & { kind: 'quote' }): TextRun[] {
  const runs: TextRun[] = [];
  let at = 0;
  const add = (end: number, style: 'quote' | 'strong') => {
    runs.push({ text: printable(text.slice(at, end)), style });
    at = end;
  };
  for (const [start, end] of marks) {
    add(start, 'quote');
    add(end, 'strong');
  }
  add(text.length, 'quote');
  const [first, last] = [runs[0], runs.at(-1)];
  return runs
    .map((run) => ({ ...run, text: trimmed(run.text, run === first, run === last) }))
    .filter((run) => run.text !== '');
}

function trimmed(text: string, atStart: boolean, atEnd: boolean): string {
  const started = atStart ? text.trimStart() : text;
  return atEnd ? started.trimEnd() : started;
}

function renderPrompts(block: PlainBlock & { kind: 'prompts' }, layout: Layout): LayoutLine[] {
  const room = Math.max(0, ...block.prompts.map((prompt) => columns(printable(prompt.command))));
  return block.prompts.flatMap((prompt) =>
    hang(
      [{ text: '  › ', style: 'faint' }],
      [
        { text: `${pad(printable(prompt.command), Math.min(room, layout.width / 2))}  ` },
        { text: printable(prompt.label), style: 'faint' },
      ],
      layout,
    ),
  );
}

/** Text behind a prefix; its further lines are indented as deep as the prefix is wide. */
function hang(prefix: LayoutLine, runs: LayoutLine, layout: Layout): LayoutLine[] {
  const depth = lineColumns(prefix);
  const lines = wrap(runs, Math.max(MIN_WIDTH / 2, layout.width - depth));
  return lines.map((line, index) => [...(index === 0 ? prefix : [{ text: ' '.repeat(depth) }]), ...line]);
}

function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - columns(text)));
}

/** The one place where a run becomes bytes for the terminal: its text is clean here, the sequences are ours. */
function write(run: TextRun, options: ConsoleRenderOptions): string {
  const text = options.color && run.style !== undefined ? paint(run.text, run.style) : run.text;
  return options.hyperlinks && run.url ? `\u001B]8;;${run.url}\u001B\\${text}\u001B]8;;\u001B\\` : text;
}
