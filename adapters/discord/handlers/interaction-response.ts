import { type APIMessageTopLevelComponent, MessageFlags, Routes } from 'discord.js';
import type { Message } from '../../../src/index.ts';
import { type EncodedQuestion, storeQuestions } from '../../shared/question-codec.ts';
import { bodyOf, filesOf } from '../delivery/body.ts';
import { type DiscordPayload, firstPage } from '../render/index.ts';
import type { DiscordContext } from './context.ts';

/** An interaction's response, which can be edited for 15 minutes after it was deferred. */
export interface InteractionResponse {
  /** Shows a payload, with rows below it and the questions that do not fit into their buttons. */
  show(
    payload: DiscordPayload,
    rows?: readonly APIMessageTopLevelComponent[],
    questions?: readonly EncodedQuestion[],
  ): Promise<void>;
  /** Shows the first page of a message. */
  showMessage(message: Message): Promise<void>;
  /** Sends a further message, which only the user sees. */
  tell(payload: DiscordPayload, rows?: readonly APIMessageTopLevelComponent[]): Promise<void>;
}

/** The response of the interaction with a token. */
export function createInteractionResponse(
  { rest, application, cache }: DiscordContext,
  token: string,
): InteractionResponse {
  const show: InteractionResponse['show'] = async (payload, rows = [], questions = []) => {
    await storeQuestions(cache, [...payload.questions, ...questions]);
    await rest.patch(Routes.webhookMessage(application, token), {
      auth: false,
      body: { ...bodyOf(payload, rows), attachments: attachmentsOf(payload) },
      files: filesOf(payload),
    });
  };
  const tell: InteractionResponse['tell'] = async (payload, rows) => {
    const body = bodyOf(payload, rows);
    await rest.post(Routes.webhook(application, token), {
      auth: false,
      body: { ...body, flags: body.flags | MessageFlags.Ephemeral },
    });
  };
  return { show, tell, showMessage: (message) => show(firstPage(message)) };
}

/** An edit keeps the message's former files unless it lists its own. */
function attachmentsOf({ files }: DiscordPayload) {
  return files.map(({ name }, id) => ({ id, filename: name }));
}
