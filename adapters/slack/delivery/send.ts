import type { KnownBlock } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { type Cache, type Logger, type Receipt, SendError, type SendOptions } from '../../../src/index.ts';
import { storeQuestions } from '../../shared/question-codec.ts';
import type { SlackPayload } from '../render/index.ts';
import { isRefused, sendErrorOf } from './errors.ts';
import { postPayload } from './layout.ts';

/** The type of our posts' metadata, by which they are found again. */
const EVENT_TYPE = 'backchannel_delivery';
/** Tolerated difference between our clock and Slack's, in seconds. */
const SKEW_S = 120;
/** Messages per call. */
const HISTORY_PAGE = 200;

/** What posts are sent with. */
export interface SlackSender {
  /** Never retries. */
  readonly client: WebClient;
  readonly cache: Cache;
  readonly log: Logger;
}

/**
 * Posts a payload, with its key in the message's metadata. Nothing in it unfurls, and Slack interprets nothing in its text.
 * @throws SendError
 */
export async function send(
  sender: SlackSender,
  destination: string,
  payload: SlackPayload,
  { key }: SendOptions = {},
): Promise<Receipt> {
  try {
    await storeQuestions(sender.cache, payload.questions);
    const { text } = payload;
    const post = (blocks: KnownBlock[]) => postOne(sender, destination, { text, blocks }, key);
    return await postPayload(sender, payload, post, isRefused);
  } catch (error) {
    throw sendErrorOf(error);
  }
}

async function postOne(
  { client }: SlackSender,
  conversation: string,
  { text, blocks }: { readonly text: string; readonly blocks: KnownBlock[] },
  key: string | undefined,
): Promise<Receipt> {
  const metadata = key === undefined ? undefined : { event_type: EVENT_TYPE, event_payload: { key } };
  const { ts } = await client.chat.postMessage({
    channel: conversation,
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

/** The post with this key in a conversation's history since the instant; `undefined` if there certainly is none. @throws SendError */
export async function find(
  { client }: SlackSender,
  conversation: string,
  key: string,
  since: string,
): Promise<Receipt | undefined> {
  const oldest = String(Date.parse(since) / 1000 - SKEW_S);
  let cursor: string | undefined;
  do {
    const page = await client.conversations
      .history({
        channel: conversation,
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
