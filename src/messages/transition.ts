import type { Transition } from '../domain/digest.ts';
import type { Block, Spans } from '../domain/message.ts';
import { lineUnder } from './event.ts';
import type { Localizer } from './localizer.ts';
import { withEvidence } from './quote.ts';
import { dateSpan, stateSpan, strong, text } from './spans.ts';

/**
 * What changed, before and after, with the evidence, in the order given; changes that one sentence reports stand together
 * above it.
 */
export function transitionBlocks(localizer: Localizer, transitions: readonly Transition[]): Block[] {
  const bySentence = Map.groupBy(transitions, (transition) => sentenceOf(transition));
  return [...bySentence.values()].flatMap((together) => {
    const others = together.slice(0, -1).map((transition) => transitionEntry(localizer, transition));
    return [...others, ...together.slice(-1).flatMap((last) => withCause(localizer, last))];
  });
}

/** What stands for the sentence behind a change; a change by the lapse of time stands for itself. */
function sentenceOf(transition: Transition): string | Transition {
  const { cause, after } = transition;
  if (cause === undefined || after.state === 'dormant') return transition;
  return cause.reports[0]?.event.evidence ?? cause.id;
}

/** A change in one line. */
export function transitionEntry(localizer: Localizer, transition: Transition): Block & { kind: 'entry' } {
  return {
    kind: 'entry',
    state: transition.after.state,
    title: titleOf(localizer, transition, 7),
    lines: [],
  };
}

/** The same with the day on which it happened. */
export function datedTransition(localizer: Localizer, transition: Transition): Block {
  return { ...transitionEntry(localizer, transition), title: titleOf(localizer, transition, 10) };
}

function withCause(localizer: Localizer, transition: Transition): readonly Block[] {
  const { channel, cause } = transition;
  const entry = transitionEntry(localizer, transition);
  if (cause === undefined || transition.after.state === 'dormant') return [entry];
  const line = lineUnder(localizer, channel, cause);
  const { state, title } = entry;
  return withEvidence(localizer, { ...(state && { state }), title, line }, { event: cause, most: 2 });
}

/** "Patrol hotline: suspended → restored Dec 2023", the date cut to a number of characters of its ISO form. */
function titleOf(
  localizer: Localizer,
  { channel, day, before, after, cause }: Transition,
  exactness: number,
): Spans {
  const date = after.state === 'dormant' || cause === undefined ? day : cause.date;
  const dated = date === '' ? [] : [text(' '), dateSpan(localizer, date.slice(0, exactness))];
  return [
    strong(localizer.channel(channel)),
    text(localizer.format('colon')),
    stateSpan(localizer, before.state, channel),
    text(' → '),
    stateSpan(localizer, after.state, channel),
    ...dated,
  ];
}
