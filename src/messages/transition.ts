import type { Day } from '../domain/dates.ts';
import type { Transition } from '../domain/digest.ts';
import type { Block, Spans } from '../domain/message.ts';
import { lineUnder } from './event.ts';
import type { Voice } from './localizer.ts';
import { withEvidence } from './quote.ts';
import { dateSpan, stateSpan, strong, text } from './spans.ts';

/** What changed, before and after, with the evidence; changes that one event brought about stand together above it. */
export function transitionBlocks(voice: Voice, transitions: readonly Transition[], asOf: Day): Block[] {
  const byCause = Map.groupBy(transitions, ({ channel, cause }) => cause?.id ?? channel);
  return [...byCause.values()].flatMap((together) => {
    const others = together.slice(0, -1).map((transition) => transitionEntry(voice, transition));
    return [...others, ...together.slice(-1).flatMap((last) => withCause(voice, last, asOf))];
  });
}

/** A change in one line. */
export function transitionEntry(voice: Voice, transition: Transition): Block & { kind: 'entry' } {
  return { kind: 'entry', state: transition.after.state, title: titleOf(voice, transition, 7), lines: [] };
}

/** The same with the day on which it happened, for where no line tells it. */
export function datedTransition(voice: Voice, transition: Transition): Block {
  return { ...transitionEntry(voice, transition), title: titleOf(voice, transition, 10) };
}

function withCause(voice: Voice, transition: Transition, asOf: Day): readonly Block[] {
  const { channel, cause } = transition;
  const entry = transitionEntry(voice, transition);
  if (cause === undefined) return [entry];
  const line = lineUnder(voice, channel, cause, asOf);
  const { state, title } = entry;
  return withEvidence(voice, { ...(state && { state }), title, line }, { event: cause, asOf, most: 2 });
}

/** "Patrol hotline: suspended → restored Dec 2023", the date cut to so many characters of its ISO form. */
function titleOf(voice: Voice, { channel, before, after, cause }: Transition, exactness: number): Spans {
  const dated = cause === undefined ? [] : [text(' '), dateSpan(voice, cause.date.slice(0, exactness))];
  return [
    strong(voice.channel(channel)),
    text(voice.say('colon')),
    stateSpan(voice, before.state),
    text(' → '),
    stateSpan(voice, after.state),
    ...dated,
  ];
}
