import { firstDay, lastDay } from '../domain/dates.ts';
import type { HistoryEvent } from '../domain/event.ts';
import type { Found } from '../engine/lookup/index.ts';
import type { Answer, Arguments, Command, Context, Json } from './command.ts';
import { lineOf } from './command-line.ts';
import { invalid, shown } from './errors.ts';
import { claimJson, eventsByArticle } from './event-json.ts';
import { LANG, option, positional } from './parameters.ts';

/** Articles of a page. */
const PAGE = 5;
/** So many outlets are named where several may be meant. */
const MAX_NEAR = 3;

/** Articles that have the words, best first, with the sentence that has most of them. */
export const lookup: Command = {
  name: 'lookup',
  chineseName: { 'zh-Hans': '查', 'zh-Hant': '查' },
  aliases: ['查找', '搜索', '搜寻', '检索'],
  summary: {
    en: 'articles by words in Chinese or English, best first, with the sentence that has them',
    'zh-Hans': '按中文或英文词语查找文章，最相关的在前，附相应句子',
    'zh-Hant': '按中文或英文詞語查找文章，最相關的在前，附相應句子',
  },
  parameters: [
    positional(
      'words',
      {
        en: 'words; "a phrase", -without, begin*',
        'zh-Hans': '词语；"短语"、-不含、开头*',
        'zh-Hant': '詞語；"短語"、-不含、開頭*',
      },
      { required: true },
    ),
    option('channel', 'channel', {
      en: 'only articles with an event of this channel',
      'zh-Hans': '只要有该渠道事件的文章',
      'zh-Hant': '只要有該管道事件的文章',
    }),
    option('outlet', 'outlet', { en: 'only this outlet', 'zh-Hans': '只要该媒体', 'zh-Hant': '只要該媒體' }),
    option('from', 'date', {
      en: 'published on or after',
      'zh-Hans': '发表日期不早于',
      'zh-Hant': '發表日期不早於',
    }),
    option('to', 'date', {
      en: 'published on or before',
      'zh-Hans': '发表日期不晚于',
      'zh-Hant': '發表日期不晚於',
    }),
    option('sort', 'sort', {
      en: 'relevance (default) or date, newest first',
      'zh-Hans': 'relevance（相关程度，默认）或 date（由新到旧）',
      'zh-Hant': 'relevance（相關程度，預設）或 date（由新到舊）',
    }),
    option('page', 'page', { en: 'a further page', 'zh-Hans': '第几页', 'zh-Hant': '第幾頁' }),
    LANG,
  ],
  examples: ['lookup missile notification', 'lookup "joint staff" -trade from:2023 sort:date'],
  async ask(context, args) {
    const asked = { ...args, ...(await outletOf(context, args)) };
    checkDays(args);
    const page = Number(args.page ?? 1);
    const found = await context.engine.lookup({
      ...wanted(context, asked),
      offset: (page - 1) * PAGE,
      limit: PAGE,
    });
    checkPage(page, found);
    const ids = found.hits.map(({ article }) => article.id);
    return answerOf(context, asked, found, eventsByArticle(await context.engine.histories(), ids));
  },
};

function wanted({ engine }: Context, { words = '', channel, outlet, from, to, sort }: Arguments) {
  return {
    words,
    ...(channel !== undefined && { channel: { brief: engine.brief.name, id: channel } }),
    ...(outlet !== undefined && { outlet }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    sort: sort === 'date' ? ('date' as const) : ('relevance' as const),
  };
}

function checkDays({ from, to }: Arguments): void {
  if (from === undefined || to === undefined || firstDay(from) <= lastDay(to)) return;
  throw invalid('dates.reversed', { from, to });
}

/** The outlet that is meant, as articles name it. */
async function outletOf({ engine, language }: Context, { outlet }: Arguments): Promise<Arguments> {
  if (outlet === undefined) return {};
  const near = await engine.suggest('outlet', outlet, language, MAX_NEAR + 1);
  const same = near.find(({ value }) => value.toLowerCase() === outlet.toLowerCase());
  const [first, ...others] = near;
  if (same !== undefined || (first !== undefined && others.length === 0))
    return { outlet: (same ?? first)?.value ?? outlet };
  throw first === undefined
    ? invalid('outlet.unknown', { typed: shown(outlet) })
    : invalid('outlet.ambiguous', { typed: shown(outlet), known: near.map(({ value }) => value) });
}

function pagesOf({ reach }: Found): number {
  return Math.ceil(reach / PAGE);
}

function checkPage(page: number, found: Found): void {
  if (page === 1 || found.hits.length > 0) return;
  throw invalid('page.beyond', { page, count: pagesOf(found) });
}

function answerOf(
  context: Context,
  asked: Arguments,
  found: Found,
  events: ReadonlyMap<string, readonly HistoryEvent[]>,
): Answer {
  const { words = '', page: typed = '1' } = asked;
  const page = Number(typed);
  const at = (number: number) =>
    lineOf({ command: lookup.name, args: { ...asked, page: String(number) } }, lookup.parameters);
  const message = context.compose.lookup({
    words,
    ...found,
    matches: found.hits,
    from: (page - 1) * PAGE + 1,
    ...(page < pagesOf(found) && { next: at(page + 1) }),
    ...(page > 1 && { previous: at(page - 1) }),
    near: found.near.map((label) => ({ label, command: `${lookup.name} ${label}` })),
  });
  return {
    message,
    data: {
      query: words,
      total: found.total,
      results: found.hits.map((hit) => hitJson(hit, events.get(hit.article.id) ?? [])),
    },
  };
}

function hitJson({ article, score, snippet }: Found['hits'][number], events: readonly HistoryEvent[]): Json {
  const { id, title, outlet, published, url } = article;
  return {
    id,
    title,
    outlet,
    published,
    url,
    snippet: snippet.text,
    score: Number(score.toFixed(4)),
    events: events.map(claimJson),
  };
}
