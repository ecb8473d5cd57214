import { expect, test } from 'vitest';
import { straitBrief } from '../../test/support/strait.ts';
import { createExtractor } from '../extract/rules/index.ts';
import { createGuardedReader } from './guarded-reader.ts';
import { readDocuments } from './pipeline.ts';

const settings = { brief: straitBrief(), extracts: true };
const bytes = new Uint8Array();

test('a document that hangs, breaks or ends the thread is skipped, and those around it are read', async () => {
  const script = new URL('../../test/support/stubborn-worker.ts', import.meta.url);
  const guard = createGuardedReader(settings, { script, limit: 1_000 });
  const paths = ['a', 'hangs', 'b', 'breaks', 'c', 'ends', 'd'];
  let ticks = 0;
  const ticking = setInterval(() => (ticks += 1), 50);
  const found = await Promise.all(paths.map((path) => guard.read({ path, bytes })));
  clearInterval(ticking);
  expect(found).toEqual([
    { path: 'a', reason: 'as asked' },
    { path: 'hangs', reason: 'it takes longer than 1 s to read; no article does' },
    { path: 'b', reason: 'as asked' },
    { path: 'breaks', reason: 'it cannot be read: out of order' },
    { path: 'c', reason: 'as asked' },
    { path: 'ends', reason: 'it cannot be read: its thread ended' },
    { path: 'd', reason: 'as asked' },
  ]);
  expect(ticks).toBeGreaterThan(5);
}, 60_000);

test('what is read in a thread is the same as what is read here', async () => {
  const text =
    '---\ntitle: Ferries\ndate: 2024-05-01\n---\nThe port authority said that ferries run again.\n';
  const parts = { brief: settings.brief, extractor: createExtractor(settings.brief, { explain: true }) };
  const read = async (path: string) => {
    for await (const one of readDocuments(parts, [{ path, bytes: Buffer.from(text) }]))
      return 'reason' in one ? one : { ...one, article: { ...one.article, id: '', path: '', url: null } };
    throw new Error('nothing was yielded');
  };
  expect(await read('https://port.example/a')).toEqual(await read('a.md'));
}, 60_000);
