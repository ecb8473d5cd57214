import { createHash } from 'node:crypto';
import type { KnownBlock } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Cache, Logger } from '../../../src/index.ts';
import type { SlackPayload } from '../render/index.ts';
import { describeError } from '../transport/log.ts';
import { withPictures } from './pictures.ts';

interface Poster {
  readonly client: WebClient;
  readonly cache: Cache;
  readonly log: Logger;
}

/** Slack rolls its tables out workspace by workspace: one that refused them is asked again after a week. */
const REMEMBERED_MS = 7 * 86_400_000;

/**
 * Posts a payload. Where Slack refuses it with its table and takes it in the older layout, the workspace is remembered, and gets the
 * older layout at once from then on. `refused` says whether a failure means that certainly nothing was posted.
 */
export async function postPayload<T>(
  poster: Poster,
  payload: SlackPayload,
  post: (blocks: KnownBlock[]) => Promise<T>,
  refused: (error: unknown) => boolean,
): Promise<T> {
  const { older } = payload;
  if (older === undefined) return withPictures(poster, payload, post, refused);
  const key = keyOf(poster.client);
  const inOlderLayout = () => withPictures(poster, { ...payload, blocks: older }, post, refused);
  if ((await poster.cache.get<boolean>(key)) === true) return inOlderLayout();
  try {
    return await withPictures(poster, payload, post, refused);
  } catch (error) {
    if (!refused(error)) throw error;
    poster.log.warn(`Slack refuses a message with a table, it is posted without: ${describeError(error)}`);
    const posted = await inOlderLayout();
    await poster.cache.set(key, true, REMEMBERED_MS);
    return posted;
  }
}

/** A token belongs to one workspace. */
function keyOf({ token = '' }: WebClient): string {
  return `slack:no-tables:${createHash('sha256').update(token).digest('base64url').slice(0, 16)}`;
}
