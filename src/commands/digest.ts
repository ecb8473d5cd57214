import { addDays, type Day, firstDay, lastDay } from '../domain/dates.ts';
import type { Decision } from '../domain/decision.ts';
import type { Correction, Digest, Shown, Transition } from '../domain/digest.ts';
import type { ChannelEvent } from '../domain/event.ts';
import type { Arguments, Command, Context, Json } from './command.ts';
import { invalid } from './errors.ts';
import { eventJson, evidenceJson } from './event-json.ts';
import { AS_OF, LANG, option, positional } from './parameters.ts';
import { daysOf } from './windows.ts';

/** What changed in a window of time, as a reader of its last day knew it. */
export const digest: Command = {
  name: 'digest',
  chineseName: { 'zh-Hans': '摘要', 'zh-Hant': '摘要' },
  aliases: ['简报'],
  summary: {
    en: 'what changed: in a day, a week, a month, since a date, or in the latest week with news',
    'zh-Hans': '有何变化：一天、一周、一个月、自某日以来，或最近有消息的一周',
    'zh-Hant': '有何變化：一天、一週、一個月、自某日以來，或最近有消息的一週',
  },
  parameters: [
    positional('window', {
      en: 'today (where nothing is said), yesterday, week, month, or latest: the week up to the newest news',
      'zh-Hans': '今天（默认）、昨天、本周、本月或最新（截至最新消息的一周）',
      'zh-Hant': '今天（預設）、昨天、本週、本月或最新（截至最新消息的一週）',
    }),
    option('since', 'date', { en: 'the first day', 'zh-Hans': '起始日', 'zh-Hant': '起始日' }),
    {
      ...AS_OF,
      summary: {
        en: 'the last day instead of today',
        'zh-Hans': '截止日，默认为今天',
        'zh-Hant': '截止日，預設為今天',
      },
    },
    LANG,
  ],
  examples: ['digest week', 'digest', 'digest since:2026-01-01', 'digest latest'],
  async ask(context, args) {
    const { engine, compose } = context;
    const found =
      args.window === 'latest' ? await engine.latestDigest() : await engine.digest(windowOf(args, context));
    return { message: compose.digest(found), data: digestJson(found) };
  },
};

/** The window (from, to] that is asked for. `since` a day takes in that day. */
function windowOf(args: Arguments, { today }: Context): { from: Day; to: Day } {
  const to = args['as-of'] === undefined ? today : lastDay(args['as-of']);
  const { window = 'daily' } = args;
  const since = args.since ?? (/^\d/.test(window) ? window : undefined);
  if (since === undefined) return daysOf(window, to);
  if (firstDay(since) > to) throw invalid('since.late', { since, to });
  return { from: addDays(firstDay(since), -1), to };
}

/** The documented fields of a digest. */
function digestJson(digest: Digest): Json {
  const { brief, from, to, transitions, events, reported, upcoming } = digest;
  const { amended, corrections, decisions, older, latest, coverage, freshness } = digest;
  return {
    brief,
    from,
    to,
    transitions: transitions.map(transitionJson),
    events: events.map(eventJson),
    reported: reported.map(eventJson),
    upcoming: upcoming.map(eventJson),
    amended: amended.map(transitionJson),
    corrections: corrections.map(correctionJson),
    decisions: decisions.map(decisionJson),
    older,
    latest: latest === undefined ? null : eventJson(latest),
    coverage: { ...coverage },
    freshness: { ...freshness },
  };
}

function transitionJson({ channel, day, before, after, cause }: Transition): Json {
  return {
    channel,
    day,
    before: shownJson(before),
    after: shownJson(after),
    evidence: evidenceJson(cause === undefined ? [] : [cause]),
  };
}

function correctionJson({ source, withdrawn, instead }: Correction): Json {
  const { id, title, outlet, url } = source;
  const said = (events: readonly ChannelEvent[]) =>
    events.map(({ channel, action, date, evidence }) => ({ channel, action, date, evidence }));
  return { article: id, title, outlet, url, withdrawn: said(withdrawn), instead: said(instead) };
}

function decisionJson({ id, kind, by, at, target, reason, source }: Decision): Json {
  const { channel, action, date } = target;
  return { id, kind, by: by.name, at, channel, action, date, reason, source };
}

function shownJson({ state, since, confirmed }: Shown): Json {
  return { state, since, confirmed };
}
