import type { Channel } from '../domain/brief.ts';
import type { Status, When } from '../domain/status.ts';
import { whenOf } from './check-arguments.ts';
import type { Command, Context, Json } from './command.ts';
import { confirmedJson, eventJson, evidenceJson, latestJson, outletsJson, whenJson } from './event-json.ts';
import { AS_OF, channelParameter, KNOWN_ON, LANG } from './parameters.ts';

/** How the channels stand: the board of all, or one in full. */
export const status: Command = {
  name: 'status',
  chineseName: { 'zh-Hans': '状态', 'zh-Hant': '狀態' },
  aliases: ['现状'],
  summary: {
    en: 'how the channels stand: open or cut, since when, by what evidence',
    'zh-Hans': '各渠道的状态：畅通或中断、起始时间、依据',
    'zh-Hant': '各管道的狀態：暢通或中斷、起始時間、依據',
  },
  parameters: [channelParameter({ several: true }), AS_OF, KNOWN_ON, LANG],
  examples: [
    'status',
    'status {channel}',
    'status as-of:2023-08-01',
    'status {channel} known-on:2023-08 lang:zh-Hans',
  ],
  async ask(context, args) {
    const { engine, compose } = context;
    const when = whenOf(args, context);
    const [statuses, freshness] = await Promise.all([engine.statuses(when), engine.freshness()]);
    const ids = args.channel?.split(',');
    const shown = ids === undefined ? statuses : statuses.filter(({ channel }) => ids.includes(channel));
    const asked = ids?.length === 1 ? shown[0] : undefined;
    const partIds = engine.brief.channels.filter(({ parent }) => parent === args.channel).map(({ id }) => id);
    const parts = statuses.filter(({ channel }) => partIds.includes(channel));
    return {
      message:
        asked === undefined
          ? compose.board(shown, when, freshness)
          : compose.channel({ status: asked, parts, when }),
      data: {
        brief: engine.brief.name,
        ...whenJson(when),
        freshness: { ...freshness },
        channels: shown.map((one) => statusJson(context, one, when)),
      },
    };
  },
};

/** The documented fields of a status. */
function statusJson(
  { engine, compose }: Context,
  status: Status,
  { asOf }: When,
): { readonly [key: string]: Json } {
  const { channel, state, since, precision, confirmed, latest, support, beside, reported } = status;
  const { group } = engine.brief.channels.find(({ id }) => id === channel) as Channel;
  return {
    channel,
    group,
    state,
    label: compose.state(state, channel),
    since,
    precision,
    summary: compose.summary(status, asOf),
    ...confirmedJson(confirmed),
    latest: latestJson(latest, (event) => compose.event(event, asOf)),
    ...outletsJson(support),
    evidence: evidenceJson(support),
    beside: beside.map(eventJson),
    reported: reported.map(eventJson),
  };
}
