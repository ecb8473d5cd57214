import type { Brief } from '../domain/brief.ts';
import { isPartialDate } from '../domain/dates.ts';
import type { DecisionDraft, EventValues } from '../domain/decision.ts';
import { keyOfEvent } from '../domain/decision.ts';
import { BackchannelError } from '../domain/errors.ts';
import { ACTIONS, FORMS } from '../domain/event.ts';

/** Characters of a reason, a note or a source. */
const MOST = 2_000;

/** Kinds that speak for themselves. */
const WITHOUT_REASON: readonly DecisionDraft['kind'][] = ['confirm', 'reject', 'undo'];

/** Checks that a decision can be carried out. @throws BackchannelError QUESTION_INVALID with all that is wrong */
export function checkDecision(draft: DecisionDraft, brief: Brief): void {
  const problems = [...groundsProblems(draft), ...verdictProblems(draft, brief)];
  if (problems.length === 0) return;
  throw new BackchannelError(
    'QUESTION_INVALID',
    `This decision cannot be made: ${problems.join('; ')}.`,
    'Correct what is named and decide again.',
  );
}

function groundsProblems({ kind, reason, source }: DecisionDraft): string[] {
  return [
    ...(reason === null && !WITHOUT_REASON.includes(kind) ? ['a reason is missing'] : []),
    ...(kind === 'add' && source === null ? ['a source is missing'] : []),
    ...((reason?.length ?? 0) > MOST ? [`the reason has more than ${MOST} characters`] : []),
    ...((source?.length ?? 0) > MOST ? [`the source has more than ${MOST} characters`] : []),
  ];
}

function verdictProblems(draft: DecisionDraft, brief: Brief): string[] {
  switch (draft.kind) {
    case 'add':
      return valueProblems(draft.values, brief);
    case 'correct':
      return valueProblems(draft.values, brief);
    case 'split':
      return [
        ...valueProblems(draft.values, brief),
        ...(keyOfEvent(draft.values) === keyOfEvent(draft.target)
          ? ['the other event needs another channel, action or date']
          : []),
      ];
    case 'merge':
      return keyOfEvent(draft.other) === keyOfEvent(draft.target) ? ['an event is the same as itself'] : [];
    default:
      return [];
  }
}

function valueProblems({ channel, action, date, form, note, place }: EventValues, brief: Brief): string[] {
  return [
    ...(brief.channels.some(({ id }) => id === channel) ? [] : [`there is no channel “${shown(channel)}”`]),
    ...(ACTIONS.includes(action) ? [] : [`the action is none of ${ACTIONS.join(', ')}`]),
    ...(isPartialDate(date) ? [] : [`“${shown(date)}” is no date like 2023-08-01, 2023-08 or 2023`]),
    ...(form === undefined || FORMS.includes(form) ? [] : [`the form is none of ${FORMS.join(', ')}`]),
    ...((note?.length ?? 0) > MOST ? [`the note has more than ${MOST} characters`] : []),
    ...((place?.length ?? 0) > MOST ? [`the place has more than ${MOST} characters`] : []),
  ];
}

function shown(text: string): string {
  return text.slice(0, 60);
}
