import type { Day } from '../domain/dates.ts';
import type { Transition } from '../domain/digest.ts';
import type { Message } from '../domain/message.ts';
import type { Localizer } from './localizer.ts';
import { heading, plain, prompts } from './spans.ts';
import { transitionBlocks, transitionEntry } from './transition.ts';

/** One or several changed statuses: before and after, and the evidence with its link. `transitions` is not empty. */
export function composeAlert(localizer: Localizer, transitions: readonly Transition[], asOf: Day): Message {
  const lines = transitions.map((transition) => plain(transitionEntry(localizer, transition).title));
  const title = localizer.format('alert.title', {
    title: localizer.brief.title[localizer.language],
    count: transitions.length,
  });
  return {
    language: localizer.language,
    asOf,
    summary: lines.join('; '),
    blocks: [
      heading(1, title),
      ...transitionBlocks(localizer, transitions),
      prompts(localizer, { why: `why ${transitions[0]?.channel}`, status: 'status' }),
    ],
  };
}
