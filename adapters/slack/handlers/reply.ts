import { setTimeout as wait } from 'node:timers/promises';
import { type RespondArguments, RespondError, type RespondFn } from '@slack/bolt';
import type { KnownBlock, ModalView } from '@slack/types';
import type { Language } from '../../../src/index.ts';
import { isRefused } from '../delivery/errors.ts';
import { postPayload } from '../delivery/layout.ts';
import { LIMITS } from '../limits.ts';
import { format } from '../locales/index.ts';
import { contextOf } from '../render/blocks.ts';
import type { SlackPayload } from '../render/index.ts';
import { escapeText, plainText } from '../render/text.ts';
import { withRetry } from '../transport/retry.ts';
import type { SlackContext } from './context.ts';

/** Who sees an answer: the user who asked, all, or the reader of the message that it replaces. */
export type ReplyTarget = 'user' | 'all' | 'in place';

/** Answers by the interaction's response URL, for which the app need not be in the conversation. */
export async function reply(
  slack: SlackContext,
  respond: RespondFn,
  payload: SlackPayload,
  target: ReplyTarget,
): Promise<void> {
  const answer = (blocks: KnownBlock[]): Promise<unknown> => {
    const message: RespondArguments = {
      text: payload.text,
      blocks,
      mrkdwn: false,
      unfurl_links: false,
      unfurl_media: false,
      response_type: target === 'all' ? 'in_channel' : 'ephemeral',
      replace_original: target === 'in place',
    };
    return target === 'all' ? respond(message) : withSecondTry(() => respond(message));
  };
  await postPayload(slack, payload, answer, (error) => error instanceof RespondError);
}

/** Retries once after a broken connection: a private answer that is shown twice does no harm. */
async function withSecondTry(answer: () => Promise<unknown>): Promise<unknown> {
  try {
    return await answer();
  } catch (error) {
    if (error instanceof RespondError) throw error;
    await wait(RETRY_MS);
    return answer();
  }
}

const RETRY_MS = 500;

/** Posts an answer in a conversation, in a thread where one is named. */
export async function post(
  slack: SlackContext,
  to: { readonly conversation: string; readonly thread?: string | undefined },
  payload: SlackPayload,
): Promise<void> {
  const send = (blocks: KnownBlock[]) =>
    withRetry(() =>
      slack.client.chat.postMessage({
        channel: to.conversation,
        text: payload.text,
        blocks,
        mrkdwn: false,
        parse: 'none',
        unfurl_links: false,
        unfurl_media: false,
        ...(to.thread !== undefined && { thread_ts: to.thread }),
      }),
    );
  await postPayload(slack, payload, send, isRefused);
}

/** Puts an answer into a modal that is open. */
export async function fillModal(
  slack: SlackContext,
  { view, title, language }: { readonly view: string; readonly title: string; readonly language: Language },
  payload: SlackPayload,
): Promise<void> {
  const show = (blocks: KnownBlock[]) =>
    withRetry(() =>
      slack.client.views.update({ view_id: view, view: modalOf(title, language, { ...payload, blocks }) }),
    );
  await postPayload(slack, payload, show, isRefused);
}

/** An answer as a modal, where no message can be answered. */
export function modalOf(title: string, language: Language, payload: SlackPayload): ModalView {
  return {
    type: 'modal',
    title: plainText(title, LIMITS.modalTitle),
    close: plainText(format(language, 'close'), LIMITS.modalTitle),
    blocks: payload.blocks.slice(0, LIMITS.viewBlocks),
  };
}

/** The first content of a modal: a trigger that opens one expires after three seconds, before an answer may be ready. */
export function loadingModal(title: string, language: Language): ModalView {
  return modalOf(title, language, noticeOf(format(language, 'loading')));
}

/** One line of the app's own as a payload. */
export function noticeOf(text: string): SlackPayload {
  return { text: escapeText(text), blocks: [contextOf(text)], pictures: [], questions: [] };
}

/** Answers a button of another version of the app, or of none. */
export async function unknownButton(
  slack: SlackContext,
  respond: RespondFn | undefined,
  language: Language,
): Promise<void> {
  const text = `${format(language, 'button.unknown')} ${format(language, 'button.unknown.remedy')}`;
  if (respond) await reply(slack, respond, noticeOf(text), 'user');
}
