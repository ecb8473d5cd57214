import type { Language } from '../domain/language.ts';
import type { SourceFailure } from '../domain/source.ts';
import { formatText } from './localizer.ts';

/** Why a source could not be read, in plain words and without a full stop. */
export function describeFailure({ kind, detail }: SourceFailure, language: Language): string {
  return formatText(language, `source.failed.${kind}`, { detail });
}
