import type { InputBlock, InputBlockElement, PlainTextElement, PlainTextOption } from '@slack/types';
import type { Language } from '../../../src/index.ts';
import { OPTION_TEXT, OPTION_VALUE } from '../limits.ts';
import { say, type TextKey } from '../locales/index.ts';
import { cut } from '../render/text.ts';

/** The form's fields; each is the name of its block. */
export const FIELDS = [
  'destination',
  'brief',
  'watched',
  'states',
  'outlets',
  'words',
  'days',
  'times',
  'zone',
  'language',
  'form',
  'options',
] as const;
export type Field = (typeof FIELDS)[number];

/** Stands before a field's name in the id of its element. */
export const FIELD_PREFIX = 'field-';

/** Plain text, in which Slack looks for nothing. */
export function plainText(text: string, most: number): PlainTextElement {
  return { type: 'plain_text', text: cut(text, most), emoji: false };
}

/** An option of a menu; its value is cut where it is too long, which no id of a brief is. */
export function option(text: string, value: string): PlainTextOption {
  return { text: plainText(text, OPTION_TEXT), value: value.slice(0, OPTION_VALUE) };
}

interface Input {
  readonly optional?: boolean;
  /** True where a change shows at once, in the next runs or in other fields. */
  readonly watched?: boolean;
  readonly hint?: TextKey;
}

/** A field with its label. */
export function input(
  field: Field,
  language: Language,
  element: InputBlockElement,
  { optional = false, watched = false, hint }: Input = {},
): InputBlock {
  return {
    type: 'input',
    block_id: field,
    label: plainText(say(language, `form.${field}`), 2_000),
    element,
    optional,
    ...(watched && { dispatch_action: true }),
    ...(hint && { hint: plainText(say(language, hint), 2_000) }),
  };
}

/** The block of what is watched: another one for each brief, lest Slack keep what was chosen of the one before. */
export function watchedId(brief: string): string {
  return `watched ${brief}`;
}

/** The id of a field's element. */
export function idOf(field: Field): { readonly action_id: string } {
  return { action_id: FIELD_PREFIX + field };
}
