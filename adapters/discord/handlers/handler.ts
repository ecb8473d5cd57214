import {
  type APIApplicationCommandInteraction,
  type APIInteraction,
  type APIModalSubmitInteraction,
  ApplicationCommandType,
  InteractionResponseType,
  InteractionType,
} from 'discord.js';
import { askAgain } from '../../shared/follow-ups.ts';
import { listPending, submitCorrection } from '../review/handlers.ts';
import { manage } from '../subscriptions/manage.ts';
import { submitForm } from '../subscriptions/submit-form.ts';
import { REVIEW, type RegisteredCommand, registry } from '../transport/commands.ts';
import { isDiscords } from '../transport/errors.ts';
import { showAnswer } from './answers.ts';
import { complete } from './complete.ts';
import { useComponent } from './component.ts';
import type { DiscordContext } from './context.ts';
import { decodeCustomId } from './custom-id.ts';
import { defer, deferUpdate, type Handled } from './initial-response.ts';
import { createInteractionResponse } from './interaction-response.ts';
import { showArticle } from './links.ts';
import { dayIn } from './modal.ts';
import { unknownRequest } from './notice.ts';
import { questionOf } from './question.ts';
import { type DiscordUser, discordUserOf } from './user.ts';

/** Handles an interaction of whichever transport. Unknown ones are answered as such. */
export type Handler = (interaction: APIInteraction) => Promise<Handled>;

export function createHandler(discord: DiscordContext): Handler {
  const registered = registry(discord.engines.map(({ brief }) => brief));
  const take = async (interaction: APIInteraction, user: DiscordUser): Promise<Handled> => {
    switch (interaction.type) {
      case InteractionType.Ping:
        return { first: { type: InteractionResponseType.Pong } };
      case InteractionType.ApplicationCommandAutocomplete: {
        const engine = discord.engines.find(({ brief }) => brief.name === interaction.data.name);
        const choices = engine === undefined ? [] : await complete(engine, interaction, user.language);
        const type = InteractionResponseType.ApplicationCommandAutocompleteResult;
        return { first: { type, data: { choices: [...choices] } } };
      }
      case InteractionType.ApplicationCommand:
        return useCommand(discord, user, interaction, registered.get(interaction.data.name));
      case InteractionType.MessageComponent:
        return useComponent(discord, user, interaction);
      case InteractionType.ModalSubmit:
        return submitModal(discord, user, interaction);
    }
  };
  return async (interaction) => {
    const user = await discordUserOf(interaction, discord.preferences);
    return guard(discord, user, interaction, () => take(interaction, user));
  };
}

/** Failures of the program are shown to the user; failures on the way to Discord are left to the worker to log. */
async function guard(
  discord: DiscordContext,
  { language }: DiscordUser,
  { token }: APIInteraction,
  take: () => Promise<Handled>,
): Promise<Handled> {
  const show = async (error: unknown) => {
    if (isDiscords(error)) throw error;
    await createInteractionResponse(discord, token).showMessage(discord.questions.explain(error, language));
  };
  try {
    const { first, after } = await take();
    return after === undefined ? { first } : { first, after: () => after().catch(show) };
  } catch (error) {
    return defer('user', () => show(error));
  }
}

async function useCommand(
  discord: DiscordContext,
  user: DiscordUser,
  interaction: APIApplicationCommandInteraction,
  registered: RegisteredCommand | undefined,
): Promise<Handled> {
  const { token, data } = interaction;
  const options = { response: createInteractionResponse(discord, token), user, private: true };
  if (registered === undefined) return unknownRequest(discord, user, token);
  const { brief } = registered;
  if (data.type === ApplicationCommandType.Message) {
    const message = data.resolved.messages[data.target_id];
    return defer('user', () => showArticle(discord, options, brief, message));
  }
  if (data.type !== ApplicationCommandType.ChatInput) return unknownRequest(discord, user, token);
  const question = questionOf(data);
  if (question === undefined) return unknownRequest(discord, user, token);
  if (registered.kind === 'manage') return manage({ discord, user, token, brief }, question.command);
  if (question.command === REVIEW) return listPending({ discord, user, token }, brief);
  return defer('user', () => showAnswer(discord, options, { brief, question }));
}

async function submitModal(
  discord: DiscordContext,
  user: DiscordUser,
  interaction: APIModalSubmitInteraction,
): Promise<Handled> {
  const { token, data } = interaction;
  const state = await decodeCustomId(discord.cache, data.custom_id);
  const brief = discord.questions.engine(state?.brief).brief.name;
  if (state?.action === 'form') return submitForm({ discord, user, token, brief }, state.line, interaction);
  if (state?.action === 'review')
    return submitCorrection({ discord, user, token, message: interaction.message?.id }, state, interaction);
  if (state?.action !== 'day') return unknownRequest(discord, user, token);
  const options = { response: createInteractionResponse(discord, token), user, private: true };
  const answer = async () => {
    const { brief, line } = askAgain(state, { asOf: dayIn(data) });
    await showAnswer(discord, options, { brief, question: line });
  };
  return user.private ? deferUpdate(answer) : defer('user', answer);
}
