import type { Report } from './check-text.ts';
import type { Json } from './workspace.ts';

const list = (value: unknown): readonly Json[] => (Array.isArray(value) ? value : []);

/** The limits of a data table (https://docs.slack.dev/reference/block-kit/blocks/data-table-block). */
export function checkTable({ caption, rows, page_size: size = 5 }: Json, at: string, report: Report): void {
  if (typeof caption !== 'string' || caption === '') report('caption is missing', `${at}/caption`);
  const all = list(rows).map((row) => list(row));
  if (all.length < 2 || all.length > 101) report('2 to 101 rows', `${at}/rows`);
  const columns = all[0]?.length ?? 0;
  if (columns < 1 || columns > 20) report('1 to 20 columns', `${at}/rows`);
  if (all.some((row) => row.length !== columns)) report('rows of different lengths', `${at}/rows`);
  const cells = all.flat();
  if (cells.some(({ type, text }) => type !== 'raw_text' || typeof text !== 'string' || text === ''))
    report('cells of this app are raw_text, and not empty', `${at}/rows`);
  const characters = cells.reduce((sum, { text }) => sum + String(text).length, 0);
  if (characters > 10_000) report('more than 10000 characters', `${at}/rows`);
  if (Number(size) < 1 || Number(size) > 100) report('page_size is 1 to 100', `${at}/page_size`);
}
