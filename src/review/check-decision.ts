import type { Brief } from '../domain/brief.ts';
import { isPartialDate } from '../domain/dates.ts';
import type { DecisionDraft, EventValues } from '../domain/decision.ts';
import { keyOfEvent } from '../domain/decision.ts';
import { ReaderError } from '../domain/errors.ts';
import { ACTIONS, type EventKey, FORMS } from '../domain/event.ts';
import { type Problem, problem } from '../domain/problem.ts';

/** Characters of a reason, a note or a source. */
const MOST = 2_000;

/** Kinds that speak for themselves. */
const WITHOUT_REASON: readonly DecisionDraft['kind'][] = ['confirm', 'reject', 'undo'];

/** Checks that a decision can be carried out. @throws ReaderError QUESTION_INVALID with all that is wrong */
export function checkDecision(draft: DecisionDraft, brief: Brief): void {
  const problems = [...groundsProblems(draft), ...verdictProblems(draft, brief)];
  if (problems.length > 0)
    throw new ReaderError('QUESTION_INVALID', problem('decision.invalid', { problems }));
}

function groundsProblems({ kind, reason, source }: DecisionDraft): Problem[] {
  return [
    ...when(reason === null && !WITHOUT_REASON.includes(kind), problem('decision.reason', {})),
    ...when(kind === 'add' && source === null, problem('decision.source', {})),
    ...tooLong([reason, source]),
  ];
}

function verdictProblems(draft: DecisionDraft, brief: Brief): Problem[] {
  switch (draft.kind) {
    case 'add':
    case 'correct':
      return valueProblems(draft.values, brief);
    case 'split':
      return [
        ...valueProblems(draft.values, brief),
        ...when(isSameEvent(draft.values, draft.target), problem('decision.unsplit', {})),
      ];
    case 'merge':
      return when(isSameEvent(draft.other, draft.target), problem('decision.itself', {}));
    default:
      return [];
  }
}

function valueProblems({ channel, action, date, form, note, place }: EventValues, brief: Brief): Problem[] {
  const isKnown = brief.channels.some(({ id }) => id === channel);
  return [
    ...when(!isKnown, problem('draft.channel', { typed: shown(channel) })),
    ...when(!ACTIONS.includes(action), problem('decision.action', { known: ACTIONS })),
    ...when(!isPartialDate(date), problem('decision.date', { typed: shown(date) })),
    ...when(form !== undefined && !FORMS.includes(form), problem('decision.form', { known: FORMS })),
    ...tooLong([note, place]),
  ];
}

function tooLong(texts: readonly (string | null | undefined)[]): Problem[] {
  return when(
    texts.some((text) => (text?.length ?? 0) > MOST),
    problem('decision.long', { count: MOST }),
  );
}

function isSameEvent(a: EventKey, b: EventKey): boolean {
  return keyOfEvent(a) === keyOfEvent(b);
}

function when(isWrong: boolean, what: Problem): Problem[] {
  return isWrong ? [what] : [];
}

function shown(text: string): string {
  return text.slice(0, 60);
}
