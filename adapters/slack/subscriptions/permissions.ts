import { WebAPIPlatformError } from '@slack/web-api';
import { createDenial } from '../../shared/permissions.ts';
import type { SlackContext } from '../handlers/context.ts';
import type { SlackUser } from '../handlers/user.ts';
import { format } from '../locales/index.ts';

const denied = createDenial(format);

/** Members that are asked for in one call. */
const MEMBERS_PAGE = 1_000;

/** Checks that the user may change what is posted in a conversation. @throws NOT_ALLOWED with who may */
export async function checkChange(slack: SlackContext, user: SlackUser, conversation: string): Promise<void> {
  checkAnyChange(slack, user);
  if (slack.config.subscribers !== 'members' || user.admin) return;
  if (!(await isMember(slack, conversation, user.id))) throw denied(user.language, 'members');
}

/** Checks that the user may change subscriptions at all, before a conversation is chosen. @throws NOT_ALLOWED */
export function checkAnyChange({ config: { subscribers } }: SlackContext, user: SlackUser): void {
  if (subscribers === 'members') return;
  if (subscribers === 'admins') {
    if (!user.admin) throw denied(user.language, 'admins');
  } else if (!subscribers.includes(user.id)) throw denied(user.language, 'list', { user: user.id });
}

/** Checks that the app can post in a conversation. @throws NOT_ALLOWED with what to do about it */
export async function checkPosting(
  slack: SlackContext,
  user: SlackUser,
  conversation: string,
): Promise<void> {
  const found = await unlessRefused(() => slack.client.conversations.info({ channel: conversation }));
  if (found === undefined) throw denied(user.language, 'unknown');
  if (found.channel?.is_archived === true) throw denied(user.language, 'archived');
  if (found.channel?.is_member === false) throw denied(user.language, 'unknown');
}

async function isMember(slack: SlackContext, conversation: string, user: string): Promise<boolean> {
  let cursor: string | undefined;
  do {
    const page = await unlessRefused(() =>
      slack.client.conversations.members({
        channel: conversation,
        limit: MEMBERS_PAGE,
        ...(cursor && { cursor }),
      }),
    );
    if (page?.members?.includes(user) === true) return true;
    cursor = page?.response_metadata?.next_cursor || undefined;
  } while (cursor !== undefined);
  return false;
}

/** Slack's answer; `undefined` if it refuses to give one. */
async function unlessRefused<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof WebAPIPlatformError) return undefined;
    throw error;
  }
}
