import type { APIMessageComponentInteraction } from 'discord.js';
import { LANGUAGES } from '../../../src/index.ts';
import { listHere, useManage } from '../subscriptions/manage.ts';
import { useForm } from '../subscriptions/submit-form.ts';
import { type AnsweredQuestion, showAnswer, withValue } from './answers.ts';
import { defer, deferUpdate, type Handled, openModal } from './initial-response.ts';
import { createInteractionResponse, type DiscordContext } from './interaction-response.ts';
import { dayModal } from './modal.ts';
import { viewOf } from './stored-views.ts';
import { unknown } from './unknown.ts';
import { type DiscordUser, languageKey } from './user.ts';
import type { ViewState } from './view.ts';

/** A button that was pressed, or a menu in which something was chosen. */
export async function useComponent(
  room: DiscordContext,
  asker: DiscordUser,
  interaction: APIMessageComponentInteraction,
): Promise<Handled> {
  const { token, data } = interaction;
  const view = await viewOf(room.context.cache, data.custom_id);
  if (view === undefined) return unknown(room, asker, token);
  const values = 'values' in data ? data.values : [];
  const work = { room, asker, token, brief: view.brief };
  switch (view.act) {
    case 'form':
      return useForm(work, view.line, values);
    case 'manage':
      return useManage(work, view.line);
    case 'about':
      return listHere(work);
    case 'day':
      return openModal(dayModal(data.custom_id, asker.language));
    default:
      return ask(room, asker, token, view, values);
  }
}

/** Buttons and menus that ask a question. One below a message that only the asker sees changes that message, else there is a new one. */
async function ask(
  room: DiscordContext,
  asker: DiscordUser,
  token: string,
  { act, brief, line, at }: ViewState,
  [value = '']: readonly string[],
): Promise<Handled> {
  const talk = createInteractionResponse(room, token);
  const answer =
    (asked: Omit<AnsweredQuestion, 'brief'>, own = true) =>
    () =>
      showAnswer(room, { talk, asker, private: own }, { brief, ...asked });
  const here = asker.private ? deferUpdate : deferNew;
  switch (act) {
    case 'turn':
      return here(answer({ question: line, page: at }));
    case 'channel':
      return here(answer({ question: withValue(line, 'channel', value) }));
    case 'speak':
      await rememberLanguage(room, asker, value);
      return here(answer({ question: withValue(line, 'language', value), page: at }));
    case 'post':
      return defer('all', answer({ question: line, page: at }, false));
    case 'pick':
      return defer('asker', answer({ question: value }));
    default:
      return (isPage(line) ? here : deferNew)(answer({ question: line }));
  }
}

const deferNew = (after: () => Promise<void>) => defer('asker', after);

/** Whether a line asks for a page of an answer by itself: then it is turned like any page. */
function isPage(line: string): boolean {
  return /\spage:\d+(\s|$)/.test(line);
}

/** Whoever chooses a language is answered in it from then on. */
async function rememberLanguage(
  { context }: DiscordContext,
  { person }: DiscordUser,
  value: string,
): Promise<void> {
  const language = LANGUAGES.find((one) => one === value);
  if (language !== undefined) await context.cache.set(languageKey(person.id), language);
}
