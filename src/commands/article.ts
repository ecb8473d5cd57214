import type { Article } from '../domain/article.ts';
import type { ChannelEvent, HistoryEvent } from '../domain/event.ts';
import { isWebAddress, urlKey } from '../text/urls.ts';
import type { Answer, Command, Context, Json } from './command.ts';
import { notFound, shown } from './errors.ts';
import { confirmedJson, eventsByArticle } from './event-json.ts';
import { LANG, positional } from './parameters.ts';

/** So many matches of a search are listed. */
const MAX_MATCHES = 20;

/** An article with the events that were read in it; or the articles that have the words. */
export const article: Command = {
  name: 'article',
  chineseName: { 'zh-Hans': '文章', 'zh-Hant': '文章' },
  aliases: [],
  summary: {
    en: 'an article and what was read in it: by id, by URL or by words',
    'zh-Hans': '文章及其中的事件：按编号、网址或词语查找',
    'zh-Hant': '文章及其中的事件：按編號、網址或詞語查找',
  },
  parameters: [
    positional(
      'article',
      {
        en: 'id, URL or words',
        'zh-Hans': '编号、网址或词语',
        'zh-Hant': '編號、網址或詞語',
      },
      { required: true },
    ),
    LANG,
  ],
  examples: ['article https://example.org/2023/12/talks', 'article talks resume'],
  async ask(context, args) {
    const { article: asked = '' } = args;
    return (await byId(context, asked)) ?? bySource(context, asked) ?? (await byWords(context, asked));
  },
};

async function byId({ engine, compose }: Context, idOrUrl: string): Promise<Answer | undefined> {
  const found = await engine.article(idOrUrl);
  if (found === undefined) return undefined;
  const { article, events, others } = found;
  const merged = eventsByArticle(await engine.histories(), [article.id]).get(article.id) ?? [];
  return {
    message: compose.article(article, events, others),
    data: {
      ...articleJson(article),
      paragraphs: article.paragraphs,
      events: events.map((event) => ({
        ...event,
        ...confirmedJson(mergedOf(event, article, merged)?.confirmed),
      })),
      otherReadings: others.map(({ by, events }) => ({
        extractor: by.id,
        version: by.version,
        events: events.map((event) => ({ ...event })),
      })),
    },
  };
}

/** A page that the chronology cites and that was not read: what is known of it are the facts that rest on it. */
function bySource({ engine, compose }: Context, url: string): Answer | undefined {
  if (!isWebAddress(url)) return undefined;
  const key = urlKey(url);
  const facts = engine.brief.chronology.filter(({ sources }) =>
    sources.some((one) => urlKey(one.url) === key),
  );
  const source = facts[0]?.sources.find((one) => urlKey(one.url) === key);
  if (source === undefined) return undefined;
  const { outlet, published = null } = source;
  return {
    message: compose.source(source, facts),
    data: {
      id: null,
      title: null,
      published,
      outlet,
      url: source.url,
      language: null,
      inferred: [],
      paragraphs: [],
      events: facts.map(({ channel, action, date }) => ({
        channel,
        action,
        date,
        ...confirmedJson({ by: 'chronology' }),
      })),
      otherReadings: [],
    },
  };
}

/** The merged event that an event of an article became part of. */
function mergedOf({ channel, action, date }: ChannelEvent, { id }: Article, merged: readonly HistoryEvent[]) {
  return merged.find(({ reports }) =>
    reports.some(
      ({ source, event }) =>
        source.id === id && event.channel === channel && event.action === action && event.date === date,
    ),
  );
}

async function byWords(context: Context, words: string): Promise<Answer> {
  const found = URL.canParse(words) ? undefined : await context.engine.lookup({ words, limit: MAX_MATCHES });
  const [first, ...others] = found?.hits ?? [];
  if (found === undefined || first === undefined) throw notFound('article.unknown', { typed: shown(words) });
  // What has only some of the words may be another one: it is named, with the sentence that has them, and not taken for it.
  const only = others.length === 0 && first.whole ? await byId(context, first.article.id) : undefined;
  if (only !== undefined) return only;
  return {
    message: context.compose.lookup({ words, ...found, from: 1, matches: found.hits, near: [] }),
    data: {
      query: words,
      more: found.total > found.hits.length,
      matches: found.hits.map(({ article }) => articleJson(article)),
    },
  };
}

function articleJson(article: Article): { readonly [key: string]: Json } {
  const { id, title, published, outlet, url, language, inferred } = article;
  return { id, title, published, outlet, url, language, inferred };
}
