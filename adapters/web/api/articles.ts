import { z } from '@hono/zod-openapi';
import {
  type Article,
  type ArticleWish,
  BackchannelError,
  claimJson,
  confirmedJson,
  type Day,
  effectiveDay,
  type Engine,
  eventsByArticle,
  findChannel,
  firstDay,
  type HistoryEvent,
  type Json,
  lastDay,
  readDate,
  type When,
} from '../../../src/index.ts';
import { timesOf } from '../times.ts';
import { askCommand, fieldsOf } from './ask-command.ts';
import { badCursor, decodeCursor, encodeCursor } from './cursor.ts';
import { type Endpoint, endpoint, parameters, TIMES } from './endpoint.ts';
import { answers } from './schemas.ts';

const { date, lang, text, limit, cursor } = parameters;
const PAGE = 50;
const MAX_PAGE = 500;
/** Articles of a page of the command `lookup`. */
const LOOKUP_PAGE = 5;

const wish = z.object({
  channel: text.openapi({ description: 'Only articles with an event of this channel' }),
  outlet: text,
  from: date,
  to: date,
  ...TIMES,
  limit: limit(MAX_PAGE, PAGE),
  cursor,
  lang,
});

/** Articles: a list by day, by words, and one of them. */
export const ARTICLE_ENDPOINTS: readonly Endpoint[] = [
  endpoint({
    path: '/{brief}/articles',
    summary: 'Articles that were read, newest first, with the events found in them',
    query: wish,
    answer: answers.articles,
    async ask({ engine, query }) {
      const when = timesOf(engine, (name) => query[name]);
      const found = await engine.articles(wishOf(engine, query, when));
      const page = found.slice(0, query.limit);
      const ids = page.map(({ id }) => id);
      const events = await eventsOf(engine, ids, when);
      const last = page.at(-1);
      return {
        brief: engine.brief.name,
        asOf: when.asOf,
        ...(when.knownOn !== undefined && { knownOn: when.knownOn }),
        articles: page.map(({ day: _, ...article }) => ({
          ...article,
          events: (events.get(article.id) ?? []).map(claimJson),
        })),
        next: found.length > page.length && last ? encodeCursor(`${last.day} ${last.id}`) : null,
      };
    },
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
      ...TIMES,
      cursor,
      lang,
    }),
    answer: answers.lookup,
    async ask(request) {
      const { q, cursor: place, 'as-of': _, 'known-on': __, ...rest } = request.query;
      const page = place === undefined ? 1 : Number(decodeCursor(place));
      const when = timesOf(request.engine, (name) => request.query[name]);
      const to = earliest(rest.to, ...daysOf(when, request.engine));
      const asked = { ...request, query: rest };
      const found = fieldsOf(await askCommand('lookup', asked, { words: q, to, page: String(page) }));
      const results = await withEvents(request.engine, found.results, when);
      const more = typeof found.total === 'number' && found.total > (page - 1) * LOOKUP_PAGE + results.length;
      return { ...found, results, next: more && results.length > 0 ? encodeCursor(String(page + 1)) : null };
    },
  }),
  endpoint({
    path: '/{brief}/articles/{article}',
    summary: 'An article by its id, with the events found in it; known on a day, with its text of that day',
    query: z.object({ ...TIMES, lang }),
    answer: answers.article,
    async ask(request) {
      const { engine, query, path } = request;
      const { article: id = '' } = path;
      const when = timesOf(engine, (name) => query[name]);
      const known = (await engine.article(id))?.article;
      const read =
        known && (when.knownOn === undefined ? known : await engine.textOn(known.id, when.knownOn));
      if (read === undefined) throw missing(id);
      const present = await askCommand('article', { ...request, query: {} }, { article: id });
      if (query['as-of'] === undefined && when.knownOn === undefined) return present;
      return { ...fieldsOf(present), ...(await articleAt(engine, read, when)) };
    },
  }),
];

type Query = Readonly<z.output<typeof wish>>;

/** One more than is shown, to see whether there is a next page. */
function wishOf(
  engine: Engine,
  { channel, outlet, from, to, cursor, limit }: Query,
  when: When,
): ArticleWish {
  const day = (name: 'from' | 'to', value: string) => readDate(name, value, engine.today());
  const until = to === undefined ? undefined : lastDay(day('to', to));
  return {
    ...(channel !== undefined && { channel: findChannel(engine.brief, channel).id }),
    ...(outlet !== undefined && { outlet }),
    ...(from !== undefined && { from: firstDay(day('from', from)) }),
    to: earliest(until, when.asOf, when.knownOn) ?? when.asOf,
    ...(cursor !== undefined && { after: placeOf(cursor) }),
    limit: limit + 1,
  };
}

function placeOf(cursor: string): { readonly day: Day; readonly id: string } {
  const [day, ...rest] = decodeCursor(cursor).split(' ');
  if (day === undefined || rest.length === 0) throw badCursor();
  return { day, id: rest.join(' ') };
}

/** The days of the times that were asked for; none where today is meant. */
function daysOf({ asOf, knownOn }: When, engine: Engine): readonly (Day | undefined)[] {
  return asOf === engine.today() ? [knownOn] : [asOf, knownOn];
}

function earliest(...days: readonly (string | undefined)[]): string | undefined {
  return days.filter((day) => day !== undefined).toSorted()[0];
}

/** The merged events of articles until a day, by article. */
async function eventsOf(
  engine: Engine,
  ids: readonly string[],
  { asOf, knownOn }: When,
): Promise<ReadonlyMap<string, readonly HistoryEvent[]>> {
  const found = eventsByArticle(await engine.histories(knownOn), ids);
  return new Map(
    [...found].map(([id, events]) => [id, events.filter((event) => effectiveDay(event) <= asOf)]),
  );
}

/** Results of a look-up with the events as of a time. */
async function withEvents(engine: Engine, results: Json | undefined, when: When): Promise<readonly Json[]> {
  const hits = Array.isArray(results) ? results.map((hit) => fieldsOf(hit as Json)) : [];
  const events = await eventsOf(
    engine,
    hits.map(({ id }) => String(id)),
    when,
  );
  return hits.map((hit) => ({ ...hit, events: (events.get(String(hit.id)) ?? []).map(claimJson) }));
}

/** What of an article is another at another time: its text, and the events that were found in it until then. */
async function articleAt(
  engine: Engine,
  read: Article,
  when: When,
): Promise<{ readonly [key: string]: Json }> {
  const { id, title, published, outlet, url, language, inferred, paragraphs } = read;
  const merged = (await eventsOf(engine, [id], when)).get(id) ?? [];
  const events = merged.flatMap(({ confirmed, reports }) =>
    reports
      .filter(({ source }) => source.id === id)
      .map(({ event }) => ({ ...event, ...confirmedJson(confirmed) })),
  );
  return { title, published, outlet, url, language, inferred, paragraphs, events, otherReadings: [] };
}

function missing(id: string): BackchannelError {
  return new BackchannelError('NOT_FOUND', `There is no article “${id}”.`, 'Look it up by its words.');
}
