import { firstDay, lastDay } from '../domain/dates.ts';
import type { History, HistoryEvent } from '../domain/event.ts';
import { compareEvents, effectiveDay, openEvents } from '../domain/history.ts';
import type { When } from '../domain/status.ts';
import { whenOf } from './check-arguments.ts';
import type { Arguments, Command, Context } from './command.ts';
import { invalid } from './errors.ts';
import { eventJson, whenJson } from './event-json.ts';
import { AS_OF, channelParameter, KNOWN_ON, LANG, option } from './parameters.ts';

/** A channel's events in order, those of the channels that it sums up among them. */
export const timeline: Command = {
  name: 'timeline',
  chineseName: { 'zh-Hans': '时间线', 'zh-Hant': '時間軸' },
  aliases: ['时间轴'],
  summary: {
    en: 'the events of a channel in order, each with its evidence and sources',
    'zh-Hans': '按时间列出一个渠道的事件及其依据和来源',
    'zh-Hant': '按時間列出一個管道的事件及其依據和來源',
  },
  parameters: [
    channelParameter({ required: true }),
    option('from', 'date', { en: 'the first day', 'zh-Hans': '起始日', 'zh-Hant': '起始日' }),
    option('to', 'date', { en: 'the last day', 'zh-Hans': '截止日', 'zh-Hant': '截止日' }),
    AS_OF,
    KNOWN_ON,
    LANG,
  ],
  examples: ['timeline {channel}', 'timeline {channel} from:2022 to:2024-06'],
  async ask(context, args) {
    const { engine, compose } = context;
    const { channel = '', from, to } = args;
    const when = whenOf(args, context);
    if (from !== undefined && to !== undefined && firstDay(from) > lastDay(to)) {
      throw invalid('dates.reversed', { from, to });
    }
    const histories = await engine.histories(when.knownOn);
    const members = engine.brief.channels.filter(({ id, parent }) => id === channel || parent === channel);
    const known = members
      .map(({ id }): History => histories.get(id) ?? [])
      .map((history) => history.filter((event) => effectiveDay(event) <= when.asOf));
    const open = new Set(known.flatMap((history) => openEvents(history, when.asOf)));
    const isOpen = (event: HistoryEvent) => open.has(event);
    const events = known
      .flat()
      .filter((event) => from === undefined || lastDay(event.date) >= firstDay(from))
      .filter((event) => to === undefined || firstDay(event.date) <= lastDay(to))
      .toSorted(compareEvents);
    const picture = await pictureOf(context, args, when);
    return {
      message: compose.timeline({ channel, events, asOf: when.asOf, isOpen }, picture),
      data: { brief: engine.brief.name, ...whenJson(when), channel, events: events.map(eventJson) },
    };
  },
};

/** In chats, a picture of the same days. */
async function pictureOf({ engine, compose, place }: Context, args: Arguments, when: When) {
  if (place === undefined) return undefined;
  const { channel = '', from, to } = args;
  return engine.picture({
    channel,
    when,
    compose,
    ...(from !== undefined && { from: firstDay(from) }),
    ...(to !== undefined && { to: lastDay(to) }),
  });
}
