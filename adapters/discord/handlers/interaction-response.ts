import { type APIMessageTopLevelComponent, type REST, Routes } from 'discord.js';
import type { AdapterContext, Cache, Message } from '../../../src/index.ts';
import { bodyOf, filesOf } from '../delivery/body.ts';
import { first, type Payload } from '../render/index.ts';

/** What handlers work with. */
export interface DiscordContext {
  readonly context: AdapterContext;
  readonly answers: REST;
  readonly application: string;
}

/** An interaction's answer, which can be changed for 15 min after it was deferred. */
export interface InteractionResponse {
  /** Shows a payload with rows of its own below it. */
  show(
    payload: Payload,
    rows?: readonly APIMessageTopLevelComponent[],
    kept?: Payload['kept'],
  ): Promise<void>;
  /** Shows the first page of a message. */
  tell(message: Message, rows?: readonly APIMessageTopLevelComponent[]): Promise<void>;
}

/** Buttons of old posts work for so long, in milliseconds, where their custom id had no room for what they ask. */
const KEPT_FOR = 180 * 86_400_000;

export function createInteractionResponse(
  { context, answers, application }: DiscordContext,
  token: string,
): InteractionResponse {
  const show: InteractionResponse['show'] = async (payload, rows = [], kept = {}) => {
    await keep(context.cache, { ...payload.kept, ...kept });
    await answers.patch(Routes.webhookMessage(application, token), {
      auth: false,
      body: { ...bodyOf(payload, rows), attachments: attachmentsOf(payload) },
      files: filesOf(payload),
    });
  };
  return {
    show,
    tell: (message, rows) => show(first(message), rows),
  };
}

/** An edit keeps the files of before unless it names those that it brings along. */
function attachmentsOf({ files }: Payload) {
  return files.map(({ name }, id) => ({ id, filename: name }));
}

/** Keeps what custom ids had no room for. Done before a message is posted, so that no button is ahead of its meaning. */
export async function keep(cache: Cache, kept: Payload['kept']): Promise<void> {
  for (const [key, state] of Object.entries(kept)) await cache.set(key, state, KEPT_FOR);
}
