import { setTimeout as wait } from 'node:timers/promises';
import type { Day } from '../../domain/dates.ts';
import type { FetchedItem, SourceDefinition, SourceFailure } from '../../domain/source.ts';
import type { BackfillProgress } from '../../domain/source-state.ts';
import type { PollingParts } from './polling-parts.ts';
import { takeIn } from './take-in.ts';
import { type Leased, withLease } from './with-lease.ts';

/** How far reading older items has come. */
export interface BackfillStep {
  /** Pages of the source that were read, in all runs since the day was named. */
  readonly pages: number;
  readonly items: number;
  readonly new: number;
  readonly changed: number;
  readonly relevant: number;
}

/** How it ended: all was read that the source still offers, or it could not go on. */
export type BackfillEnd =
  | { readonly outcome: 'done' }
  | { readonly outcome: 'failed'; readonly failure: SourceFailure };

/** Milliseconds between two attempts while another process polls the source. */
const BUSY = 5_000;

/**
 * Reads the older items of a source back to a day: the pages of a feed (RFC 5005), the lists of a sitemap. They fill the history and are no
 * news. Where it stopped is kept, so that an interrupted run goes on there.
 */
export async function* backfill(
  parts: PollingParts,
  source: SourceDefinition,
  { since, signal }: { readonly since: Day; readonly signal?: AbortSignal | undefined },
): AsyncGenerator<BackfillStep, BackfillEnd> {
  for (;;) {
    const step = await withLease(
      parts,
      source,
      async (progress): Promise<Leased<BackfillStep | BackfillEnd>> => {
        const before = progress.backfill?.since === since ? progress.backfill : beginning(since);
        const [url] = before.next;
        if (before.pages > 0 && url === undefined) return { progress, value: { outcome: 'done' } };
        const reading = await parts.reader.read(source, {
          ...(url !== undefined && { url }),
          ...(signal && { signal }),
        });
        if (reading.outcome === 'failed') return { progress, value: reading };
        if (reading.outcome === 'unchanged') return { progress, value: { outcome: 'done' } };
        const items = reading.items.filter((item) => !isBefore(item, since));
        const { result } = await takeIn(parts, source, { items, first: true, signal });
        const after = afterPage(before, {
          items: reading.items,
          older: reading.older,
          complete: result.left === 0,
          wanted: items.length > 0 || reading.items.length === 0,
        });
        const { ingested } = result;
        const value = { pages: after.pages, items: items.length, ...ingested };
        return { progress: { ...progress, backfill: after }, value };
      },
    );
    if (step === undefined) await wait(BUSY, undefined, signal && { signal });
    else if ('outcome' in step) return step;
    else yield step;
  }
}

function beginning(since: Day): BackfillProgress {
  return { since, next: [], pages: 0 };
}

interface Page {
  readonly items: readonly FetchedItem[];
  readonly older: readonly string[];
  /** Whether all pages of its items were read. */
  readonly complete: boolean;
  /** Whether anything on it is of the time that is wanted: pages come newest first. */
  readonly wanted: boolean;
}

/** Where reading goes on after a page: at the same one where some of its items are left. */
function afterPage(before: BackfillProgress, { older, complete, wanted }: Page): BackfillProgress {
  if (!complete) return before;
  const [, ...rest] = before.next;
  const next = wanted ? [...rest, ...older.filter((url) => !rest.includes(url))] : [];
  return { ...before, next, pages: before.pages + 1 };
}

function isBefore({ published }: FetchedItem, since: Day): boolean {
  return published !== null && published.value.slice(0, 10) < since.slice(0, published.value.length);
}
