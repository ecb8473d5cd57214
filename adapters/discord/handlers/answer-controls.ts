import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIComponentInMessageActionRow,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import {
  type Brief,
  type Command,
  commands,
  LANGUAGES,
  type Language,
  lineOf,
  type Question,
  shorten,
} from '../../../src/index.ts';
import { MAX_OPTION_TEXT, MAX_OPTIONS } from '../limits.ts';
import { OWN_NAMES, say } from '../locales/index.ts';
import { type Encoded, encodeView, keepingOf, type ViewAction } from './view.ts';

/** An answer's question and which page of it is shown. */
export interface Shown {
  readonly brief: Brief;
  readonly question: Question;
  readonly language: Language;
  readonly page: number;
  readonly pages: number;
  /** Whether only the asker sees it: then it can be posted for all. */
  readonly private: boolean;
}

type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

/** Rows below an answer: its pages, posting it, asking as of another day, about another channel, in another language. */
export function answerControls(shown: Shown): {
  readonly rows: readonly Row[];
  readonly kept: Readonly<Record<string, string>>;
} {
  const { brief, language, question } = shown;
  const command = commands.find(({ name }) => name === question.command);
  const line = lineOf({ ...question, args: { ...question.args, lang: language } }, command?.parameters ?? []);
  const encoded: Encoded[] = [];
  const encode = (act: ViewAction, at: number) => {
    // Numbers from 50 on: an answer's own buttons count from 0.
    const one = encodeView({ act, brief: brief.name, at, line }, 50 + encoded.length);
    encoded.push(one);
    return one.id;
  };
  const buttons = buttonsFor(shown, command, encode);
  const channels = channelOptions(shown, command);
  const rows = [
    buttons,
    channels.length > 1 ? [menu(encode('channel', 0), say(language, 'nav.channel'), channels)] : [],
    shown.private
      ? [menu(encode('speak', shown.page), say(language, 'nav.language'), languageOptions(language))]
      : [],
  ];
  return {
    rows: rows
      .filter(({ length }) => length > 0)
      .map((components) => ({ type: ComponentType.ActionRow, components })),
    kept: keepingOf(encoded),
  };
}

function buttonsFor(
  { page, pages, language, private: own }: Shown,
  command: Command | undefined,
  encode: (act: ViewAction, at: number) => string,
): APIComponentInMessageActionRow[] {
  const dated = command?.parameters.some(({ name }) => name === 'as-of') ?? false;
  return [
    ...(pages > 1
      ? [button(encode('turn', Math.max(0, page - 1)), say(language, 'nav.previous'), page === 0)]
      : []),
    ...(pages > 1 ? [button(encode('turn', page + 1), say(language, 'nav.next'), page + 1 >= pages)] : []),
    ...(dated ? [button(encode('day', 0), say(language, 'nav.day'))] : []),
    ...(own ? [button(encode('post', page), say(language, 'nav.post'))] : []),
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

interface Option {
  readonly label: string;
  readonly value: string;
  readonly default?: boolean;
}

function menu(id: string, placeholder: string, options: readonly Option[]): APIComponentInMessageActionRow {
  return { type: ComponentType.StringSelect, custom_id: id, placeholder, options: [...options] };
}

function languageOptions(current: Language): readonly Option[] {
  return LANGUAGES.map((value) => ({
    label: OWN_NAMES[value],
    value,
    ...(value === current ? { default: true } : {}),
  }));
}

/** Channels of the brief, where the question is about one; those that sum others up first, since a menu has room for 25. */
function channelOptions(
  { brief, question, language }: Shown,
  command: Command | undefined,
): readonly Option[] {
  const about = command?.parameters.find(({ kind }) => kind === 'channel')?.name;
  if (about === undefined || question.args[about] === undefined) return [];
  const ordered = brief.channels.toSorted(
    (a, b) => Number(a.parent !== undefined) - Number(b.parent !== undefined),
  );
  const chosen = brief.channels.length > MAX_OPTIONS ? ordered.slice(0, MAX_OPTIONS) : brief.channels;
  return chosen.map(({ id, title }) => ({
    label: shorten(title[language], MAX_OPTION_TEXT),
    value: id,
    ...(id === question.args[about] ? { default: true } : {}),
  }));
}
