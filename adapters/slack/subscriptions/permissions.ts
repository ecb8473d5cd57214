import { WebAPIPlatformError } from '@slack/web-api';
import { BackchannelError } from '../../../src/index.ts';
import type { SlackContext } from '../handlers/context.ts';
import type { SlackUser } from '../handlers/user.ts';
import { say, type TextKey } from '../locales/index.ts';

/** Members that are asked for in one call. */
const MEMBERS_PAGE = 1_000;

/** That the reader may change what is posted in a channel. @throws NOT_ALLOWED with who may */
export async function permitChange(room: SlackContext, reader: SlackUser, channel: string): Promise<void> {
  permitAtAll(room, reader);
  if (room.config.subscribers !== 'members' || reader.admin) return;
  if (!(await isMember(room, channel, reader.id))) throw denied(reader, 'denied.members');
}

/** That the reader may change subscriptions of some channel; which one is not known yet. @throws NOT_ALLOWED */
export function permitAtAll({ config: { subscribers } }: SlackContext, reader: SlackUser): void {
  if (subscribers === 'members') return;
  if (subscribers === 'admins') {
    if (!reader.admin) throw denied(reader, 'denied.admins');
  } else if (!subscribers.includes(reader.id)) throw denied(reader, 'denied.list');
}

/** That the app can post in a channel. @throws NOT_ALLOWED with what to do about it */
export async function permitPosting(room: SlackContext, reader: SlackUser, channel: string): Promise<void> {
  const found = await seen(() => room.client.conversations.info({ channel }));
  if (found === undefined) throw denied(reader, 'denied.unknown');
  if (found.channel?.is_archived === true) throw denied(reader, 'denied.archived');
  if (found.channel?.is_member === false) throw denied(reader, 'denied.unknown');
}

async function isMember(room: SlackContext, channel: string, user: string): Promise<boolean> {
  let cursor: string | undefined;
  do {
    const page = await seen(() =>
      room.client.conversations.members({ channel, limit: MEMBERS_PAGE, ...(cursor && { cursor }) }),
    );
    if (page?.members?.includes(user) === true) return true;
    cursor = page?.response_metadata?.next_cursor || undefined;
  } while (cursor !== undefined);
  return false;
}

/** What Slack tells; `undefined` where it refuses to. */
async function seen<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof WebAPIPlatformError) return undefined;
    throw error;
  }
}

type Denial = Extract<TextKey, `denied.${string}.remedy`> extends `${infer Key}.remedy` ? Key : never;

function denied({ language, id }: SlackUser, key: Denial & TextKey): BackchannelError {
  const remedy = say(language, `${key}.remedy` as TextKey, { user: id });
  return new BackchannelError('NOT_ALLOWED', say(language, key), remedy);
}
