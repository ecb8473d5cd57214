import { dayOf } from '../domain/dates.ts';
import type { Block, Message, Spans } from '../domain/message.ts';
import type { DecisionResult, ReviewClaim } from '../domain/review-service.ts';
import { STATE_OF } from '../domain/status.ts';
import { decisionLines } from './decision.ts';
import { actionWord } from './event-word.ts';
import type { Localizer } from './localizer.ts';
import { quotes } from './quote.ts';
import { faint, heading, paragraph, plain, text } from './spans.ts';
import { eventTitle } from './timeline.ts';

/** Quotes of one claim. */
const MAX_QUOTES = 3;

/** A claim with all that people need to decide on it: its words and what stands around them, who says so, and what it would change. */
export function composeClaim(localizer: Localizer, claim: ReviewClaim): Message {
  const { event, context } = claim;
  const asOf = dayOf(event.known);
  const title = eventTitle(localizer, event, { channel: '', asOf, isOpen: () => false });
  const around = (words: string): Block[] => (words === '' ? [] : [paragraph(faint(words))]);
  return {
    language: localizer.language,
    asOf,
    summary: plain(title),
    blocks: [
      { kind: 'entry', state: STATE_OF[event.action], title, lines: [...factsOf(localizer, claim)] },
      ...around(context.before),
      ...quotes(localizer, event, MAX_QUOTES),
      ...around(context.after),
      paragraph(faint(localizer.format('claim.id', { id: claim.id }))),
    ],
  };
}

/** The claims that wait, or that none does. */
export function composeClaims(
  localizer: Localizer,
  {
    claims,
    total,
    asOf,
  }: { readonly claims: readonly ReviewClaim[]; readonly total: number; readonly asOf: string },
): Message {
  const title = localizer.format('claim.waiting', { count: total });
  return {
    language: localizer.language,
    asOf,
    summary: title,
    blocks: [heading(1, title), ...claims.flatMap((claim) => composeClaim(localizer, claim).blocks)],
  };
}

/** What confirming it would change, what extractors say, and what was decided. */
function factsOf(localizer: Localizer, claim: ReviewClaim): readonly Spans[] {
  const { changes, readings, event } = claim;
  return [
    ...(changes.length === 0 && claim.standing !== 'pending' ? [] : [[text(changesLine(localizer, claim))]]),
    ...readings.map((reading): Spans => [faint(readingLine(localizer, event.channel, reading))]),
    ...decisionLines(localizer, event),
  ];
}

function changesLine(localizer: Localizer, { changes }: ReviewClaim): string {
  if (changes.length === 0) return localizer.format('claim.none');
  const all = changes.map(({ channel, before, after }) =>
    localizer.format('claim.change', {
      channel: localizer.channel(channel),
      before: localizer.state(before, channel),
      after: localizer.state(after, channel),
    }),
  );
  return localizer.format('claim.changes', { changes: localizer.list(all) });
}

/** "model: suspended 5 Mar 2024 (90 %)". */
function readingLine(
  localizer: Localizer,
  channel: string,
  { extractor, found }: ReviewClaim['readings'][number],
): string {
  const all = found.map(({ action, date, confidence }) => {
    const what = localizer.format('beside.other', {
      what: actionWord(localizer, { action, channel }),
      date: localizer.date(date),
    });
    const percent = confidence === undefined ? '' : ` (${Math.round(confidence * 100)} %)`;
    return what + percent;
  });
  const says = all.length === 0 ? localizer.format('claim.notFound') : localizer.list(all);
  return extractor + localizer.format('colon') + says;
}

/** What became of a decision, for the one who pressed the button and for all who were shown the claim. */
export function decisionOutcome(localizer: Localizer, result: DecisionResult): string {
  if (result.outcome === 'gone') return localizer.format('decided.gone');
  const { kind, by, at } = result.decision;
  const decision = localizer.format(`decision.${kind}`, { name: by.name, date: localizer.date(dayOf(at)) });
  return localizer.format(`decided.${result.outcome}`, { decision });
}
