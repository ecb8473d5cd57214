import { dayOf } from '../domain/dates.ts';
import type { Decision } from '../domain/decision.ts';
import type { DecisionMark, EventKey, HistoryEvent } from '../domain/event.ts';
import type { Block, Message, Spans } from '../domain/message.ts';
import { actionWord } from './event-word.ts';
import type { Localizer } from './localizer.ts';
import { faint, heading, linkSpan, strong, text } from './spans.ts';
import { shorten } from './text-renderer.ts';

/** Characters of an analyst's reason that are shown. */
const MAX_REASON = 300;

/** "corrected by Ada Lin on 10 Mar 2024, before: Ferry talks – suspended 5 Mar 2024: the reason". */
function decisionLine(localizer: Localizer, { kind, by, at, reason, before }: DecisionMark): string {
  const done = localizer.format(`decision.${kind}`, { name: by, date: localizer.date(dayOf(at)) });
  const was =
    before === undefined ? '' : localizer.format('decision.before', { event: keyLine(localizer, before) });
  const why = reason === null ? '' : localizer.format('colon') + shorten(reason, MAX_REASON);
  return done + was + why;
}

/** What analysts decided about an event, a line each, oldest first. */
export function decisionLines(localizer: Localizer, { decisions = [] }: HistoryEvent): readonly Spans[] {
  return decisions.map((mark) => [faint(decisionLine(localizer, mark))]);
}

/** A decision as a digest reports it: the event, what was decided by whom, and what it rests on. */
export function decisionEntry(localizer: Localizer, decision: Decision): Block {
  const { id, kind, by, at, reason, source, target } = decision;
  const event = kind === 'correct' || kind === 'add' ? decision.values : target;
  const isChanged = kind === 'correct';
  const line = decisionLine(localizer, {
    ...{ id, kind, by: by.name, at, reason },
    ...(isChanged && { before: target }),
  });
  return {
    kind: 'entry',
    title: [strong(keyLine(localizer, event))],
    lines: [[text(line)], ...(source === null ? [] : [[linkSpan(source, webAddress(source))]])],
  };
}

/** What analysts decided, newest first. */
export function composeDecisions(
  localizer: Localizer,
  { decisions, asOf }: { readonly decisions: readonly Decision[]; readonly asOf: string },
): Message {
  const title = localizer.format('decisions.title', { count: decisions.length });
  const entries = decisions.map((decision) => decisionEntry(localizer, decision));
  return { language: localizer.language, asOf, summary: title, blocks: [heading(1, title), ...entries] };
}

function webAddress(source: string): string | null {
  return URL.canParse(source) ? source : null;
}

/** "Ferry talks – suspended 5 Mar 2024". */
function keyLine(localizer: Localizer, key: EventKey): string {
  return localizer.format('correction.event', {
    channel: localizer.channel(key.channel),
    what: actionWord(localizer, key),
    date: localizer.date(key.date),
  });
}
