import {
  type APIComponentInLabel,
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  SelectMenuDefaultValueType,
  TextInputStyle,
} from 'discord.js';
import { LANGUAGES, type Language, shorten, WEEKDAYS, weekdayName } from '../../../src/index.ts';
import { LANGUAGE_NAMES } from '../../shared/locales/index.ts';
import { optionOf } from '../handlers/answer-controls.ts';
import { POSTABLE } from '../handlers/user.ts';
import { LIMITS } from '../limits.ts';
import { type DiscordTextKey, format } from '../locales/index.ts';
import type { SubscriptionForm } from './form.ts';

/** Names of the fields. */
export const FIELDS = {
  where: 'where',
  days: 'days',
  times: 'times',
  zone: 'zone',
  options: 'options',
  length: 'length',
  language: 'language',
  words: 'words',
  outlets: 'outlets',
} as const;

/** Where, when and how a subscription posts. */
export function scheduleModal(
  id: string,
  { draft, id: subscription }: SubscriptionForm,
  language: Language,
): APIModalInteractionResponseCallbackData {
  const { schedule, destination } = draft;
  return {
    custom_id: id,
    title: format(language, subscription === undefined ? 'form.new' : 'form.edit'),
    components: [
      label(language, 'form.destination', {
        type: ComponentType.ChannelSelect,
        custom_id: FIELDS.where,
        channel_types: [...POSTABLE],
        ...(destination.address === ''
          ? {}
          : { default_values: [{ id: destination.address, type: SelectMenuDefaultValueType.Channel }] }),
      }),
      label(
        language,
        'form.days',
        checkboxes(FIELDS.days, dayOptions(language, schedule?.days ?? [])),
        'form.days.hint',
      ),
      label(language, 'form.times', input(FIELDS.times, schedule?.times.join(', ') ?? ''), 'form.times.hint'),
      label(language, 'form.zone', input(FIELDS.zone, schedule?.zone ?? 'UTC'), 'form.zone.hint'),
      label(language, 'form.options', checkboxes(FIELDS.options, optionOptions(language, draft))),
    ],
  };
}

/** How long a subscription's digests are, and in which language. */
export function lookModal(
  id: string,
  { draft }: SubscriptionForm,
  language: Language,
): APIModalInteractionResponseCallbackData {
  const lengths = (['full', 'short'] as const).map((form) =>
    optionOf(format(language, `form.${form}`), form, draft.form === form),
  );
  const languages = LANGUAGES.map((one) => optionOf(LANGUAGE_NAMES[one], one, one === draft.language));
  return {
    custom_id: id,
    title: format(language, 'form.look'),
    components: [
      label(language, 'form.length', radios(FIELDS.length, lengths)),
      label(language, 'form.language', radios(FIELDS.language, languages)),
    ],
  };
}

/** The words and outlets that a subscription is about. */
export function wordsModal(
  id: string,
  { draft: { filter } }: SubscriptionForm,
  language: Language,
): APIModalInteractionResponseCallbackData {
  return {
    custom_id: id,
    title: format(language, 'form.filter'),
    components: [
      label(language, 'form.words', input(FIELDS.words, filter.words.join(', ')), 'form.list.hint'),
      label(language, 'form.outlets', input(FIELDS.outlets, filter.outlets.join(', ')), 'form.list.hint'),
    ],
  };
}

/** A field of a form with its label, and a hint where one is named. */
export function label(
  language: Language,
  key: DiscordTextKey,
  component: APIComponentInLabel,
  hint?: DiscordTextKey,
): APILabelComponent {
  const description = hint === undefined ? {} : { description: format(language, hint) };
  return { type: ComponentType.Label, label: format(language, key), ...description, component };
}

function input(id: string, value: string): APIComponentInLabel {
  return {
    type: ComponentType.TextInput,
    custom_id: id,
    style: TextInputStyle.Short,
    required: false,
    max_length: LIMITS.inputValue,
    ...(value === '' ? {} : { value: shorten(value, LIMITS.inputValue) }),
  };
}

/** Boxes of which any number may be ticked, or none. */
function checkboxes(id: string, options: readonly Choice[]): APIComponentInLabel {
  return {
    type: ComponentType.CheckboxGroup,
    custom_id: id,
    required: false,
    min_values: 0,
    max_values: options.length,
    options: [...options],
  };
}

/** A choice of one: all of its options are seen at once. */
function radios(id: string, options: readonly Choice[]): APIComponentInLabel {
  return { type: ComponentType.RadioGroup, custom_id: id, required: true, options: [...options] };
}

type Choice = ReturnType<typeof optionOf> & { readonly description?: string };

function dayOptions(language: Language, chosen: readonly number[]): readonly Choice[] {
  return WEEKDAYS.map((day) => optionOf(weekdayName(day, language), String(day), chosen.includes(day)));
}

function optionOptions(language: Language, { quiet, alerts }: SubscriptionForm['draft']): readonly Choice[] {
  return [
    optionOf(format(language, 'form.quiet'), 'quiet', quiet),
    {
      ...optionOf(format(language, 'form.alerts'), 'alerts', alerts),
      description: format(language, 'form.alerts.hint'),
    },
  ];
}
