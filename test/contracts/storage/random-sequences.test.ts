import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fixedClock } from '../../../src/clock.ts';
import type { Article } from '../../../src/domain/article.ts';
import type { Action, ChannelEvent } from '../../../src/domain/event.ts';
import type { Engine } from '../../../src/engine/engine.ts';
import { openEngine } from '../../../src/engine/open-engine.ts';
import type { Counts, Reading, Store } from '../../../src/storage/contracts.ts';
import { createStore } from '../../../src/storage/open-store.ts';
import type { Database } from '../../../src/storage/sql/database.ts';
import { openPostgres } from '../../../src/storage/sql/postgres.ts';
import { openSqlite } from '../../../src/storage/sql/sqlite.ts';
import { KEPT } from '../../../src/storage/sql/tables.ts';
import { exportLines } from '../../../src/storage/transfer/export.ts';
import { importLines } from '../../../src/storage/transfer/import.ts';
import { startPostgres } from '../../support/postgres.ts';
import { cases } from '../../support/properties.ts';
import { temporaryFolder } from '../../support/run.ts';
import { straitBrief } from '../../support/strait.ts';
import { articleOf, eventOf, reprocessBatch, rules } from './fixtures.ts';

const BRIEFS = ['demo', 'other'];
const IDS = ['a', 'b', 'c'];
const MODEL = { id: 'model', version: '1' };

function told(action: Action, date = '2024-03-04'): ChannelEvent {
  return eventOf({ channel: 'ferry', action, date });
}

/** What each extraction finds in each text. */
const FOUND: Readonly<Record<string, Readonly<Record<string, readonly ChannelEvent[]>>>> = {
  one: { bank: [told('hold')], ford: [told('refuse', '2024-03-05')], weir: [] },
  two: { bank: [told('hold'), told('agree')], ford: [], weir: [told('suspend', '2024-03-06')] },
};
const wordOf = (article: Article) => article.paragraphs[0] ?? '';
const tokensOf = (article: Article) => ['river', wordOf(article)];
const readingOf = (article: Article, extraction: string): Reading => ({
  article,
  events: FOUND[extraction]?.[wordOf(article)] ?? [],
  tokens: () => tokensOf(article),
});

const arbitraryArticle = fc
  .record({
    id: fc.constantFrom(...IDS),
    path: fc.constantFrom('first', 'second'),
    word: fc.constantFrom('bank', 'ford', 'weir'),
    published: fc.constantFrom(null, '2024-03-03', '2024-03-05T23:30:00-05:00', '2024-03-07T08:00:00Z'),
    outlet: fc.constantFrom(null, 'Courier', '海峡日报'),
  })
  .map(({ id, path, word, published, outlet }) =>
    articleOf(id, { path: `${path}/${id}.md`, published, outlet, paragraphs: [word] }),
  );
const brief = fc.constantFrom('demo', 'demo', 'demo', 'other');
const extraction = fc.constantFrom('one', 'two');
const arbitraryStep = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('put' as const),
      brief,
      extraction,
      articles: fc.array(arbitraryArticle, { minLength: 1, maxLength: 4 }),
    }),
  },
  fc.record({ kind: fc.constant('skip' as const), path: fc.constantFrom('first/a.md', 'lost.md') }),
  fc.record({
    kind: fc.constant('prune' as const),
    before: fc.constantFrom('2024-03-04', '2024-03-06', '2024-03-12'),
  }),
  fc.record({ kind: fc.constant('sketch' as const) }),
  fc.record({ kind: fc.constant('reread' as const), brief, extraction }),
  fc.record({ kind: fc.constant('further' as const) }),
  fc.record({ kind: fc.constant('primary' as const), extractor: fc.constantFrom('rules', 'model') }),
);
type Step = typeof arbitraryStep extends fc.Arbitrary<infer T> ? T : never;

