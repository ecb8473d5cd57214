import type { KnownBlock } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { type Cache, type Logger, type Receipt, SendError, type SendOptions } from '../../../src/index.ts';
import { storeQuestion } from '../handlers/question-codec.ts';
import type { SlackPayload } from '../render/payload.ts';
import { isRefused, sendErrorOf } from './errors.ts';
import { withPictures } from './pictures.ts';

/** What a post tells of us in its metadata. */
const EVENT_TYPE = 'backchannel_delivery';
/** Our clock and Slack's may differ by so many seconds. */
const SKEW_S = 120;
/** Messages that are looked at in one call. */
const HISTORY_PAGE = 200;

interface Outlet {
  /** Never tries again by itself. */
  readonly client: WebClient;
  readonly cache: Cache;
  readonly log: Logger;
}

/**
 * Posts a payload, with its key in the message's metadata. Nothing in it unfurls, and nothing is made of its text but what is written.
 * @throws SendError
 */
export async function send(
  outlet: Outlet,
  destination: string,
  payload: SlackPayload,
  { key }: SendOptions = {},
): Promise<Receipt> {
  try {
    for (const ask of payload.asks) await storeQuestion(outlet.cache, ask);
    const { text } = payload;
    const post = (blocks: KnownBlock[]) => postOne(outlet, destination, { text, blocks }, key);
    return await withPictures(outlet, payload, post, isRefused);
  } catch (error) {
    throw sendErrorOf(error);
  }
}

async function postOne(
  { client }: Outlet,
  channel: string,
  { text, blocks }: { readonly text: string; readonly blocks: KnownBlock[] },
  key: string | undefined,
): Promise<Receipt> {
  const metadata = key === undefined ? undefined : { event_type: EVENT_TYPE, event_payload: { key } };
  const { ts } = await client.chat.postMessage({
    channel,
    text,
    blocks,
    mrkdwn: false,
    parse: 'none',
    unfurl_links: false,
    unfurl_media: false,
    ...(metadata && { metadata }),
  });
  return { id: ts ?? null };
}

/** The post with this key in a channel's history since the instant; `undefined` where there surely is none. @throws SendError */
export async function find(
  { client }: Outlet,
  channel: string,
  key: string,
  since: string,
): Promise<Receipt | undefined> {
  const oldest = String(Date.parse(since) / 1000 - SKEW_S);
  let cursor: string | undefined;
  do {
    const page = await client.conversations
      .history({
        channel,
        oldest,
        include_all_metadata: true,
        limit: HISTORY_PAGE,
        ...(cursor && { cursor }),
      })
      .catch((error: unknown) => {
        throw sendErrorOf(error);
      });
    const found = page.messages?.find(({ metadata }) => hasKey(metadata, key));
    if (found !== undefined) return { id: found.ts ?? null };
    cursor = page.response_metadata?.next_cursor || undefined;
    if (page.has_more === true && cursor === undefined) {
      throw new SendError('unsure', 'Slack does not show the whole history');
    }
  } while (cursor !== undefined);
  return undefined;
}

function hasKey(metadata: unknown, key: string): boolean {
  const { event_type: type, event_payload: payload } = (metadata ?? {}) as {
    event_type?: string;
    event_payload?: { key?: unknown };
  };
  return type === EVENT_TYPE && payload?.key === key;
}
