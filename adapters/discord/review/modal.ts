import {
  type APIComponentInLabel,
  type APIModalInteractionResponseCallbackData,
  type APIModalSubmission,
  ComponentType,
  TextInputStyle,
} from 'discord.js';
import { type Engine, type Language, shorten } from '../../../src/index.ts';
import {
  actionChoices,
  type CorrectionEntries,
  type CorrectionField,
  channelChoices,
  MAX_NOTE,
} from '../../shared/review-form.ts';
import { optionOf } from '../handlers/answer-controls.ts';
import { textIn, valuesIn } from '../handlers/modal.ts';
import { LIMITS } from '../limits.ts';
import { format } from '../locales/index.ts';
import { label } from '../subscriptions/modals.ts';

/** The form by which a claim is corrected; its id carries the press. */
export function correctionModal(
  id: string,
  entries: CorrectionEntries,
  engine: Engine,
  language: Language,
): APIModalInteractionResponseCallbackData {
  const channels = channelChoices(engine, language);
  const fits = channels.length <= LIMITS.options;
  const channel = fits
    ? menu('channel', channels, entries.channel)
    : text('channel', entries.channel, TextInputStyle.Short);
  const actions = actionChoices(engine, entries.channel, language);
  return {
    custom_id: id,
    title: format(language, 'review.title'),
    components: [
      label(language, 'review.channel', channel, fits ? undefined : 'review.channel.hint'),
      label(language, 'review.action', menu('action', actions, entries.action)),
      label(language, 'review.date', text('date', entries.date, TextInputStyle.Short), 'review.date.hint'),
      label(
        language,
        'review.note',
        text('note', entries.note, TextInputStyle.Paragraph),
        'review.note.hint',
      ),
    ],
  };
}

/** What stands in the form's fields. */
export function entriesIn(submission: APIModalSubmission): CorrectionEntries {
  const value = (field: CorrectionField) => valuesIn(submission, field)?.[0] ?? textIn(submission, field);
  return {
    channel: value('channel'),
    action: value('action'),
    date: value('date'),
    note: value('note'),
  };
}

/** What is left empty is missed when the form is read: its message names every field that is wrong. */
function text(field: CorrectionField, value: string, style: TextInputStyle): APIComponentInLabel {
  return {
    type: ComponentType.TextInput,
    custom_id: field,
    style,
    required: false,
    max_length: MAX_NOTE,
    ...(value !== '' && { value }),
  };
}

function menu(
  field: CorrectionField,
  choices: readonly { readonly label: string; readonly value: string }[],
  chosen: string,
): APIComponentInLabel {
  const options = choices.map(({ label, value }) =>
    optionOf(shorten(label, LIMITS.optionText), value, value === chosen),
  );
  return { type: ComponentType.StringSelect, custom_id: field, required: true, options };
}
