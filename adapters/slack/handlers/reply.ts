import { setTimeout as wait } from 'node:timers/promises';
import { type RespondArguments, RespondError, type RespondFn } from '@slack/bolt';
import type { KnownBlock, ModalView } from '@slack/types';
import type { Language } from '../../../src/index.ts';
import { isRefused } from '../delivery/errors.ts';
import { withPictures } from '../delivery/pictures.ts';
import { MODAL_TITLE, VIEW_BLOCKS } from '../limits.ts';
import { say } from '../locales/index.ts';
import { contextOf } from '../render/blocks.ts';
import type { SlackPayload } from '../render/payload.ts';
import { cut } from '../render/text.ts';
import { withRetry } from '../transport/retry.ts';
import type { SlackContext } from './context.ts';

/** Who sees an answer: the one who asked, all, or the one who sees the message that it takes the place of. */
export type ReplyTarget = 'asker' | 'all' | 'in place';

/** Answers to the address that an interaction came with: nobody has to be in the channel for it. */
export async function reply(
  room: SlackContext,
  respond: RespondFn,
  payload: SlackPayload,
  reach: ReplyTarget,
): Promise<void> {
  const answer = (blocks: KnownBlock[]): Promise<unknown> => {
    const message: RespondArguments = {
      text: payload.text,
      blocks,
      mrkdwn: false,
      unfurl_links: false,
      unfurl_media: false,
      response_type: reach === 'all' ? 'in_channel' : 'ephemeral',
      replace_original: reach === 'in place',
    };
    return reach === 'all' ? respond(message) : again(() => respond(message));
  };
  await withPictures(studioOf(room), payload, answer, (error) => error instanceof RespondError);
}

/** After a broken connection an answer is tried once more: nobody is harmed where its one reader sees it twice. */
async function again(answer: () => Promise<unknown>): Promise<unknown> {
  try {
    return await answer();
  } catch (error) {
    if (error instanceof RespondError) throw error;
    await wait(AGAIN_MS);
    return answer();
  }
}

const AGAIN_MS = 500;

/** Posts an answer in a conversation, in a thread where one is named. */
export async function post(
  room: SlackContext,
  place: { readonly channel: string; readonly thread?: string | undefined },
  payload: SlackPayload,
): Promise<void> {
  const tell = (blocks: KnownBlock[]) =>
    withRetry(() =>
      room.client.chat.postMessage({
        channel: place.channel,
        text: payload.text,
        blocks,
        mrkdwn: false,
        parse: 'none',
        unfurl_links: false,
        unfurl_media: false,
        ...(place.thread !== undefined && { thread_ts: place.thread }),
      }),
    );
  await withPictures(studioOf(room), payload, tell, isRefused);
}

/** Puts an answer into a modal that is open. */
export async function fillModal(
  room: SlackContext,
  { view, title, language }: { readonly view: string; readonly title: string; readonly language: Language },
  payload: SlackPayload,
): Promise<void> {
  const show = (blocks: KnownBlock[]) =>
    withRetry(() =>
      room.client.views.update({ view_id: view, view: modalOf(title, language, { ...payload, blocks }) }),
    );
  await withPictures(studioOf(room), payload, show, isRefused);
}

function studioOf({ client, context: { cache }, log }: SlackContext) {
  return { client, cache, log };
}

/** An answer as a modal, for those who ask where no message can be answered. */
export function modalOf(title: string, language: Language, payload: SlackPayload): ModalView {
  return {
    type: 'modal',
    title: { type: 'plain_text', text: cut(title, MODAL_TITLE), emoji: false },
    close: { type: 'plain_text', text: say(language, 'close'), emoji: false },
    blocks: payload.blocks.slice(0, VIEW_BLOCKS),
  };
}

/** What stands in a modal until there is more to say: an interaction's ticket for opening one is good for three seconds. */
export function loadingModal(title: string, language: Language): ModalView {
  return modalOf(title, language, {
    text: '',
    blocks: [contextOf(say(language, 'loading'))],
    pictures: [],
    asks: [],
  });
}
