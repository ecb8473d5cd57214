import type { ActionsBlock, DataTableBlock, KnownBlock, RichTextBlockElement } from '@slack/types';
import { type MessageEntry, type MessageTable, SYMBOLS } from '../../../src/index.ts';
import { encodeQuestion, fitsIn } from '../../shared/question-codec.ts';
import { STATE_COLOURS } from '../../shared/state-colours.ts';
import { LIMITS } from '../limits.ts';
import { joinLines, richBlocks, richSpans, richText } from './rich.ts';
import { cut, plainText, size } from './text.ts';

/** A table in both layouts; `table` is absent where Slack's table cannot hold it. */
export interface DrawnTable {
  readonly table: readonly KnownBlock[] | undefined;
  readonly older: readonly KnownBlock[];
}

/** A table as Slack's, and as lines of rich text for where Slack knows no tables; below it one menu of what can be asked about its rows. */
export function drawTable(table: MessageTable, brief: string | undefined): DrawnTable {
  const menu = menuOf(table, brief);
  const data = dataTable(table);
  const [section, ...others] = table.sections;
  // The sections of a board are told by the colours of its rows; one section alone has its title above it.
  const title = others.length === 0 && section !== undefined ? titleOf(section.title) : [];
  return { table: data && [...title, data, ...menu], older: [...linesOf(table), ...menu] };
}

function titleOf(title: string): KnownBlock[] {
  return richBlocks([{ type: 'rich_text_section', elements: [richText(title, { bold: true })] }]);
}

function dataTable({ caption, columns, sections }: MessageTable): DataTableBlock | undefined {
  const cell = (text: string) => ({ type: 'raw_text' as const, text: cut(text, LIMITS.tableCell) });
  const body = sections
    .flatMap(({ rows }) => rows)
    .map(({ cells, entry }) => cellsOf(cells, entry).map(cell));
  const rows = [columns.map(cell), ...body];
  const characters = rows.flat().reduce((sum, { text }) => sum + size(text), 0);
  if (body.length === 0 || body.length > LIMITS.tableRows || characters > LIMITS.tableText) return undefined;
  return { type: 'data_table', caption: cut(caption, LIMITS.tableCell), page_size: LIMITS.tableRows, rows };
}

/** The state is the second cell: its colour stands before its word. */
function cellsOf(cells: readonly string[], { state }: MessageEntry): readonly string[] {
  return cells.map((text, index) =>
    index === 1 && state !== undefined ? `${STATE_COLOURS[state]} ${text}` : text,
  );
}

function linesOf({ sections }: MessageTable): KnownBlock[] {
  const parts = sections.flatMap(({ title, rows }): RichTextBlockElement[] => {
    const lines = rows.map(({ entry: { state, title: spans } }) => [
      ...(state === undefined ? [] : [richText(`${SYMBOLS[state]} `)]),
      ...richSpans(spans),
    ]);
    return [[richText(title, { bold: true })], ...lines].map((elements, index) => ({
      type: 'rich_text_section',
      elements: joinLines([index === 0 ? elements : [richText('\n'), ...elements]]),
    }));
  });
  return richBlocks(parts);
}

function menuOf({ details, sections }: MessageTable, brief: string | undefined): ActionsBlock[] {
  const asked = sections.flatMap(({ rows }) => rows).flatMap(({ entry }) => entry.prompts ?? []);
  const options = asked
    .map(({ label, command }) => ({ label, question: { brief, line: command, page: 1 } }))
    .filter(({ question }) => fitsIn(question, LIMITS.optionValue))
    .slice(0, LIMITS.selectOptions)
    .map(({ label, question }) => ({
      text: plainText(label, LIMITS.optionText),
      value: encodeQuestion(question, LIMITS.optionValue),
    }));
  if (options.length === 0) return [];
  const placeholder = plainText(details, LIMITS.placeholder);
  return [
    {
      type: 'actions',
      elements: [{ type: 'static_select', action_id: 'ask-details', placeholder, options }],
    },
  ];
}
