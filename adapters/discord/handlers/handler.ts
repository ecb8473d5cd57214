import {
  type APIApplicationCommandInteraction,
  type APIInteraction,
  type APIModalSubmitInteraction,
  ApplicationCommandType,
  InteractionResponseType,
  InteractionType,
} from 'discord.js';
import { type Registered, registry } from '../commands/build.ts';
import { complete } from '../commands/complete.ts';
import { manage } from '../subscriptions/manage.ts';
import { submitForm } from '../subscriptions/submit-form.ts';
import { isDiscords } from '../transport/errors.ts';
import { explain, showAnswer, withValue } from './answers.ts';
import { useComponent } from './component.ts';
import { defer, deferUpdate, type Handled } from './initial-response.ts';
import { createInteractionResponse, type DiscordContext } from './interaction-response.ts';
import { showArticle } from './links.ts';
import { dayIn } from './modal.ts';
import { questionOf } from './question.ts';
import { viewOf } from './stored-views.ts';
import { unknown } from './unknown.ts';
import { type DiscordUser, discordUserOf } from './user.ts';

/** Takes an interaction, whatever way it came. What it does not know is answered as such. */
export type Handler = (interaction: APIInteraction) => Promise<Handled>;

export function createHandler(room: DiscordContext): Handler {
  const { context } = room;
  const registered = registry(context.engines.map(({ brief }) => brief));
  const take = async (interaction: APIInteraction, asker: DiscordUser): Promise<Handled> => {
    switch (interaction.type) {
      case InteractionType.Ping:
        return { first: { type: InteractionResponseType.Pong } };
      case InteractionType.ApplicationCommandAutocomplete: {
        const engine = context.engines.find(({ brief }) => brief.name === interaction.data.name);
        const choices = engine === undefined ? [] : await complete(engine, interaction, asker.language);
        const type = InteractionResponseType.ApplicationCommandAutocompleteResult;
        return { first: { type, data: { choices: [...choices] } } };
      }
      case InteractionType.ApplicationCommand:
        return useCommand(room, asker, interaction, registered.get(interaction.data.name));
      case InteractionType.MessageComponent:
        return useComponent(room, asker, interaction);
      case InteractionType.ModalSubmit:
        return submitModal(room, asker, interaction);
    }
  };
  return async (interaction) => {
    const asker = await discordUserOf(interaction, context.cache, context.language);
    return guard(room, asker, interaction, () => take(interaction, asker));
  };
}

/** Whatever fails in the program, the asker is told; what fails on the way to Discord is the worker's to log. */
async function guard(
  room: DiscordContext,
  { language }: DiscordUser,
  { token }: APIInteraction,
  take: () => Promise<Handled>,
): Promise<Handled> {
  const tell = async (error: unknown) => {
    if (isDiscords(error)) throw error;
    await createInteractionResponse(room, token).tell(explain(room, error, language));
  };
  try {
    const { first, after } = await take();
    return after === undefined ? { first } : { first, after: () => after().catch(tell) };
  } catch (error) {
    return defer('asker', () => tell(error));
  }
}

async function useCommand(
  room: DiscordContext,
  asker: DiscordUser,
  interaction: APIApplicationCommandInteraction,
  registered: Registered | undefined,
): Promise<Handled> {
  const { token, data } = interaction;
  const talk = createInteractionResponse(room, token);
  const showing = { talk, asker, private: true };
  if (registered === undefined) return unknown(room, asker, token);
  const { brief } = registered;
  if (data.type === ApplicationCommandType.Message) {
    const message = data.resolved.messages[data.target_id];
    return defer('asker', () => showArticle(room, showing, brief, message));
  }
  if (data.type !== ApplicationCommandType.ChatInput) return unknown(room, asker, token);
  const question = questionOf(data);
  if (question === undefined) return unknown(room, asker, token);
  if (registered.kind === 'manage') return manage({ room, asker, token, brief }, question.command);
  return defer('asker', () => showAnswer(room, showing, { brief, question }));
}

async function submitModal(
  room: DiscordContext,
  asker: DiscordUser,
  interaction: APIModalSubmitInteraction,
): Promise<Handled> {
  const { token, data } = interaction;
  const view = await viewOf(room.context.cache, data.custom_id);
  if (view?.act === 'form')
    return submitForm({ room, asker, token, brief: view.brief }, view.line, interaction);
  if (view?.act !== 'day') return unknown(room, asker, token);
  const question = withValue(view.line, 'as-of', dayIn(data));
  const showing = { talk: createInteractionResponse(room, token), asker, private: true };
  const answer = () => showAnswer(room, showing, { brief: view.brief, question });
  return asker.private ? deferUpdate(answer) : defer('asker', answer);
}
