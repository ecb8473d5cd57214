import { BackchannelError } from '../domain/errors.ts';
import type { Command } from './command.ts';
import { contradictions } from './contradictory-arguments.ts';
import { confirmedJson, eventJson, latestJson, whenJson } from './event-json.ts';
import { AS_OF, channelParameter, KNOWN_ON, LANG } from './parameters.ts';
import { whenOf } from './point-in-time.ts';

/** The evidence behind a channel's status. */
export const why: Command = {
  name: 'why',
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
    if (status === undefined)
      throw new BackchannelError('NOT_FOUND', 'There is no such channel.', 'Ask: channels');
    const contradicts = contradictions(status, await engine.histories(when.knownOn), when.asOf);
    const { channel, state, since, precision, confirmed, latest, support, beside, reported } = status;
    return {
      message: compose.why({ status, contradicts, when }),
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
      },
    };
  },
};
