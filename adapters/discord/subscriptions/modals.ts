import {
  type APIComponentInLabel,
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  type APISelectMenuOption,
  ComponentType,
  SelectMenuDefaultValueType,
  TextInputStyle,
} from 'discord.js';
import { type Language, shorten, WEEKDAYS, weekdayName } from '../../../src/index.ts';
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
  how: 'how',
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
        { ...several(FIELDS.days, dayOptions(language, schedule?.days ?? [])) },
        'form.days.hint',
      ),
      label(language, 'form.times', input(FIELDS.times, schedule?.times.join(', ') ?? ''), 'form.times.hint'),
      label(language, 'form.zone', input(FIELDS.zone, schedule?.zone ?? 'UTC'), 'form.zone.hint'),
      label(language, 'form.options', several(FIELDS.how, howOptions(language, draft))),
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

function label(
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

/** A menu in which any number of options may be chosen, or none. */
function several(id: string, options: readonly APISelectMenuOption[]): APIComponentInLabel {
  return {
    type: ComponentType.StringSelect,
    custom_id: id,
    required: false,
    min_values: 0,
    max_values: options.length,
    options: [...options],
  };
}

function dayOptions(language: Language, chosen: readonly number[]): readonly APISelectMenuOption[] {
  return WEEKDAYS.map((day) => optionOf(weekdayName(day, language), String(day), chosen.includes(day)));
}

function howOptions(
  language: Language,
  { form, quiet, alerts }: SubscriptionForm['draft'],
): readonly APISelectMenuOption[] {
  return [
    optionOf(format(language, 'form.full'), 'full', form === 'full'),
    optionOf(format(language, 'form.quiet'), 'quiet', quiet),
    optionOf(format(language, 'form.alerts'), 'alerts', alerts),
  ];
}
