import {
  type APIActionRowComponent,
  type APIButtonComponentWithURL,
  type APIComponentInMessageActionRow,
  type APIMessage,
  ButtonStyle,
  ComponentType,
  Routes,
} from 'discord.js';
import type { ReviewButton, ReviewCard } from '../../shared/review-cards.ts';
import type { CardCarrier } from '../../shared/review-posts.ts';
import { encodePress, REVIEW_VERBS, type ReviewPress } from '../../shared/review-press.ts';
import { bodyOf } from '../delivery/body.ts';
import { bearsKey, findPost } from '../delivery/find-post.ts';
import { type Sender, sendPayload } from '../delivery/send.ts';
import { button } from '../handlers/answer-controls.ts';
import { encodeCustomId } from '../handlers/custom-id.ts';
import { cleanUrl } from '../render/escape.ts';
import { type DiscordPayload, firstPage } from '../render/index.ts';
import { sendErrorOf } from '../transport/errors.ts';
import type { Rests } from '../transport/rest.ts';

type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

/** A card as Discord's message, and the row of its buttons. */
export function renderCard({ message, buttons }: ReviewCard): {
  readonly payload: DiscordPayload;
  readonly rows: readonly Row[];
} {
  const components = buttons.flatMap(componentOf);
  const row: Row = { type: ComponentType.ActionRow, components };
  return { payload: firstPage(message), rows: components.length > 0 ? [row] : [] };
}

/** The custom id of a card's button, and of the form that it opens. */
export function pressId(press: ReviewPress): string {
  return encodeCustomId({ action: 'review', ...encodePress(press) });
}

function componentOf(one: ReviewButton): APIComponentInMessageActionRow[] {
  if (one.kind === 'link') {
    const url = cleanUrl(one.url);
    const link = { type: ComponentType.Button, style: ButtonStyle.Link, label: one.label } as const;
    return url === undefined ? [] : [{ ...link, url } satisfies APIButtonComponentWithURL];
  }
  const { verb } = one.press;
  const style = verb === 'confirm' ? 'main' : verb === 'reject' ? 'danger' : 'plain';
  return [button(pressId(one.press), one.label, false, style)];
}

/** How Discord carries cards. A post is recognized by the claim in its buttons. */
export function carryCards(sender: Sender, { calls, deliveries }: Rests): CardCarrier {
  return {
    send(conversation, card, key) {
      const { payload, rows } = renderCard(card);
      return sendPayload(sender, conversation, payload, { key, rows });
    },
    find: (conversation, card, key, since) =>
      findPost(deliveries, conversation, (message) => bearsKey(message, key) || bears(message, card), since),
    async update(conversation, post, card) {
      const { payload, rows } = renderCard(card);
      try {
        await calls.patch(Routes.channelMessage(conversation, post), { body: bodyOf(payload, rows) });
      } catch (error) {
        throw sendErrorOf(error);
      }
    },
  };
}

/** Only the bot's own messages have components that we wrote. */
function bears({ author, components }: APIMessage, { brief, claim }: ReviewCard): boolean {
  const text = JSON.stringify(components ?? []);
  return (
    author.bot === true &&
    REVIEW_VERBS.some((verb) => {
      // What was decided last follows the claim in the id, and differs.
      const id = JSON.stringify(pressId({ brief, verb, claim, last: null }));
      return text.includes(id.slice(0, -1));
    })
  );
}
