import type { InputBlock, InputBlockElement, PlainTextOption, RadioButtons } from '@slack/types';
import type { Language } from '../../../src/index.ts';
import { LIMITS } from '../limits.ts';
import { format, type SlackTextKey } from '../locales/index.ts';
import { plainText } from '../render/text.ts';

/** The form's fields; each is the id of its block, and the end of its label's key. */
export type Field =
  | 'destination'
  | 'brief'
  | 'channels'
  | 'states'
  | 'outlets'
  | 'words'
  | 'days'
  | 'times'
  | 'zone'
  | 'language'
  | 'length'
  | 'options';

/** Precedes a field's name in the id of its element. */
export const FIELD_PREFIX = 'field-';

/** Labels and hints of fields (https://docs.slack.dev/reference/block-kit/blocks/input-block). */
const MAX_LABEL = 2_000;

/** An option of a menu; ids of a brief are never too long for its value. */
export function option(text: string, value: string): PlainTextOption {
  return { text: plainText(text, LIMITS.optionText), value: value.slice(0, LIMITS.optionValue) };
}

interface InputOptions {
  readonly optional?: boolean;
  /** Whether a change shows at once, in the next runs or in other fields. */
  readonly live?: boolean;
  readonly hint?: SlackTextKey;
}

/** A field with its label. */
export function input(
  field: Field,
  language: Language,
  element: InputBlockElement,
  { optional = false, live = false, hint }: InputOptions = {},
): InputBlock {
  return {
    type: 'input',
    block_id: field,
    label: plainText(format(language, `form.${field}`), MAX_LABEL),
    element,
    optional,
    ...(live && { dispatch_action: true }),
    ...(hint && { hint: plainText(format(language, hint), MAX_LABEL) }),
  };
}

/** The block of the watched channels: a different one for each brief, since Slack keeps what was chosen in a block. */
export function channelsBlock(brief: string): string {
  return `channels ${brief}`;
}

/** The id of a field's element. */
export function idOf(field: Field): { readonly action_id: string } {
  return { action_id: FIELD_PREFIX + field };
}

/** A choice of one: all of its options are seen at once. */
export function radioGroup(
  field: Field,
  options: PlainTextOption[],
  initial: PlainTextOption | undefined,
): RadioButtons {
  return { type: 'radio_buttons', ...idOf(field), options, ...(initial && { initial_option: initial }) };
}
