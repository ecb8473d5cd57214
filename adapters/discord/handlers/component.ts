import type { APIMessageComponentInteraction } from 'discord.js';
import { askAgain, asksForPage } from '../../shared/follow-ups.ts';
import { toLanguage } from '../../shared/language-preferences.ts';
import type { EncodedQuestion } from '../../shared/question-codec.ts';
import { usePress } from '../review/handlers.ts';
import { listHere, manage, useManage } from '../subscriptions/manage.ts';
import { useForm } from '../subscriptions/submit-form.ts';
import { showAnswer } from './answers.ts';
import type { DiscordContext } from './context.ts';
import { type ButtonState, decodeCustomId } from './custom-id.ts';
import { defer, deferUpdate, type Handled, openModal } from './initial-response.ts';
import { createInteractionResponse } from './interaction-response.ts';
import { dayModal } from './modal.ts';
import { unknownRequest } from './notice.ts';
import type { DiscordUser } from './user.ts';

/** A button that was pressed, or a menu in which something was chosen. */
export async function useComponent(
  discord: DiscordContext,
  user: DiscordUser,
  interaction: APIMessageComponentInteraction,
): Promise<Handled> {
  const { token, data } = interaction;
  const state = await decodeCustomId(discord.cache, data.custom_id);
  if (state === undefined) return unknownRequest(discord, user, token);
  const values = 'values' in data ? data.values : [];
  const brief = discord.questions.engine(state.brief).brief.name;
  const work = { discord, user, token, brief };
  switch (state.action) {
    case 'form':
      return useForm(work, state.line, values);
    case 'manage':
      return useManage(work, state.line);
    case 'review':
      return usePress({ ...work, message: interaction.message.id }, state);
    case 'about':
      return listHere(work);
    case 'subscribe':
      return manage(work, 'subscribe');
    case 'day':
      return openModal(dayModal(data.custom_id, user.language));
    default:
      return ask(discord, user, token, state, values);
  }
}

/** Buttons and menus that ask a question. Below a message that only the user sees they change it, otherwise they send a new one. */
async function ask(
  discord: DiscordContext,
  user: DiscordUser,
  token: string,
  { action, ...question }: ButtonState,
  [value = '']: readonly string[],
): Promise<Handled> {
  const response = createInteractionResponse(discord, token);
  const answer =
    ({ brief, line, page }: EncodedQuestion, onlyUser = true) =>
    () =>
      showAnswer(discord, { response, user, private: onlyUser }, { brief, question: line, page });
  const inPlace = user.private ? deferUpdate : deferPrivate;
  switch (action) {
    case 'turn':
      return inPlace(answer(question));
    case 'channel':
      return inPlace(answer(askAgain(question, { channel: value })));
    case 'language': {
      const language = toLanguage(value) ?? user.language;
      await discord.preferences.choose(user.person.id, language);
      return inPlace(answer(askAgain(question, { language })));
    }
    case 'post':
      return defer('all', answer(question, false));
    case 'pick':
      return deferPrivate(answer({ ...question, line: value }));
    default:
      return (asksForPage(question) ? inPlace : deferPrivate)(answer(question));
  }
}

const deferPrivate = (after: () => Promise<void>) => defer('user', after);
