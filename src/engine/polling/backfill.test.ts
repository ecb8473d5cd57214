import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sourceOf } from '../../../test/contracts/storage/sources.ts';
import { failing, itemOf, scriptedReader } from '../../../test/fakes/source-reader.ts';
import { tinyBrief } from '../../../test/support/brief.ts';
import { pollingParts } from '../../../test/support/polling.ts';
import { temporaryFolder } from '../../../test/support/run.ts';
import { fixedClock } from '../../clock.ts';
import type { FetchedItem, SourceReading } from '../../domain/source.ts';
import type { Store } from '../../storage/contracts.ts';
import { openScratch } from '../../storage/scratch.ts';
import { backfill } from './backfill.ts';
import { pollSource } from './poll-source.ts';

const clock = fixedClock('2026-03-10T00:00:00.000Z');
let store: Store;
beforeEach(async () => {
  store = await openScratch();
});
afterEach(() => store.close());

const dated = (name: string, day: string) => itemOf(name, { published: { value: day, basis: 'stated' } });
const page = (older: readonly string[], ...items: readonly FetchedItem[]): SourceReading => ({
  outcome: 'items',
  items,
  validators: {},
  advice: {},
  older,
});

/** Walks with one reading after the other; the addresses that were asked for, and the new articles of each step. */
async function walk(readings: readonly SourceReading[], since = '2026-01-15') {
  const reader = scriptedReader(readings);
  const parts = pollingParts({ brief: tinyBrief(), store, reader, clock });
  const steps = backfill(parts, sourceOf('courier'), { since });
  const added: number[] = [];
  for (;;) {
    const { done, value } = await steps.next();
    const asked = reader.requests.map(([, request]) => request?.url);
    if (done) return { asked, added, end: value };
    added.push(value.new);
  }
}

describe('backfill', () => {
  const first = page(['/2'], dated('a', '2026-03-01'), dated('b', '2026-02-20'));
  const second = page(['/3'], dated('c', '2026-02-01'), dated('d', '2026-01-10'));
  const third = page(['/4'], dated('e', '2026-01-05'));

  test('walks older pages until all of one is older than the day, and stores what is not', async () => {
    expect(await walk([first, second, third])).toEqual({
      asked: [undefined, '/2', '/3'],
      added: [2, 1, 0],
      end: { outcome: 'done' },
    });
    expect((await store.counts('harbour')).articles).toBe(3);
    expect(await store.article('https://courier.example/d')).toBeUndefined();
  });

  test('goes on where it was interrupted, and has nothing left to do after the end', async () => {
    expect(await walk([first, failing()])).toMatchObject({ added: [2], end: { outcome: 'failed' } });
    expect(await walk([second, third])).toMatchObject({ asked: ['/2', '/3'], added: [1, 0] });
    expect(await walk([])).toEqual({ asked: [], added: [], end: { outcome: 'done' } });
  });

  test('reads nothing twice that polling has read', async () => {
    const reader = scriptedReader([first]);
    await pollSource(pollingParts({ brief: tinyBrief(), store, reader, clock }), sourceOf('courier'));
    expect(await walk([first, second, third])).toMatchObject({ added: [0, 1, 0] });
  });
});

describe('a folder', () => {
  const text = (name: string) =>
    `---\ntitle: ${name}\ndate: 2026-03-01\n---\nThe text of ${name}, long enough to be an article.\n`;
  const folder = temporaryFolder();
  const source = sourceOf('archive', { kind: 'folder', location: folder });
  const poll = async () => {
    const parts = pollingParts({ brief: tinyBrief(), store, reader: scriptedReader([]), clock });
    const result = await pollSource(parts, source, { force: true });
    return result.outcome === 'read' ? [result.ingested.new, result.ingested.changed] : result.outcome;
  };

  test('gives each file once, though it is moved, and another text of a file as a correction', async () => {
    writeFileSync(join(folder, 'a.md'), text('a'));
    writeFileSync(join(folder, 'b.md'), text('b'));
    expect(await poll()).toEqual([2, 0]);
    expect(await poll()).toEqual([0, 0]);
    mkdirSync(join(folder, 'later'));
    renameSync(join(folder, 'a.md'), join(folder, 'later', 'a.md'));
    writeFileSync(join(folder, 'b.md'), `${text('b')}Corrected.\n`);
    writeFileSync(join(folder, 'c.md'), text('c'));
    expect(await poll()).toEqual([1, 1]);
    expect((await store.counts('harbour')).articles).toBe(3);
  });

  test('that is not there is a source that fails', async () => {
    const parts = pollingParts({ brief: tinyBrief(), store, reader: scriptedReader([]), clock });
    const gone = sourceOf('gone', { kind: 'folder', location: join(folder, 'nowhere') });
    expect(await pollSource(parts, gone)).toMatchObject({ outcome: 'failed', failure: { kind: 'missing' } });
  });
});
