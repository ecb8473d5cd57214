import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIComponentInMessageActionRow,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import { LANGUAGES, shorten } from '../../../src/index.ts';
import {
  channelChoices,
  channelOf,
  type FollowUp,
  followUpsOf,
  questionOf,
  type ShownAnswer,
} from '../../shared/follow-ups.ts';
import { LANGUAGE_NAMES } from '../../shared/locales/index.ts';
import type { EncodedQuestion } from '../../shared/question-codec.ts';
import { LIMITS } from '../limits.ts';
import { format } from '../locales/index.ts';
import { type ButtonAction, type ButtonState, encodeCustomId, questionsToStore } from './custom-id.ts';

type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

/** The buttons of an answer begin with 0; those of its controls follow far behind. */
const FIRST_NUMBER = 50;

/** Rows below an answer: its follow-ups, and the questions that do not fit into their buttons. */
export function answerControls(shown: ShownAnswer): {
  readonly rows: readonly Row[];
  readonly questions: readonly EncodedQuestion[];
} {
  const { language } = shown;
  const followUps = followUpsOf(shown);
  const states: ButtonState[] = [];
  const encode = (action: ButtonAction, page = shown.page) => {
    const state = { ...questionOf(shown), action, page };
    states.push(state);
    return encodeCustomId(state, FIRST_NUMBER + states.length - 1);
  };
  const buttons = buttonsOf(shown, followUps, encode);
  const channels = followUps.includes('channel') ? channelOptions(shown) : [];
  const rows = [
    buttons,
    channels.length > 1 ? [menu(encode('channel'), format(language, 'channel'), channels)] : [],
    followUps.includes('language')
      ? [menu(encode('language'), format(language, 'language'), languageOptions(shown))]
      : [],
  ];
  return {
    rows: rows
      .filter(({ length }) => length > 0)
      .map((components) => ({ type: ComponentType.ActionRow, components })),
    questions: questionsToStore(states),
  };
}

/** Of an answer with several pages, the button that leads nowhere is disabled, so that the others keep their places. */
function buttonsOf(
  { page, pages, language }: ShownAnswer,
  followUps: readonly FollowUp[],
  encode: (action: ButtonAction, page?: number) => string,
): APIComponentInMessageActionRow[] {
  const has = (followUp: FollowUp) => followUps.includes(followUp);
  const labelled = (followUp: FollowUp, id: string, disabled = false) =>
    button(id, format(language, followUp), disabled);
  return [
    ...(pages > 1
      ? [
          labelled('previous', encode('turn', page - 1), !has('previous')),
          labelled('next', encode('turn', page + 1), !has('next')),
        ]
      : []),
    ...(has('as-of') ? [labelled('as-of', encode('day'))] : []),
    ...(has('post') ? [labelled('post', encode('post'))] : []),
    ...(has('subscribe') ? [labelled('subscribe', encode('subscribe'))] : []),
  ];
}

/** A button that does what its id says. */
export function button(
  id: string,
  label: string,
  disabled = false,
  style: Style = 'plain',
): APIButtonComponentWithCustomId {
  return {
    type: ComponentType.Button,
    style: STYLES[style],
    label,
    custom_id: id,
    ...(disabled ? { disabled } : {}),
  };
}

const STYLES = {
  plain: ButtonStyle.Secondary,
  main: ButtonStyle.Primary,
  danger: ButtonStyle.Danger,
} as const;
type Style = keyof typeof STYLES;

interface MenuOption {
  readonly label: string;
  readonly value: string;
  readonly default?: boolean;
}

function menu(
  id: string,
  placeholder: string,
  options: readonly MenuOption[],
): APIComponentInMessageActionRow {
  return { type: ComponentType.StringSelect, custom_id: id, placeholder, options: [...options] };
}

function languageOptions({ language }: ShownAnswer): readonly MenuOption[] {
  return LANGUAGES.map((value) => optionOf(LANGUAGE_NAMES[value], value, value === language));
}

function channelOptions(shown: ShownAnswer): readonly MenuOption[] {
  const current = channelOf(shown.question);
  return channelChoices(shown, LIMITS.options).map(({ name, value }) =>
    optionOf(shorten(name, LIMITS.optionText), value, value === current),
  );
}

/** An option of a menu, chosen already if it is the present value. */
export function optionOf(label: string, value: string, chosen: boolean): MenuOption {
  return { label, value, ...(chosen ? { default: true } : {}) };
}
