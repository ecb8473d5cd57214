import { z } from '@hono/zod-openapi';
import { timesOf } from '../times.ts';
import { ARTICLE_ENDPOINTS } from './articles.ts';
import { askCommand } from './ask-command.ts';
import { type ApiRequest, type Endpoint, endpoint, parameters, TIMES } from './endpoint.ts';
import { findEvents, pageOf } from './events.ts';
import { answers } from './schemas.ts';

const { date, lang, text, limit, cursor } = parameters;
const PAGE = 50;
const MAX_PAGE = 500;
/** Suggestions at most. */
const MAX_SUGGESTIONS = 50;

/** Which events: shared by the list and the export. */
export const eventQuery = {
  channel: text.openapi({ description: 'A channel with those that it sums up' }),
  group: text,
  action: text,
  confirmed: z.enum(['true', 'false']).optional(),
  from: date,
  to: date,
  ...TIMES,
};

/** Everything that the API answers. */
export const ENDPOINTS: readonly Endpoint[] = [
  endpoint({
    path: '/briefs',
    summary: 'What is watched',
    query: z.object({}),
    answer: answers.briefs,
    ask: async ({ site }) => ({
      briefs: site.engines.map(({ brief: { name, title } }) => ({ brief: name, title: { ...title } })),
    }),
  }),
  endpoint({
    path: '/{brief}/channels',
    summary: 'The channels of a brief, and what counts as each',
    query: z.object({ lang }),
    answer: answers.channels,
    ask: (request) => askCommand('channels', request),
  }),
  endpoint({
    path: '/{brief}/status',
    summary: 'The state of every channel, or of one',
    query: z.object({ channel: text, ...TIMES, lang }),
    answer: answers.status,
    ask: (request) => askCommand('status', request),
  }),
  endpoint({
    path: '/{brief}/channels/{channel}/why',
    summary: 'The evidence behind the state of a channel',
    query: z.object({ ...TIMES, lang }),
    answer: answers.why,
    ask: (request) => askCommand('why', request, { channel: request.path.channel }),
  }),
  endpoint({
    path: '/{brief}/events',
    summary: 'Events with their evidence, newest first',
    query: z.object({ ...eventQuery, limit: limit(MAX_PAGE, PAGE), cursor }),
    answer: answers.events,
    async ask({ engine, query }) {
      const { when, events } = await findEvents(engine, query);
      const { asOf, knownOn } = when;
      return {
        brief: engine.brief.name,
        asOf,
        ...(knownOn !== undefined && { knownOn }),
        ...pageOf(events, query.limit, query.cursor),
      };
    },
  }),
  endpoint({
    path: '/{brief}/digests',
    summary: 'What changed in a window, as a reader of its last day (as-of) knew it',
    query: z.object({
      window: z.enum(['daily', 'weekly', 'latest']).optional(),
      since: date,
      ...TIMES,
      lang,
    }),
    answer: answers.digest,
    ask(request) {
      const { 'known-on': known, ...query } = request.query;
      return askCommand('digest', { ...request, query: known === undefined ? query : withLastDay(request) });
    },
  }),
  ...ARTICLE_ENDPOINTS,
  endpoint({
    path: '/{brief}/suggestions',
    summary: 'Completes the beginning of a name',
    query: z.object({ kind: z.enum(['channel', 'person', 'outlet']), typed: text, lang }),
    answer: answers.suggestions,
    async ask({ engine, language, query }) {
      const found = await engine.suggest(query.kind, query.typed ?? '', language, MAX_SUGGESTIONS);
      return { suggestions: found.map(({ label, value }) => ({ label, value })) };
    },
  }),
  endpoint({
    path: '/{brief}/subscriptions',
    summary: 'What is posted, where and when',
    query: z.object({ lang }),
    answer: answers.subscriptions,
    operator: true,
    ask: (request) => askCommand('subscriptions', request),
  }),
  endpoint({
    path: '/{brief}/deliveries',
    summary: 'What was delivered, and why something was not',
    query: z.object({ delivery: text, lang }),
    answer: answers.deliveries,
    operator: true,
    ask: (request) => askCommand('deliveries', request),
  }),
];

/** A digest never knows more than its last day did: what was known on an earlier day is the digest that ends there. */
function withLastDay({ engine, query }: ApiRequest): ApiRequest['query'] {
  const { asOf, knownOn = asOf } = timesOf(engine, (name) => query[name]);
  const { 'known-on': _, ...rest } = query;
  return { ...rest, 'as-of': knownOn < asOf ? knownOn : asOf };
}
