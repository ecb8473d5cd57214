import { type APIMessage, MessageType, Routes } from 'discord.js';
import { createInFlight, type InFlight } from '../../shared/in-flight.ts';
import { storeQuestions } from '../../shared/question-codec.ts';
import { bodyOf, filesOf } from '../delivery/body.ts';
import { describeError } from '../transport/errors.ts';
import { drawAnswer } from './answers.ts';
import type { DiscordContext } from './context.ts';

/** A message as the gateway sends it. */
export type TypedMessage = Pick<APIMessage, 'id' | 'channel_id' | 'content' | 'author' | 'type'> & {
  /** Absent in direct messages. */
  readonly guild_id?: string;
};

/** Answers messages that are for the app: those that mention it, and direct messages. */
export interface MessageWorker {
  /** Never throws: what fails is logged. */
  take(message: TypedMessage): Promise<void>;
  /** Resolves once no answer is under way. */
  readonly settled: InFlight['settled'];
}

const TYPED: readonly MessageType[] = [MessageType.Default, MessageType.Reply];

/** A worker that answers each message once; `bot` is the id of the app's user. */
export function createMessageWorker(discord: DiscordContext, bot: string): MessageWorker {
  const { cache, log } = discord;
  const inFlight = createInFlight({
    platform: 'discord',
    cache,
    onError: (error, message) =>
      log.warn({ message, reason: describeError(error) }, 'discord: a message was not answered'),
  });
  return {
    async take(message) {
      const line = questionIn(message, bot);
      if (line !== undefined) await inFlight.run(message.id, () => answer(discord, message, line));
    },
    settled: inFlight.settled,
  };
}

/** The question of a message without the mention; `undefined` if it is not for the app. A reply that merely notifies it is not. */
function questionIn(
  { guild_id: guild, author, content, type }: TypedMessage,
  bot: string,
): string | undefined {
  if (author.bot === true || !TYPED.includes(type)) return undefined;
  const mentions = [`<@${bot}>`, `<@!${bot}>`];
  if (guild !== undefined && !mentions.some((mention) => content.includes(mention))) return undefined;
  return mentions.reduce((text, mention) => text.replaceAll(mention, ' '), content).trim();
}

/** Answers as a reply that notifies no one. The nonce keeps replicas from answering twice. */
async function answer(
  discord: DiscordContext,
  { id, channel_id: address, author }: TypedMessage,
  line: string,
): Promise<void> {
  const { rest, cache, preferences, engines } = discord;
  const language = await preferences.read(author.id, undefined);
  const user = { language, destination: { platform: 'discord', address } };
  const asked = line === '' ? `/${discord.questions.engine(undefined).brief.name}` : line;
  const brief = engines.length > 1 ? undefined : engines[0]?.brief.name;
  const { payload, rows, questions } = await drawAnswer(
    discord,
    { user, postable: false },
    { brief, question: asked },
  );
  await storeQuestions(cache, [...payload.questions, ...questions]);
  await rest.post(Routes.channelMessages(address), {
    body: {
      ...bodyOf(payload, rows),
      message_reference: { message_id: id, fail_if_not_exists: false },
      nonce: id,
      enforce_nonce: true,
    },
    files: filesOf(payload),
  });
}
