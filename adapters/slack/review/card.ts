import type { ActionsBlock, Button, KnownBlock } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { encodeQuestion } from '../../shared/question-codec.ts';
import type { ReviewButton, ReviewCard } from '../../shared/review-cards.ts';
import type { CardCarrier } from '../../shared/review-posts.ts';
import { encodePress } from '../../shared/review-press.ts';
import { sendErrorOf } from '../delivery/errors.ts';
import { find, type SlackSender, send } from '../delivery/send.ts';
import { LIMITS } from '../limits.ts';
import { render, type SlackPayload } from '../render/index.ts';
import { cleanUrl, plainText } from '../render/text.ts';
import { withRetry } from '../transport/retry.ts';

/** Precedes what a card's button does in its action's id. */
export const REVIEW_PREFIX = 'review-';
/** The action of the button that opens the article: Slack reports it, and nothing is to be done. */
export const OPEN_ARTICLE = `${REVIEW_PREFIX}open`;

/** A card as Slack's message, with its buttons. */
export function renderCard({ message, buttons }: ReviewCard): SlackPayload {
  const [page] = render(message, { reserved: 1 });
  if (page === undefined) throw new Error('A message has at least one page.');
  const elements = buttons.flatMap(elementOf);
  const row: ActionsBlock = { type: 'actions', block_id: 'review', elements };
  return { ...page, blocks: [...page.blocks, ...(elements.length > 0 ? [row] : [])] };
}

function elementOf(button: ReviewButton): Button[] {
  const text = plainText(button.label, LIMITS.buttonText);
  if (button.kind === 'link') {
    const url = cleanUrl(button.url);
    return url === undefined ? [] : [{ type: 'button', action_id: OPEN_ARTICLE, text, url }];
  }
  const { press } = button;
  const style = press.verb === 'confirm' ? 'primary' : press.verb === 'reject' ? 'danger' : undefined;
  return [
    {
      type: 'button',
      action_id: REVIEW_PREFIX + press.verb,
      text,
      value: encodeQuestion(encodePress(press), LIMITS.buttonValue),
      ...(style && { style }),
    },
  ];
}

/** How Slack carries cards. */
export function carryCards(sender: SlackSender): CardCarrier {
  return {
    send: (conversation, card, key) => send(sender, conversation, renderCard(card), { key }),
    find: (conversation, _, key, since) => find(sender, conversation, key, since),
    async update(conversation, post, card) {
      try {
        await replacePost(sender.client, conversation, post, renderCard(card));
      } catch (error) {
        throw sendErrorOf(error);
      }
    },
  };
}

async function replacePost(
  client: WebClient,
  conversation: string,
  post: string,
  { text, blocks }: SlackPayload,
): Promise<void> {
  const all: KnownBlock[] = [...blocks];
  await withRetry(() =>
    client.chat.update({ channel: conversation, ts: post, text, blocks: all, parse: 'none' }),
  );
}