/** Takes a step on a day; `apart` puts readings one by one. */
async function take(store: Store, step: Step, now: string, apart: boolean): Promise<unknown> {
  switch (step.kind) {
    case 'put': {
      const readings = step.articles.map((article) => readingOf(article, step.extraction));
      if (!apart) return store.put(step.brief, readings, now, rules(step.extraction));
      for (const reading of readings) await store.put(step.brief, [reading], now, rules(step.extraction));
      return;
    }
    case 'skip':
      return store.putSkipped([{ path: step.path, reason: 'empty' }], now);
    case 'prune':
      return store.prune(step.before);
    case 'sketch': {
      const waiting = await store.unsketched(10);
      const minima = Uint32Array.of(1, 2 ** 32 - 1);
      await store.putSketches(
        waiting.map(({ article, version }) => ({
          sketch: { article: article.id, size: 7, minima },
          version,
        })),
      );
      return waiting.length;
    }
    case 'reread':
      return reread(store, step, now);
    case 'further':
      return readFurther(store, now);
    case 'primary':
      return store.usePrimary('other', step.extractor, now);
  }
}

async function reread(
  store: Store,
  { brief, extraction }: { brief: string; extraction: string },
  now: string,
): Promise<boolean> {
  let after = '';
  do {
    const find = (article: Article) => readingOf(article, extraction).events;
    const ids = await reprocessBatch(store, rules(extraction), find, { brief, after, limit: 2, now });
    after = ids.at(-1) ?? '';
  } while (after !== '');
  return store.finish(brief, rules(extraction), now);
}

/** Another extractor, which finds the same in every text, reads the articles that are there. */
async function readFurther(store: Store, now: string): Promise<number> {
  await store.request('other', MODEL.id, IDS);
  const order = { after: '', limit: 10, now, until: now };
  const leased = await store.lease('other', MODEL, order);
  const found = leased.map(({ id, version }) => ({ article: id, version, events: [told('extend')] }));
  return store.putReadings('other', found, MODEL, now);
}

/** All that a store tells; what counts changes is left out, since it counts steps. */
async function tellingOf(store: Store): Promise<Record<string, unknown>> {
  const telling: Record<string, unknown> = { outlets: await store.outlets() };
  for (const word of ['river', 'bank', 'ford', 'weir']) {
    const places = await store.find({ kind: 'token', token: word }, 10);
    telling[`with ${word}`] = (await store.articlesAt(places)).map(({ article }) => article.id).sort();
  }
  for (const id of IDS) {
    telling[`article ${id}`] = await store.article(id);
    telling[`past ${id}`] = await store.pastTexts(id);
    for (const brief of BRIEFS) {
      telling[`${brief} in ${id}`] = await store.events(brief, id);
      telling[`${brief} readings of ${id}`] = await store.readings(brief, id);
    }
  }
  for (const brief of BRIEFS) {
    const reports = await store.reports(brief);
    // A text that gave way did so both on a day and at an instant.
    for (const { source, gone } of reports) expect(gone !== undefined).toBe(source.withdrawn !== undefined);
    telling[`${brief} reports`] = reports.map(({ seen, gone, ...report }) => ({
      ...report,
      seen: seen?.at,
      gone: gone?.at,
    }));
    telling[`${brief} counts`] = await store.counts(brief);
    telling[`${brief} coverage`] = await store.coverage(brief, '2024-03-03', '2024-03-11');
    telling[`${brief} read`] = await store.readBetween(
      brief,
      '2024-03-11T12:00:00.000Z',
      '2024-03-13T12:00:00.000Z',
    );
    telling[`${brief} stale`] = [
      await store.outdated(brief, rules('one')),
      await store.outdated(brief, rules('two')),
    ];
    telling[`${brief} sketches`] = await store.sketches(brief);
  }
  telling.unsketched = (await store.unsketched(10)).map(({ article }) => article.id);
  telling.prunable = await store.prunable('2024-03-06');
  return telling;
}

