import { type Day, daysBetween } from '../domain/dates.ts';
import type { Action, History, HistoryEvent } from '../domain/event.ts';
import { effectiveDay } from '../domain/history.ts';
import type { Status } from '../domain/status.ts';
import { whenOf } from './check-arguments.ts';
import type { Command } from './command.ts';
import { confirmedJson, eventJson, latestJson, whenJson } from './event-json.ts';
import { unknownChannel } from './find-channel.ts';
import { AS_OF, channelParameter, KNOWN_ON, LANG } from './parameters.ts';

/** The evidence behind a channel's status. */
export const why: Command = {
  name: 'why',
  chineseName: { 'zh-Hans': '为什么', 'zh-Hant': '為什麼' },
  aliases: ['为何', '依据'],
  summary: {
    en: 'the evidence behind a status: the original sentences, who wrote them, and what points the other way',
    'zh-Hans': '状态的依据：原句、出处，以及指向相反的报道',
    'zh-Hant': '狀態的依據：原句、出處，以及指向相反的報導',
  },
  parameters: [channelParameter({ required: true }), AS_OF, KNOWN_ON, LANG],
  examples: ['why {channel}', 'why {channel} as-of:2023-11-01'],
  async ask(context, args) {
    const { engine, compose } = context;
    const when = whenOf(args, context);
    const status = (await engine.statuses(when)).find(({ channel }) => channel === args.channel);
    if (status === undefined) throw unknownChannel(engine.brief, args.channel ?? '');
    const rejected = ((await engine.rejected(when.knownOn)).get(status.channel) ?? []).filter(
      (event) => effectiveDay(event) <= when.asOf,
    );
    const contradicts = contradictions(status, await engine.histories(when.knownOn), when.asOf);
    const { channel, state, since, precision, confirmed, latest, support, beside, reported } = status;
    return {
      message: compose.why({ status, contradicts, rejected, when }),
      data: {
        brief: engine.brief.name,
        ...whenJson(when),
        channel,
        state,
        label: compose.state(state, channel),
        since,
        precision,
        ...confirmedJson(confirmed),
        latest: latestJson(latest, (event) => compose.event(event, when.asOf)),
        supports: support.map(eventJson),
        contradicts: contradicts.map(eventJson),
        beside: beside.map(eventJson),
        reported: reported.map(eventJson),
        rejected: rejected.map(eventJson),
      },
    };
  },
};

/** Which way an action points: a channel that works, or one that does not. Plans and proposals point nowhere yet. */
const OPEN: readonly Action[] = ['hold', 'resume', 'agree', 'extend'];
const SHUT: readonly Action[] = ['suspend', 'postpone', 'refuse', 'end'];

/** Within so many days two events that point opposite ways may be two tellings of one matter. */
const NEAR_DAYS = 3;

/**
 * The events that point the other way than those that a status rests on: in the same channel, by the day and within three
 * days of it, or of the very same month or year where no day is told. In order of the support.
 */
function contradictions(
  { support }: Status,
  histories: ReadonlyMap<string, History>,
  asOf: Day,
): readonly HistoryEvent[] {
  const found = support.flatMap((event) =>
    (histories.get(event.channel) ?? []).filter(
      (other) =>
        isOpposite(event.action, other.action) && isNear(event, other) && effectiveDay(other) <= asOf,
    ),
  );
  return [...new Set(found)];
}

function isOpposite(a: Action, b: Action): boolean {
  return (OPEN.includes(a) && SHUT.includes(b)) || (SHUT.includes(a) && OPEN.includes(b));
}

function isNear(a: HistoryEvent, b: HistoryEvent): boolean {
  if (a.precision !== 'day' || b.precision !== 'day') return a.date === b.date;
  return Math.abs(daysBetween(a.date, b.date)) <= NEAR_DAYS;
}
