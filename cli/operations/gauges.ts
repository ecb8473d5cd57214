import type { Engine } from '../../src/index.ts';
import type { MonitoredService } from './monitored.ts';

/** The gauges, with what they mean and the names of their labels. */
export const GAUGES = {
  articles: { help: 'Articles stored.', labels: ['brief'] },
  relevant_articles: { help: 'Articles with at least one event.', labels: ['brief'] },
  skipped_documents: { help: 'Documents that could not be read.', labels: ['brief'] },
  events: { help: 'Events of the channels, by whether they are confirmed.', labels: ['brief', 'certainty'] },
  newest_article_timestamp_seconds: {
    help: 'Day on which the newest article was published, as a Unix time.',
    labels: ['brief'],
  },
  source_lag_seconds: {
    help: 'Time since a source was last read successfully.',
    labels: ['brief', 'source'],
  },
  source_failures: { help: 'Failed readings of a source in a row.', labels: ['brief', 'source'] },
  editions: { help: 'Editions of the last hundred days, by state.', labels: ['state'] },
  delivery_lag_seconds: {
    help: 'Time since the oldest edition was due that has not gone out; 0 without one.',
    labels: [],
  },
  scheduler_last_look_timestamp_seconds: {
    help: 'When the schedules were looked at last, as a Unix time.',
    labels: [],
  },
  platform_listening: { help: '1 if the platform is connected, else 0.', labels: ['platform'] },
  model_waiting_articles: { help: 'Articles that wait for the language model.', labels: ['brief'] },
  model_requests_today: { help: 'Requests to a language model since midnight UTC.', labels: ['model'] },
  model_tokens_today: {
    help: 'Tokens of a language model since midnight UTC.',
    labels: ['model', 'direction'],
  },
} as const;
export type GaugeName = keyof typeof GAUGES;

/** One value of a gauge. */
export interface GaugeReading {
  readonly gauge: GaugeName;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** Reads all gauges. Rejects if the store fails. */
export async function readGauges(service: MonitoredService): Promise<readonly GaugeReading[]> {
  const now = Date.parse(service.clock.now());
  const ofBriefs = service.engines.map(async (engine) => [
    ...(await holdings(engine)),
    ...(await events(engine)),
    ...(await sources(service, engine.brief.name, now)),
  ]);
  const parts = [...ofBriefs, deliveries(service, now), modelUse(service)];
  return [...ownState(service), ...(await Promise.all(parts)).flat()];
}

function reading(gauge: GaugeName, value: number, labels: GaugeReading['labels'] = {}): GaugeReading {
  return { gauge, value, labels };
}

/** What needs no store. */
function ownState(service: MonitoredService): GaugeReading[] {
  const looked = service.scheduled();
  return [
    ...(looked === undefined
      ? []
      : [reading('scheduler_last_look_timestamp_seconds', Date.parse(looked) / 1_000)]),
    ...[...service.platforms()].map(([platform, state]) =>
      reading('platform_listening', state === 'listening' ? 1 : 0, { platform }),
    ),
  ];
}

async function holdings(engine: Engine): Promise<GaugeReading[]> {
  const { name: brief } = engine.brief;
  const { articles, relevant, skipped, newest } = await engine.holdings();
  return [
    reading('articles', articles, { brief }),
    reading('relevant_articles', relevant, { brief }),
    reading('skipped_documents', skipped, { brief }),
    reading('model_waiting_articles', await engine.waiting(), { brief }),
    ...(newest === null
      ? []
      : [reading('newest_article_timestamp_seconds', Date.parse(newest) / 1_000, { brief })]),
  ];
}

async function events(engine: Engine): Promise<GaugeReading[]> {
  const all = [...(await engine.histories()).values()].flat();
  const confirmed = all.filter((event) => event.confirmed !== undefined).length;
  const { name: brief } = engine.brief;
  return [
    reading('events', confirmed, { brief, certainty: 'confirmed' }),
    reading('events', all.length - confirmed, { brief, certainty: 'reported' }),
  ];
}

/** A paused source does not lag. */
async function sources({ store }: MonitoredService, brief: string, now: number): Promise<GaugeReading[]> {
  const states = await store.sources.states(brief);
  return states
    .filter(({ paused }) => paused === null)
    .flatMap(({ id: source, progress: { succeeded, failures } }) => [
      reading('source_failures', failures, { brief, source }),
      ...(succeeded === null
        ? []
        : [reading('source_lag_seconds', (now - Date.parse(succeeded)) / 1_000, { brief, source })]),
    ]);
}

async function deliveries({ store }: MonitoredService, now: number): Promise<GaugeReading[]> {
  const backlog = await store.ledger.backlog();
  const oldest = backlog
    .filter(({ state }) => state === 'due' || state === 'claimed')
    .map(({ oldestDue }) => now - Date.parse(oldestDue));
  return [
    reading('delivery_lag_seconds', Math.max(0, ...oldest) / 1_000),
    ...backlog.map(({ state, editions }) => reading('editions', editions, { state })),
  ];
}

async function modelUse({ store, clock }: MonitoredService): Promise<GaugeReading[]> {
  const usage = await store.modelUsage.since(clock.now().slice(0, 10));
  return usage.flatMap(({ model, requests, inputTokens, outputTokens }) => [
    reading('model_requests_today', requests, { model }),
    reading('model_tokens_today', inputTokens, { model, direction: 'input' }),
    reading('model_tokens_today', outputTokens, { model, direction: 'output' }),
  ]);
}
