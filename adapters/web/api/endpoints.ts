import { z } from '@hono/zod-openapi';
import { answer, BackchannelError, type Json, publishedDay } from '../../../src/index.ts';
import { timesOf } from '../times.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
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

/** Asks a command of the engine, so that answers are the same as everywhere. */
async function ask(
  command: string,
  { engine, language, query }: ApiRequest,
  more: Readonly<Record<string, string | undefined>> = {},
): Promise<Json> {
  const given = Object.entries({ ...query, ...more }).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && entry[0] !== 'lang',
  );
  return (await answer(engine, { command, args: Object.fromEntries(given) }, { language })).data;
}

/** An answer's fields. */
function fieldsOf(answer: Json): { readonly [key: string]: Json } {
  return typeof answer === 'object' && answer !== null && !Array.isArray(answer)
    ? (answer as { readonly [key: string]: Json })
    : {};
}

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
    ask: (request) => ask('channels', request),
  }),
  endpoint({
    path: '/{brief}/status',
    summary: 'The state of every channel, or of one',
    query: z.object({ channel: text, ...TIMES, lang }),
    answer: answers.status,
    ask: (request) => ask('status', request),
  }),
  endpoint({
    path: '/{brief}/channels/{channel}/why',
    summary: 'The evidence behind the state of a channel',
    query: z.object({ ...TIMES, lang }),
    answer: answers.why,
    ask: (request) => ask('why', request, { channel: request.path.channel }),
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
      'as-of': TIMES['as-of'],
      lang,
    }),
    answer: answers.digest,
    ask: (request) => ask('digest', request),
  }),
  endpoint({
    path: '/{brief}/lookup',
    summary: 'Articles by words in Chinese or English, best first',
    query: z.object({
      q: z.string().min(1).max(300),
      channel: text,
      outlet: text,
      from: date,
      to: date,
      sort: z.enum(['relevance', 'date']).optional(),
      'known-on': TIMES['known-on'],
      cursor,
      lang,
    }),
    answer: answers.lookup,
    async ask(request) {
      const { q, cursor: place, 'known-on': _, ...rest } = request.query;
      const page = place === undefined ? 1 : Number(decodeCursor(place));
      const { knownOn } = timesOf(request.engine, (name) =>
        name === 'known-on' ? request.query[name] : undefined,
      );
      const to = [rest.to, knownOn].filter((day) => day !== undefined).toSorted()[0];
      const found = fieldsOf(
        await ask('lookup', { ...request, query: rest }, { words: q, to, page: String(page) }),
      );
      const shown = Array.isArray(found.results) ? found.results.length : 0;
      const more = typeof found.total === 'number' && found.total > (page - 1) * LOOKUP_PAGE + shown;
      return { ...found, next: more && shown > 0 ? encodeCursor(String(page + 1)) : null };
    },
  }),
  endpoint({
    path: '/{brief}/articles/{article}',
    summary: 'An article by its id, with the events found in it',
    query: z.object({ 'known-on': TIMES['known-on'], lang }),
    answer: answers.article,
    async ask(request) {
      const { article = '' } = request.path;
      const { knownOn } = timesOf(request.engine, (name) =>
        name === 'known-on' ? request.query[name] : undefined,
      );
      const published = (await request.engine.article(article))?.article.published;
      const late =
        knownOn !== undefined && typeof published === 'string' && publishedDay(published) > knownOn;
      if (published === undefined || late) {
        throw new BackchannelError(
          'NOT_FOUND',
          `There is no article “${article}”.`,
          'Look it up by its words.',
        );
      }
      return ask('article', { ...request, query: {} }, { article });
    },
  }),
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
    ask: (request) => ask('subscriptions', request),
  }),
  endpoint({
    path: '/{brief}/deliveries',
    summary: 'What was delivered, and why something was not',
    query: z.object({ delivery: text, lang }),
    answer: answers.deliveries,
    operator: true,
    ask: (request) => ask('deliveries', request),
  }),
];

/** Articles of a page of the command `lookup`. */
const LOOKUP_PAGE = 5;
