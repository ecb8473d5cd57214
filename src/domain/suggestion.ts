import type { Language } from './language.ts';

/** What completion can be asked for. */
export type SuggestionKind = 'channel' | 'person' | 'outlet' | 'date';

/** Completes what was typed so far, best first; nothing typed: the most frequent. */
export type Suggest = (
  kind: SuggestionKind,
  typed: string,
  language: Language,
  limit?: number,
) => Promise<readonly Suggestion[]>;

/** What may be meant by the beginning of a word: what is shown, and what is put into the question. */
export interface Suggestion {
  readonly label: string;
  readonly value: string;
}
