import type { Action } from '../../domain/event.ts';
import { CONTACT_CUES, type Cue } from './languages/language.ts';

/** The words by which an action may be reported, the plainest first; `resume` is a `hold` whose text says so. */
export const TRIGGERS = {
  hold: { first: CONTACT_CUES, second: ['hold', 'resume'] },
  schedule: { first: CONTACT_CUES, second: ['hold', 'schedule', 'resume'] },
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

const CONTACTS: ReadonlySet<Cue> = new Set(CONTACT_CUES);

/** Whether the word is a way of contact. */
export function isContact(cue: Cue): boolean {
  return CONTACTS.has(cue);
}
