import type { ActionsBlock, ActionsBlockElement, KnownBlock } from '@slack/types';
import { isPartialDate, LANGUAGES, type Language } from '../../../src/index.ts';
import {
  channelChoices,
  type FollowUp,
  followUpsOf,
  questionOf,
  type ShownAnswer,
} from '../../shared/follow-ups.ts';
import { LANGUAGE_NAMES } from '../../shared/locales/index.ts';
import { type EncodedQuestion, encodeQuestion, fitsIn } from '../../shared/question-codec.ts';
import { LIMITS } from '../limits.ts';
import { format } from '../locales/index.ts';
import { contextOf } from '../render/blocks.ts';
import { plainText } from '../render/text.ts';

/** Rows below an answer at most: the page number, and the controls. */
export const CONTROL_BLOCKS = 2;

/** Precedes the question in the id of the row of controls, where menus find it. */
const BLOCK_PREFIX = 'answer ';
const MAX_QUESTION = LIMITS.blockId - BLOCK_PREFIX.length;
/** Precedes the name of a follow-up in its action's id. */
export const CONTROL_PREFIX = 'control-';

/** The rows below an answer; `day` is what the date picker shows if the question names no day. */
export function controlsOf(shown: ShownAnswer, day: string): KnownBlock[] {
  const { page, pages, language } = shown;
  const elements = followUpsOf(shown).map((followUp) => elementOf(followUp, shown, day));
  const blockId = BLOCK_PREFIX + encodeQuestion(questionOf(shown), MAX_QUESTION);
  const row: ActionsBlock = { type: 'actions', block_id: blockId, elements };
  return [
    ...(pages > 1 ? [contextOf(format(language, 'page', { page, pages }), 'page')] : []),
    ...(elements.length > 0 ? [row] : []),
  ];
}

/** The question of the controls, if it has to be stored since their row's id is too short for it. */
export function questionToStore(shown: ShownAnswer): readonly EncodedQuestion[] {
  const question = questionOf(shown);
  return fitsIn(question, MAX_QUESTION) ? [] : [question];
}

/** The encoded question in the id of a row of controls; `undefined` for other rows. */
export function questionIn(blockId: string): string | undefined {
  return blockId.startsWith(BLOCK_PREFIX) ? blockId.slice(BLOCK_PREFIX.length) : undefined;
}

function elementOf(followUp: FollowUp, shown: ShownAnswer, day: string): ActionsBlockElement {
  const { language } = shown;
  const id = CONTROL_PREFIX + followUp;
  const label = plainText(format(language, followUp), LIMITS.buttonText);
  switch (followUp) {
    case 'as-of': {
      const asked = shown.question.args['as-of'];
      const exact = asked !== undefined && isPartialDate(asked) && asked.length === 10;
      return { type: 'datepicker', action_id: id, initial_date: exact ? asked : day, placeholder: label };
    }
    case 'channel': {
      const options = channelChoices(shown, LIMITS.selectOptions).map(({ name, value }) =>
        optionOf(name, value),
      );
      return { type: 'static_select', action_id: id, options, placeholder: label };
    }
    case 'language':
      return languageMenu(id, language);
    default:
      return { type: 'button', action_id: id, text: label };
  }
}

/** A menu of the languages. */
export function languageMenu(id: string, language: Language): ActionsBlockElement {
  return {
    type: 'static_select',
    action_id: id,
    initial_option: optionOf(LANGUAGE_NAMES[language], language),
    options: LANGUAGES.map((one) => optionOf(LANGUAGE_NAMES[one], one)),
    placeholder: plainText(format(language, 'language'), LIMITS.buttonText),
  };
}

function optionOf(name: string, value: string) {
  return { text: plainText(name, LIMITS.optionText), value };
}