let databases: [sqlite: Database, postgres: Database, apart: Database, copied: Database];
beforeAll(async () => {
  const server = await startPostgres();
  const sqlite = () => openSqlite(join(temporaryFolder(), 'backchannel.db'));
  databases = [
    sqlite(),
    await openPostgres(await server.database()),
    sqlite(),
    await openPostgres(await server.database()),
  ];
});
afterAll(async () => {
  for (const database of databases) await database.close();
});

/** Leaves nothing of a course behind; what hangs on articles goes with them. */
async function empty(database: Database): Promise<void> {
  const tables = [...KEPT.map(({ name }) => name).reverse(), 'indexed_days', 'outlets'];
  await database.transact(async (connection) => {
    for (const table of tables) await connection.run(`DELETE FROM ${table}`);
    await connection.run('UPDATE revision SET number = 0');
  });
}

async function copy(from: Database, to: Database): Promise<void> {
  const lines: string[] = [];
  await exportLines(from, async (line) => void lines.push(line.trimEnd()));
  await importLines(to, async function* () {
    yield* lines;
  });
  const store = createStore(to);
  const waiting = await store.unindexed(10);
  await store.putTokens(
    waiting.map(({ article, version }) => ({ article: article.id, version, tokens: tokensOf(article) })),
  );
}

function engineOf(store: Store): Engine {
  const brief = { ...straitBrief(), name: 'demo' };
  return openEngine({ brief, store, clock: fixedClock('2024-03-20T12:00:00Z') });
}

/** What is to be counted, by the events of the articles. */
async function countedIn(store: Store): Promise<Partial<Counts>> {
  const events = await Promise.all(IDS.map((id) => store.events('demo', id)));
  return { relevant: events.filter(({ length }) => length > 0).length, reports: events.flat().length };
}

/** All articles have the events that an extraction finds in them. */
async function expectRead(store: Store, extraction: string): Promise<void> {
  expect(await store.outdated('demo', rules(extraction))).toBe(0);
  for (const id of IDS) {
    const article = await store.article(id);
    if (article !== undefined)
      expect(await store.events('demo', id)).toEqual(readingOf(article, extraction).events);
  }
}

test('after any course of readings, edits and removals both databases and a copy tell the same, whether readings were put together or apart, and an engine that saw all of it answers like a new one', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(arbitraryStep, { minLength: 1, maxLength: 8 }), async (steps) => {
      for (const database of databases) await empty(database);
      const [sqlite, postgres, apart, copied] = databases.map(createStore) as [Store, Store, Store, Store];
      const lasting = engineOf(sqlite);
      // Of an article that another brief has read anew a brief tells the earlier text until it reads it as well.
      const alone = steps.every((step) => !('brief' in step) || step.brief === 'demo');
      for (const [at, step] of steps.entries()) {
        const now = `2024-03-${10 + at}T12:00:00.000Z`;
        const results = [];
        for (const store of [sqlite, postgres]) results.push(await take(store, step, now, false));
        expect(results[1]).toEqual(results[0]);
        await take(apart, step, now, true);
        expect(await lasting.statuses()).toEqual(await engineOf(sqlite).statuses());
        if (alone && step.kind === 'reread') await expectRead(sqlite, step.extraction);
      }
      const told = await tellingOf(sqlite);
      expect(await tellingOf(postgres)).toEqual(told);
      expect(await tellingOf(apart)).toEqual(told);
      expect(await postgres.revision()).toBe(await sqlite.revision());
      if (alone) expect(await sqlite.counts('demo')).toMatchObject(await countedIn(sqlite));
      await copy(databases[0], databases[3]);
      // A copy has the outlets of articles that are there still, and lets no article wait for a sketch that lost its events.
      const { outlets, unsketched } = told;
      expect({ ...(await tellingOf(copied)), outlets, unsketched }).toEqual(told);
    }),
    { numRuns: cases(60) },
  );
});
