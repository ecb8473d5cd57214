import { routes as mcpRoutes } from '../../../adapters/mcp/index.ts';
import { createAdapter, type WebAdapter } from '../../../adapters/web/index.ts';
import {
  type Brief,
  type ChannelEvent,
  type Clock,
  createLog,
  type Engine,
  fixedClock,
  type HttpRoute,
  openEngine,
  openStore,
  type Store,
} from '../../../src/index.ts';
import { articleOf, eventOf } from '../../contracts/storage/fixtures.ts';
import { temporaryFolder } from '../../support/run.ts';
import { straitBrief } from '../../support/strait.ts';

/** The day on which the site is visited. */
export const TODAY = '2024-03-11';
export const TOKEN = 'the-token-of-these-tests';

/** What the operator's requests carry. */
export const OPERATOR = { authorization: `Bearer ${TOKEN}` };

/** What an article of the site tries to smuggle in. */
const HOSTILE = '<script>alert(1)</script><img src=x onerror=alert(2)>&amp;"\'\u202e\u0000';

/** A site over a store of its own. */
export interface Site {
  readonly adapter: WebAdapter;
  readonly engine: Engine;
  readonly store: Store;
  readonly origin: string;
  /** A page below `/strait` as text. */
  page(path: string, headers?: Readonly<Record<string, string>>): Promise<string>;
  close(): Promise<void>;
}

/** How a site differs from the usual one. */
interface Difference {
  /** Empty for none. */
  readonly token?: string;
  readonly clock?: Clock;
  readonly brief?: Brief;
  readonly routes?: readonly HttpRoute[];
  /** Briefs that are served after the first. */
  readonly more?: readonly Brief[];
}

/** Each look at it is a minute after the last one, so that visits are not limited. */
function hastyClock(): Clock {
  let looks = 0;
  return {
    now: () => {
      looks += 1;
      return new Date(Date.parse(`${TODAY}T09:00:30.000Z`) + looks * 60_000).toISOString();
    },
  };
}

/**
 * Opens the invented brief with a few years of events, an unconfirmed claim among them, a hostile article, and a folder as its source, which
 * an operator paused.
 */
export async function openSite(difference: Difference = {}): Promise<Site> {
  const store = await openStore({ data: temporaryFolder() });
  const { brief = straitBrief(), token = TOKEN, clock = hastyClock(), routes = [], more = [] } = difference;
  const engine = openEngine({ brief, store, clock: fixedClock(`${TODAY}T09:00:00.000Z`) });
  await fill(store);
  const others = more.map((other) =>
    openEngine({ brief: other, store, clock: fixedClock(`${TODAY}T09:00:00.000Z`) }),
  );
  const context = { engines: [engine, ...others], language: 'en' as const, log: await createLog('silent') };
  const adapter = createAdapter({
    clock,
    context,
    config: { port: 0, host: '127.0.0.1', url: undefined, token: token === '' ? undefined : token },
    routes: [...mcpRoutes(context), ...routes],
  });
  await adapter.start();
  const origin = adapter.address() ?? '';
  return {
    adapter,
    engine,
    store,
    origin,
    page: async (path, headers = {}) => (await fetch(`${origin}${path}`, { headers })).text(),
    async close() {
      await adapter.stop();
      await store.close();
    },
  };
}

async function fill(store: Store): Promise<void> {
  await store.sources.add('strait', {
    id: 'harbour-folder',
    kind: 'folder',
    location: '/home/keeper/harbour',
    outlet: 'Harbour Log',
    zone: 'UTC',
    intervalMinutes: 60,
    fullPages: false,
    enabled: true,
  });
  const keeper = { id: 'U1', name: 'Keeper Kim' };
  await store.sources.pause('strait', 'harbour-folder', { by: keeper, at: '2024-03-01T08:00:00.000Z' });
  const put = async (id: string, day: string, event: Partial<ChannelEvent>, article = {}) => {
    const evidence = event.evidence ?? `Sentence of ${id}.`;
    const read = articleOf(id, { published: day, paragraphs: [`Before. ${evidence} After.`], ...article });
    await store.put(
      'strait',
      [{ article: read, events: [eventOf({ ...event, evidence })] }],
      `${day}T12:00:00.000Z`,
    );
  };
  await put('a', '2021-05-03', { channel: 'patrols', action: 'hold', date: '2021-05-02' });
  await put('b', '2022-08-05', { channel: 'patrols', action: 'suspend', date: '2022-08-04' });
  await put('c', '2023-12-21', { channel: 'patrols', action: 'resume', date: '2023-12-20' });
  await put('d', '2024-03-06', { channel: 'ferry', action: 'hold', date: '2024-03-05' });
  await put('e', '2024-03-08', { channel: 'ferry', action: 'schedule', date: '2024-04-02' });
  await put('f', '2024-03-09', {
    channel: 'patrol-hotline',
    action: 'refuse',
    date: '2024-03-08',
    confidence: 0.1,
  });
  await put(
    'hostile',
    '2024-03-10',
    {
      channel: 'harbour-masters',
      action: 'propose',
      date: '2024-03-09',
      evidence: `They said ${HOSTILE} today.`,
    },
    { title: `Title ${HOSTILE}`, outlet: `Outlet ${HOSTILE}`, url: 'javascript:alert(3)' },
  );
}
