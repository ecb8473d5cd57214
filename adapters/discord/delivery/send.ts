import {
  type APIChannel,
  type APIMessage,
  type APIMessageTopLevelComponent,
  type APIThreadChannel,
  ChannelType,
  DiscordAPIError,
  type REST,
  Routes,
} from 'discord.js';
import { type Language, type Logger, type Receipt, SendError, type SendOptions } from '../../../src/index.ts';
import type { DiscordPayload } from '../render/index.ts';
import { describeError, hasCode, sendErrorOf } from '../transport/errors.ts';
import { bodyOf, filesOf, keyRow, type MessageBody, plainBody } from './body.ts';
import { faultsOf } from './check-limits.ts';
import { newestThread } from './threads.ts';

/** What deliveries are sent with. */
export interface Sender {
  readonly rest: REST;
  readonly crosspost: boolean;
  readonly log: Logger;
  /** Label of the button that bears a delivery's key, in a language of answers. */
  about(language: Language): string;
  /** Channels that were asked about, so that a post is one call. */
  readonly channels: Map<string, APIChannel>;
}

/** How a payload is posted. */
export interface PostOptions extends SendOptions {
  /** Rows below it, in place of the button that bears its key. */
  readonly rows?: readonly APIMessageTopLevelComponent[];
}

/** Discord refuses longer nonces; ours are keys of deliveries. */
const MAX_NONCE = 25;

/**
 * Posts a payload into a text channel, thread or announcement channel; in a forum it opens a thread, which the message's further pages go to.
 * Where components or pictures are refused, it is posted in plain text. One try, nothing is repeated. @throws SendError
 */
export async function sendPayload(
  sender: Sender,
  destination: string,
  payload: DiscordPayload,
  options: PostOptions = {},
): Promise<Receipt> {
  const faults = faultsOf(payload.components);
  if (faults.length > 0)
    throw new SendError('rejected', `The message is beyond Discord's limits: ${faults.join('; ')}.`);
  const channel = await channelOf(sender, destination);
  try {
    return { id: await post(sender, channel, payload, options) };
  } catch (error) {
    const failed = sendErrorOf(error);
    // After a rate limit the kind of channel stays known: asking again would count towards the limit.
    if (failed.failure !== 'later') sender.channels.delete(destination);
    throw failed;
  }
}

/** What kind of channel it is. Asking posts nothing: where the answer is lost, it is surely safe to try again. */
async function channelOf({ rest, channels }: Sender, id: string): Promise<APIChannel> {
  const known = channels.get(id);
  if (known !== undefined) return known;
  try {
    const channel = (await rest.get(Routes.channel(id))) as APIChannel;
    channels.set(id, channel);
    return channel;
  } catch (error) {
    const { failure, message, retryAfter, everywhere } = sendErrorOf(error);
    const options = { cause: error, everywhere, ...(retryAfter === undefined ? {} : { retryAfter }) };
    throw new SendError(failure === 'unsure' ? 'later' : failure, message, options);
  }
}

async function post(sender: Sender, channel: APIChannel, payload: DiscordPayload, options: PostOptions) {
  const { key } = options;
  const keyed = key === undefined ? [] : [keyRow(key, sender.about(payload.language))];
  const rows = options.rows ?? keyed;
  try {
    return await place(sender, channel, payload, bodyOf(payload, rows), key, filesOf(payload));
  } catch (error) {
    if (!refusesForm(error, payload)) throw error;
    sender.log.warn({ channel: channel.id, reason: describeError(error) }, 'discord: posted in plain text');
    return place(sender, channel, payload, plainBody(payload, key), key, []);
  }
}

/** Whether components or pictures are what was refused: then surely nothing was posted, and plain text may be. */
function refusesForm(error: unknown, { files }: DiscordPayload): boolean {
  if (hasCode(error, 50_013)) return files.length > 0;
  if (!hasCode(error, 50_035) || !(error instanceof DiscordAPIError)) return false;
  const { errors } = error.rawError as { errors?: Readonly<Record<string, unknown>> };
  return errors !== undefined && ('components' in errors || 'flags' in errors);
}

type Files = ReturnType<typeof filesOf>;

async function place(
  sender: Sender,
  channel: APIChannel,
  payload: DiscordPayload,
  body: MessageBody,
  key: string | undefined,
  files: Files,
): Promise<string> {
  if (channel.type === ChannelType.GuildForum || channel.type === ChannelType.GuildMedia) {
    const thread = payload.page > 0 ? await newestThread(sender.rest, channel, payload.title) : undefined;
    return thread === undefined
      ? openThread(sender, channel.id, payload.title, body, files)
      : create(sender, thread, body, key, files);
  }
  const id = await create(sender, channel, body, key, files);
  if (sender.crosspost && channel.type === ChannelType.GuildAnnouncement)
    await publish(sender, channel.id, id);
  return id;
}

async function create(
  { rest }: Sender,
  { id }: APIChannel | APIThreadChannel,
  body: MessageBody,
  key: string | undefined,
  files: Files,
): Promise<string> {
  const nonce = key === undefined ? {} : { nonce: key.slice(0, MAX_NONCE), enforce_nonce: true };
  const message = (await rest.post(Routes.channelMessages(id), {
    body: { ...body, ...nonce },
    files,
  })) as APIMessage;
  return message.id;
}

async function openThread({ rest }: Sender, forum: string, name: string, message: MessageBody, files: Files) {
  const thread = await rest.post(Routes.threads(forum), { body: { name, message }, files });
  return (thread as APIThreadChannel).id;
}

/** The post stands whether it can be published or not. */
async function publish({ rest, log }: Sender, channel: string, message: string): Promise<void> {
  try {
    await rest.post(Routes.channelMessageCrosspost(channel, message));
  } catch (error) {
    log.warn({ channel, reason: describeError(error) }, 'discord: posted but not published to followers');
  }
}
