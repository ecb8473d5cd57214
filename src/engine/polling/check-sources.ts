import type { BriefSource } from '../../domain/brief.ts';
import type { SourceFailure, SourceReader } from '../../domain/source.ts';
import { newestOf } from './try-source.ts';

/** Whether a source can be read, and how new what it offers is. */
export interface SourceCheck {
  readonly source: BriefSource;
  readonly items: number;
  /** Date of its newest item; `null` where none has one. */
  readonly newest: string | null;
  readonly failure: SourceFailure | null;
  /** The address that it moved to for good. */
  readonly movedTo: string | null;
}

/** Reads a source once and stores nothing. */
export async function checkSource(
  reader: Pick<SourceReader, 'read'>,
  source: BriefSource,
): Promise<SourceCheck> {
  const nothing = { source, items: 0, newest: null, failure: null, movedTo: null };
  const reading = await reader.read(source);
  if (reading.outcome === 'failed') return { ...nothing, failure: reading.failure };
  if (reading.outcome === 'unchanged') return nothing;
  const { items, movedTo = null } = reading;
  return { ...nothing, items: items.length, newest: newestOf(items), movedTo };
}
