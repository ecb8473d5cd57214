import { type APIChannel, type APIMessage, ChannelType, type REST, Routes } from 'discord.js';
import type { Receipt } from '../../../src/index.ts';
import { LIMITS } from '../limits.ts';
import { sendErrorOf } from '../transport/errors.ts';
import { keyId, markOf } from './body.ts';
import { ownThreads } from './threads.ts';

/** Tolerated difference between our clock and Discord's, in milliseconds. */
const CLOCK_SKEW = 120_000;
/** How many of a forum's newest threads are searched. */
const MAX_THREADS = 25;

/**
 * The post that is meant, looked for in the channel's history back to the instant; of a forum in its threads. `undefined` where it surely
 * is not there. Needs the permission to read the history. @throws SendError where Discord gives no answer
 */
export async function findPost(
  rest: REST,
  destination: string,
  isMeant: (message: APIMessage) => boolean,
  since: string,
): Promise<Receipt | undefined> {
  const from = Date.parse(since) - CLOCK_SKEW;
  try {
    const channel = (await rest.get(Routes.channel(destination))) as APIChannel;
    if (channel.type !== ChannelType.GuildForum && channel.type !== ChannelType.GuildMedia) {
      return await findIn(rest, destination, isMeant, from);
    }
    for (const thread of (await ownThreads(rest, channel)).slice(0, MAX_THREADS)) {
      const found = await findIn(rest, thread.id, isMeant, from);
      if (found !== undefined) return found;
    }
    return undefined;
  } catch (error) {
    throw sendErrorOf(error);
  }
}

async function findIn(
  rest: REST,
  channel: string,
  isMeant: (message: APIMessage) => boolean,
  from: number,
): Promise<Receipt | undefined> {
  let before: string | undefined;
  for (;;) {
    const query = new URLSearchParams({ limit: String(LIMITS.messages), ...(before && { before }) });
    const page = (await rest.get(Routes.channelMessages(channel), { query })) as APIMessage[];
    const found = page.find(isMeant);
    if (found !== undefined) return { id: found.id };
    const last = page.at(-1);
    if (last === undefined || page.length < LIMITS.messages || Date.parse(last.timestamp) < from)
      return undefined;
    before = last.id;
  }
}

/** Whether a post was sent with the key. Only the bot's own messages have components or small print that we wrote; others could copy the words. */
export function bearsKey({ author, components, content }: APIMessage, key: string): boolean {
  if (author.bot !== true) return false;
  return (
    JSON.stringify(components ?? []).includes(JSON.stringify(keyId(key))) || content.endsWith(markOf(key))
  );
}
