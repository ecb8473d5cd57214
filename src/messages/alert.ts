import type { Day } from '../domain/dates.ts';
import type { Transition } from '../domain/digest.ts';
import type { Message } from '../domain/message.ts';
import type { Voice } from './localizer.ts';
import { heading, plain, prompts } from './spans.ts';
import { transitionBlocks, transitionEntry } from './transition.ts';

/** One or several changed statuses, told at once: before and after, the evidence with its link. `transitions` is not empty. */
export function composeAlert(voice: Voice, transitions: readonly Transition[], asOf: Day): Message {
  const lines = transitions.map((transition) => plain(transitionEntry(voice, transition).title));
  const title = voice.say('alert.title', {
    title: voice.brief.title[voice.language],
    count: transitions.length,
  });
  return {
    language: voice.language,
    asOf,
    summary: lines.join('; '),
    blocks: [
      heading(1, title),
      ...transitionBlocks(voice, transitions, asOf),
      prompts(voice, { why: `why ${transitions[0]?.channel}`, status: 'status' }),
    ],
  };
}
