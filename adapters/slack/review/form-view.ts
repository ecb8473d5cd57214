import type { ViewStateValue } from '@slack/bolt';
import type { InputBlock, InputBlockElement, ModalView, PlainTextOption } from '@slack/types';
import type { Engine, Language } from '../../../src/index.ts';
import {
  actionChoices,
  type CorrectionEntries,
  type CorrectionField,
  channelChoices,
  MAX_NOTE,
} from '../../shared/review-form.ts';
import type { ReviewPress } from '../../shared/review-press.ts';
import { LIMITS } from '../limits.ts';
import { format, type SlackTextKey } from '../locales/index.ts';
import { plainText } from '../render/text.ts';

/** The id of the form. */
export const CORRECTION_FORM = 'review-correction';

/** What the form is about, which the view stores. */
export interface CorrectionState {
  readonly press: ReviewPress;
  /** Where the card stands; `undefined` where one reader alone sees it. */
  readonly post?: { readonly conversation: string; readonly ts: string } | undefined;
  readonly language: Language;
}

/** The form by which a claim is corrected. */
export function correctionView(
  state: CorrectionState,
  entries: CorrectionEntries,
  engine: Engine,
): ModalView {
  const { language } = state;
  const channels = channelChoices(engine, language);
  const own = channels.filter(({ value }) => value === entries.channel);
  const others = channels.filter(({ value }) => value !== entries.channel);
  const shown = [...own, ...others].slice(0, LIMITS.selectOptions);
  const inOrder = channels.filter((choice) => shown.includes(choice));
  return {
    type: 'modal',
    callback_id: CORRECTION_FORM,
    private_metadata: JSON.stringify(state),
    title: plainText(format(language, 'review.title'), LIMITS.modalTitle),
    submit: plainText(format(language, 'form.save'), LIMITS.modalTitle),
    close: plainText(format(language, 'cancel'), LIMITS.modalTitle),
    blocks: [
      input('channel', language, menu('channel', inOrder, entries.channel)),
      input(
        'action',
        language,
        menu('action', actionChoices(engine, entries.channel, language), entries.action),
      ),
      input(
        'date',
        language,
        { type: 'plain_text_input', action_id: idOf('date'), initial_value: entries.date },
        'review.date.hint',
      ),
      input(
        'note',
        language,
        { type: 'plain_text_input', action_id: idOf('note'), multiline: true, max_length: MAX_NOTE },
        'review.note.hint',
      ),
    ],
  };
}

/** What the form is about, and what stands in its fields. */
export function readView({
  private_metadata,
  state: { values },
}: {
  readonly private_metadata: string;
  readonly state: { readonly values: Readonly<Record<string, Readonly<Record<string, ViewStateValue>>>> };
}): { readonly state: CorrectionState; readonly entries: CorrectionEntries } {
  const state: CorrectionState = JSON.parse(private_metadata);
  const text = (field: CorrectionField) => {
    const found = values[field]?.[idOf(field)];
    return found?.selected_option?.value ?? found?.value ?? '';
  };
  const entries = {
    channel: text('channel'),
    action: text('action'),
    date: text('date'),
    note: text('note'),
  };
  return { state, entries };
}

function idOf(field: CorrectionField): string {
  return `correction-${field}`;
}

function input(
  field: CorrectionField,
  language: Language,
  element: InputBlockElement,
  hint?: SlackTextKey,
): InputBlock {
  return {
    type: 'input',
    block_id: field,
    label: plainText(format(language, `review.${field}`), LIMITS.optionText),
    element,
    ...(hint && { hint: plainText(format(language, hint), LIMITS.optionText) }),
  };
}

function menu(
  field: CorrectionField,
  choices: readonly { readonly label: string; readonly value: string }[],
  chosen: string,
): InputBlockElement {
  const options = choices.map(
    ({ label, value }): PlainTextOption => ({ text: plainText(label, LIMITS.optionText), value }),
  );
  const initial = options.find(({ value }) => value === chosen);
  return {
    type: 'static_select',
    action_id: idOf(field),
    options,
    ...(initial && { initial_option: initial }),
  };
}
