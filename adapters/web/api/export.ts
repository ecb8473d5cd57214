import { stringify } from 'csv-stringify/sync';
import { eventJson, type HistoryEvent, type Json } from '../../../src/index.ts';

/** Columns of the table: an event, and one citation of it a row. */
const COLUMNS = [
  'channel',
  'date',
  'precision',
  'action',
  'confirmed',
  'confirmedBy',
  'actors',
  'known',
  'quote',
  'outlet',
  'published',
  'url',
] as const;

/** Events as a table with one row per citation. Cells that a spreadsheet would take for a formula begin with an apostrophe. */
export function eventsCsv(events: readonly HistoryEvent[]): string {
  const rows = events.flatMap((event) => {
    const json = eventJson(event) as { readonly [key: string]: Json };
    const citations = json.evidence as readonly { readonly [key: string]: Json }[];
    return (citations.length > 0 ? citations : [{}]).map((citation) => ({ ...json, ...citation }));
  });
  return stringify(
    rows.map((row) => COLUMNS.map((column) => cellOf((row as { readonly [key: string]: Json })[column]))),
    { header: true, columns: [...COLUMNS], escape_formulas: true, record_delimiter: '\r\n', bom: true },
  );
}

function cellOf(value: Json | undefined): string {
  if (value === undefined || value === null || value === false) return '';
  return Array.isArray(value) ? value.join('; ') : String(value);
}
