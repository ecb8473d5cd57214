/** What completion can be asked for. */
export type SuggestionKind = 'channel' | 'person' | 'outlet' | 'date';

/** What may be meant by the beginning of a word: what is shown, and what is put into the question. */
export interface Suggestion {
  readonly label: string;
  readonly value: string;
}
