import { BackchannelError, type Language, type TextFormatter } from '../../src/index.ts';

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
