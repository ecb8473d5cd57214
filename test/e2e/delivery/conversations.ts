import type { Destination } from '../../../src/index.ts';
import { startDiscord } from '../../fakes/discord/server.ts';
import { GUILD } from '../../fakes/discord/state.ts';
import { startSlack } from '../../fakes/slack/server.ts';
import { APP_TOKEN, BOT_TOKEN } from '../../fakes/slack/workspace.ts';
import { startProxy } from './proxy.ts';

/** Slack and Discord with many rooms, answering after a while. */
export interface Rooms {
  readonly destinations: readonly Destination[];
  /** What the program's environment says of them. */
  readonly env: Readonly<Record<string, string>>;
  /** Keys of the posts that stand in the rooms, room by room in the order of posting; `undefined` for a post without one of them. */
  arrived(keys: ReadonlySet<string>): readonly (string | undefined)[];
  /** Whether the platforms' own limits of posts hold. */
  limit(on: boolean): void;
  /** Whether the way to both platforms is cut. */
  cut(on: boolean): void;
  close(): Promise<void>;
}

/** So many rooms on each platform; `delay` gives the milliseconds that an answer takes. */
export async function openRooms(count: number, delay: () => number): Promise<Rooms> {
  const [slack, discord] = [await startSlack(), await startDiscord()];
  const numbers = Array.from({ length: count }, (_, n) => n);
  const slackRooms = numbers.map((n) => `C1ROOM${n}`);
  const discordRooms = numbers.map((n) => String(300_000_000_000_000_000n + BigInt(n)));
  for (const id of slackRooms) {
    const room = { id, name: id.toLowerCase(), kind: 'public', archived: false, joined: true } as const;
    slack.workspace.channels.set(id, { ...room, members: [] });
  }
  for (const id of discordRooms)
    discord.state.channels.set(id, { id, type: 0, name: id, guild_id: GUILD, open: true });
  const proxies = [
    await startProxy(portOf(slack.url), delay),
    await startProxy(portOf(discord.api), delay),
  ] as const;
  return {
    destinations: numbers.flatMap((n) => [
      { platform: 'slack', address: slackRooms[n] ?? '' },
      { platform: 'discord', address: discordRooms[n] ?? '' },
    ]),
    env: {
      SLACK_BOT_TOKEN: BOT_TOKEN,
      SLACK_APP_TOKEN: APP_TOKEN,
      SLACK_API_URL: `http://127.0.0.1:${proxies[0].port}/api/`,
      DISCORD_TOKEN: discord.state.token,
      DISCORD_API: `http://127.0.0.1:${proxies[1].port}/api`,
    },
    arrived(keys) {
      const posts = [...slack.workspace.posts, ...[...discord.state.messages.values()].flat()];
      return posts.map((post) => keyIn(post, keys));
    },
    limit(on) {
      slack.workspace.rateLimited = on;
      discord.limitPosts(on);
    },
    cut(on) {
      for (const proxy of proxies) proxy.cut(on);
    },
    async close() {
      for (const proxy of proxies) await proxy.close();
      await Promise.all([slack.close(), discord.close()]);
    },
  };
}

/** Slack keeps the key in a post's metadata, Discord in the custom id of a button. */
function keyIn(post: unknown, keys: ReadonlySet<string>): string | undefined {
  const words = JSON.stringify(post).match(/(?<![\w-])[\w-]{22}(?![\w-])/g) ?? [];
  return words.find((word) => keys.has(word));
}

function portOf(url: string): number {
  return Number(new URL(url).port);
}
