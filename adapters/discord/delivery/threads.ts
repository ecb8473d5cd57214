import {
  type APIChannel,
  type APIThreadChannel,
  type REST,
  type RESTGetAPIGuildThreadsResult,
  Routes,
} from 'discord.js';

/** The bot's threads of a forum that are not archived, newest first. */
export async function ownThreads(rest: REST, forum: APIChannel): Promise<readonly APIThreadChannel[]> {
  const guild = 'guild_id' in forum ? forum.guild_id : undefined;
  if (guild === undefined) return [];
  const { threads } = (await rest.get(Routes.guildActiveThreads(guild))) as RESTGetAPIGuildThreadsResult;
  const own = (threads as readonly APIThreadChannel[]).filter(({ parent_id }) => parent_id === forum.id);
  return own.toSorted((a, b) => (BigInt(a.id) < BigInt(b.id) ? 1 : -1));
}

/** The newest thread of this title: where a message's further pages go. */
export async function newestThread(
  rest: REST,
  forum: APIChannel,
  title: string,
): Promise<APIThreadChannel | undefined> {
  return (await ownThreads(rest, forum)).find(({ name }) => name === title);
}
