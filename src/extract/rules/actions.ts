import type { Action } from '../../domain/event.ts';
import type { Cue } from './languages/language.ts';

const CONTACT: readonly Cue[] = [
  'meet',
  'meeting',
  'call',
  'video',
  'visit',
  'talks',
  'letter',
  'notice',
  'group',
  'line',
];

/** The words by which an action may be reported, the plainest first; `resume` is a `hold` whose text says so. */
export const TRIGGERS = {
  hold: { first: CONTACT, second: ['hold', 'resume'] },
  schedule: { first: CONTACT, second: ['hold', 'schedule', 'resume'] },
  agree: { first: ['agree', 'sign', 'deal'], second: ['resume', 'hold', 'talks'] },
  propose: { first: ['propose', 'wish'], second: ['schedule', 'need'] },
  postpone: { first: ['postpone', 'cancel'], second: [] },
  suspend: { first: ['suspend'], second: ['end'] },
  refuse: { first: ['refuse'], second: ['not', 'deny'] },
  extend: { first: ['extend'], second: [] },
  end: { first: ['end'], second: [] },
} as const satisfies Partial<
  Record<Action, { readonly first: readonly Cue[]; readonly second: readonly Cue[] }>
>;

export type Triggered = keyof typeof TRIGGERS;
export const TRIGGERED = Object.keys(TRIGGERS) as readonly Triggered[];

/** Whether the word is a way of contact. */
export function isContact(cue: Cue): boolean {
  return CONTACT.includes(cue);
}
