import { afterEach, expect, test } from 'vitest';
import { straitBrief } from '../../test/support/strait.ts';
import { temporaryFolder } from '../../test/support/run.ts';
import { createLog, fixedClock, openEngine, openStore, type Store } from '../../src/index.ts';
import { articleOf } from '../../test/contracts/storage/fixtures.ts';
import { checkReadiness } from './health.ts';
import { type GaugeReading, readGauges } from './gauges.ts';
import type { MonitoredService } from './monitored.ts';

const NOW = '2026-11-25T09:00:00.000Z';
let opened: Store | undefined;
afterEach(() => opened?.close());

/** A service with one article of the day before and a source that was read an hour ago. */
async function serviceOf(over: Partial<MonitoredService> = {}): Promise<MonitoredService> {
  const store = await openStore({ data: temporaryFolder() });
  opened = store;
  const clock = fixedClock(NOW);
  const engine = openEngine({ brief: straitBrief(), store, clock });
  const article = articleOf('a', { published: '2026-11-24' });
  await store.put(engine.brief.name, [{ article, events: [] }], NOW);
  return {
    engines: [engine],
    store,
    clock,
    log: await createLog('silent'),
    version: '1.2.3',
    platforms: () => new Map([['chat', 'refused']]),
    scheduled: () => '2026-11-25T08:58:00.000Z',
    ...over,
  };
}

/** A store of which every question fails. */
const brokenStore = (store: Store): Store => ({
  ...store,
  counts: () => Promise.reject(new Error('postgres://user:secret@host is away')),
});

test('a service is ready while its store answers and its schedules are looked at', async () => {
  expect(await checkReadiness(await serviceOf())).toEqual({
    ready: true,
    store: 'ok',
    scheduler: { state: 'ok', lookedAt: '2026-11-25T08:58:00.000Z' },
    platforms: { chat: 'refused' },
    newestArticle: { strait: '2026-11-24' },
  });
});

test.each([
  ['before the first look', undefined],
  ['after three minutes without a look', '2026-11-25T08:56:59.000Z'],
])('a service is not ready %s at the schedules', async (_, lookedAt) => {
  const service = await serviceOf({ scheduled: () => lookedAt });
  expect(await checkReadiness(service)).toMatchObject({ ready: false, scheduler: { state: 'failed' } });
});

test('a service whose store fails is not ready, and does not say why to those who ask', async () => {
  const service = await serviceOf();
  const readiness = await checkReadiness({ ...service, store: brokenStore(service.store) });
  expect(readiness).toMatchObject({ ready: false, store: 'failed', newestArticle: { strait: null } });
  expect(JSON.stringify(readiness)).not.toContain('secret');
});

test('a service whose store does not answer at all is not ready', async () => {
  const service = await serviceOf();
  const store = { ...service.store, counts: () => new Promise<never>(() => {}) };
  expect(await checkReadiness({ ...service, store })).toMatchObject({ ready: false, store: 'failed' });
});

test('gauges say how far a source and the deliveries lag', async () => {
  const service = await serviceOf();
  const { sources, modelUsage } = service.store;
  const lease = { by: 'p', now: NOW, until: NOW, latest: NOW };
  const claimed = await sources.claim('strait', 'gazette', lease);
  if (claimed === undefined) throw new Error('the source is free');
  const progress = { ...claimed.progress, succeeded: '2026-11-25T08:00:00.000Z', failures: 2 };
  expect(await sources.finish('strait', 'gazette', 'p', progress)).toBe(true);
  await modelUsage.add({ day: '2026-11-25', model: 'm', requests: 2, inputTokens: 30, outputTokens: 4 });
  await modelUsage.add({ day: '2026-11-24', model: 'm', requests: 9, inputTokens: 9, outputTokens: 9 });
  const lines = (await readGauges(service)).map(lineOf);
  expect(lines).toEqual(
    expect.arrayContaining([
      'articles{strait} 1',
      'source_lag_seconds{strait,gazette} 3600',
      'source_failures{strait,gazette} 2',
      'delivery_lag_seconds{} 0',
      'platform_listening{chat} 0',
      'model_requests_today{m} 2',
      'model_tokens_today{m,input} 30',
      'model_tokens_today{m,output} 4',
    ]),
  );
});

test('a paused source does not lag', async () => {
  const service = await serviceOf();
  const by = { id: 'u', name: 'Una' };
  await service.store.sources.pause('strait', 'gazette', { by, at: NOW });
  expect((await readGauges(service)).map(lineOf).join('\n')).not.toContain('gazette');
});

test('the delivery lag is that of the oldest edition that has not gone out', async () => {
  const service = await serviceOf();
  const backlog = async () => [
    { state: 'due', editions: 2, oldestDue: '2026-11-25T08:30:00.000Z' } as const,
    { state: 'sent', editions: 40, oldestDue: '2026-11-01T08:30:00.000Z' } as const,
  ];
  const store = { ...service.store, ledger: { ...service.store.ledger, backlog } };
  const lines = (await readGauges({ ...service, store })).map(lineOf);
  expect(lines).toEqual(expect.arrayContaining(['delivery_lag_seconds{} 1800', 'editions{sent} 40']));
});

function lineOf({ gauge, labels, value }: GaugeReading): string {
  return `${gauge}{${Object.values(labels)}} ${value}`;
}
