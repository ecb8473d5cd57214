import type { ActionsBlock, ActionsBlockElement, Button, KnownBlock } from '@slack/types';
import {
  type Answered,
  commands,
  isPartialDate,
  LANGUAGES,
  type Language,
  lineOf,
  type Parameter,
  type Question,
} from '../../../src/index.ts';
import { BLOCK_ID, BUTTON_TEXT } from '../limits.ts';
import { LANGUAGE_NAMES, say, type TextKey } from '../locales/index.ts';
import { contextOf } from '../render/blocks.ts';
import { cut } from '../render/text.ts';
import { type EncodedQuestion, encodeQuestion } from './question-codec.ts';

/** What can be done with an answer besides reading it: each is the end of an action's id. */
export const CONTROLS = ['previous', 'next', 'as-of', 'language', 'post', 'subscribe'] as const;
export type Control = (typeof CONTROLS)[number];

/** Rows that stand below an answer at most: which page it is, and its controls. */
export const CONTROL_BLOCKS = 3;

/** Stands before the question in the name of the row of controls, where menus find it. */
const BLOCK_PREFIX = 'answer ';
/** Stands before what a control does in its action's id. */
export const CONTROL_PREFIX = 'control-';

/** The answer that controls are for. */
export interface ControlState {
  readonly brief: string;
  readonly answered: Answered;
  readonly page: number;
  readonly pages: number;
  readonly language: Language;
  /** Whether it can be posted for all to see: it is one reader's, in a channel. */
  readonly postable: boolean;
  /** The present day, for a picker that nothing is picked in. */
  readonly today: string;
}

/** The question as it was understood, on one of its pages: what the controls of its answer ask again. */
export function askOf({ brief, answered: { question }, page }: ControlState): EncodedQuestion {
  return { brief, line: lineOf(question, parametersOf(question)), page };
}

/** The rows below an answer, made from the parameters of its command. */
export function controlsOf(standing: ControlState): KnownBlock[] {
  const { page, pages, language } = standing;
  const parameters = parametersOf(standing.answered.question);
  const has = (test: (parameter: Parameter) => boolean) => parameters.some(test);
  const elements: (ActionsBlockElement | false)[] = [
    page > 1 && button('previous', language),
    page < pages && button('next', language),
    has(({ name }) => name === 'as-of') && dayPicker(standing),
    has(({ kind }) => kind === 'language') && languageMenu(language),
    standing.postable && button('post', language),
    has(({ kind }) => kind === 'window' || kind === 'command') && button('subscribe', language),
  ];
  const shown = elements.filter((element) => element !== false);
  const row: ActionsBlock = { type: 'actions', block_id: blockIdOf(askOf(standing)), elements: shown };
  return [
    ...(pages > 1 ? [contextOf(say(language, 'page', { page, pages }), 'page')] : []),
    ...(shown.length > 0 ? [row] : []),
  ];
}

/** Whether the question is written into the row's name, or has to be kept. */
export function needsKeeping(ask: EncodedQuestion): boolean {
  return (
    encodeQuestion(ask, BLOCK_ID - BLOCK_PREFIX.length) !== encodeQuestion(ask, Number.POSITIVE_INFINITY)
  );
}

/** The question in the name of a row of controls, as `readAsk` reads it; `undefined` for other rows. */
export function writtenIn(blockId: string): string | undefined {
  return blockId.startsWith(BLOCK_PREFIX) ? blockId.slice(BLOCK_PREFIX.length) : undefined;
}

/** The question asked again as of a day or in a language; from its first page. */
export function askAnew(
  brief: string,
  question: Question,
  changed: { readonly asOf?: string; readonly language?: Language },
): EncodedQuestion {
  const parameters = parametersOf(question);
  const lang = parameters.find(({ kind }) => kind === 'language')?.name;
  const args = {
    ...question.args,
    ...(changed.asOf !== undefined && { 'as-of': changed.asOf }),
    ...(changed.language !== undefined && lang !== undefined && { [lang]: changed.language }),
  };
  return { brief, line: lineOf({ ...question, args }, parameters), page: 1 };
}

function parametersOf({ command }: Question): readonly Parameter[] {
  return commands.find(({ name }) => name === command)?.parameters ?? [];
}

function blockIdOf(ask: EncodedQuestion): string {
  return BLOCK_PREFIX + encodeQuestion(ask, BLOCK_ID - BLOCK_PREFIX.length);
}

/** A button of the app's own. */
function button(control: Control & TextKey, language: Language): Button {
  return {
    type: 'button',
    action_id: CONTROL_PREFIX + control,
    text: { type: 'plain_text', text: cut(say(language, control), BUTTON_TEXT), emoji: false },
  };
}

function dayPicker({ answered: { question, message }, language, today }: ControlState): ActionsBlockElement {
  const asked = question.args['as-of'] ?? message.asOf ?? today;
  const day = isPartialDate(asked) && asked.length === 10 ? asked : (message.asOf ?? today);
  return {
    type: 'datepicker',
    action_id: `${CONTROL_PREFIX}as-of`,
    initial_date: day,
    placeholder: { type: 'plain_text', text: say(language, 'as-of'), emoji: false },
  };
}

function languageMenu(language: Language): ActionsBlockElement {
  const option = (one: Language) => ({
    text: { type: 'plain_text' as const, text: LANGUAGE_NAMES[one], emoji: false },
    value: one,
  });
  return {
    type: 'static_select',
    action_id: `${CONTROL_PREFIX}language`,
    initial_option: option(language),
    options: LANGUAGES.map(option),
    placeholder: { type: 'plain_text', text: say(language, 'language'), emoji: false },
  };
}
