import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../test/support/run.ts';
import { ROOT } from '../../test/support/sources.ts';
import { wordsOf } from '../../test/support/strait.ts';
import { answer, loadBrief, openEngine, openStore } from '../index.ts';

test('article opens a page that only the chronology cites, and shows what rests on it', async () => {
  const brief = loadBrief(join(ROOT, 'test/briefs/two-rivers'));
  const store = await openStore({ data: temporaryFolder() });
  const engine = openEngine({ brief, store });
  const [fact] = brief.chronology;
  const [source] = fact?.sources ?? [];
  if (fact === undefined || source === undefined) throw new Error('the chronology has a fact with a source');
  const { message, data } = await answer(engine, `article ${source.url}`);
  expect(wordsOf(message)).toEqual(expect.arrayContaining([`# ${source.outlet}`, fact.fact.en]));
  expect(data).toMatchObject({
    id: null,
    outlet: source.outlet,
    url: source.url,
    events: [{ date: fact.date }],
  });
  await store.close();
});
