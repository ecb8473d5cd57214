import { z } from 'zod';
import { BackchannelError, type Language, type TextFormatter } from '../../src/index.ts';
import { ids } from './env.ts';

/** Why somebody may not change a subscription, among the texts of a chat: `denied.X` with `denied.X.remedy`. */
export type DenialOf<Key extends string> = {
  [One in Key]: One extends `denied.${infer Reason}.remedy` ? Reason : never;
}[Key];

/** A NOT_ALLOWED error that says why, and who can help. */
export function createDenial<Key extends string>(format: TextFormatter<Key>) {
  return (
    language: Language,
    reason: DenialOf<Key>,
    values: Readonly<Record<string, string>> = {},
  ): BackchannelError =>
    new BackchannelError(
      'NOT_ALLOWED',
      format(language, `denied.${reason}` as Key, values),
      format(language, `denied.${reason}.remedy` as Key, values),
    );
}

/** Who may decide on events: administrators of the workspace or server, or the people with these ids. */
export type Reviewers = 'admins' | readonly string[];

/** A variable that names reviewers; administrators where it is not set. */
export function reviewers(id: RegExp) {
  const error = 'must be admins or users’ ids with commas between';
  return z.union([z.literal('admins'), ids(id, error)], { error }).default('admins');
}

/** Whether a person may confirm, reject or correct events. `admin`: an administrator there, as the platform says. */
export function mayReview(
  allowed: Reviewers,
  { id, admin }: { readonly id: string; readonly admin: boolean },
): boolean {
  return allowed === 'admins' ? admin : allowed.includes(id);
}
