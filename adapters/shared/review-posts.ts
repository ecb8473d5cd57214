import {
  type AdapterContext,
  type Clock,
  type Engine,
  type LeasedClaim,
  type Receipt,
  SendError,
} from '../../src/index.ts';
import type { Notify } from './operator-notifications.ts';
import { drawCard, eventsOf, type ReviewCard } from './review-cards.ts';

/** Claims that a conversation is given within an hour at most. */
const CLAIMS_AN_HOUR = 6;

/** How a chat carries cards. All of them throw a `SendError`. */
export interface CardCarrier {
  send(conversation: string, card: ReviewCard, key: string): Promise<Receipt>;
  /** The post that was sent with this key since the instant, where there is one. */
  find(conversation: string, card: ReviewCard, key: string, since: string): Promise<Receipt | undefined>;
  /** Puts the card in the place of a post. */
  update(conversation: string, post: string, card: ReviewCard): Promise<void>;
}

/** What the review in a chat works with. */
export interface ReviewDeskParts extends CardCarrier {
  readonly platform: string;
  /** The operator's conversation; `undefined` where none is configured. */
  readonly conversation: string | undefined;
  readonly context: Pick<AdapterContext, 'engines' | 'cache' | 'language' | 'log'>;
  readonly clock: Clock;
  readonly notify: Notify;
}

/** Posts what waits, until nothing does or the hour's number is reached. */
export async function postWaiting(
  parts: ReviewDeskParts,
  engine: Engine,
  conversation: string,
): Promise<void> {
  const destination = { platform: parts.platform, address: conversation };
  const foundSince = await beginning(parts, conversation);
  const options = { changing: true, foundSince, perHour: CLAIMS_AN_HOUR };
  for (;;) {
    const leased = await engine.review.lease(destination, options);
    if (leased === undefined) return;
    const card = await drawCard(engine, leased.claim.id, parts.context.language);
    if (!(await postOne(parts, engine, { conversation, card, leased, foundSince }))) return;
  }
}

/** What was found before the first look at a conversation is not posted there: `review` lists it. */
async function beginning({ context: { cache }, platform, clock }: ReviewDeskParts, conversation: string) {
  const key = `${platform}:review:since:${conversation}`;
  const known = await cache.get<string>(key);
  if (known !== undefined) return known;
  const now = clock.now();
  await cache.set(key, now);
  return now;
}

interface CardOrder {
  readonly conversation: string;
  readonly card: ReviewCard;
  readonly leased: LeasedClaim;
  readonly foundSince: string;
}

/** Posts a leased claim, unless an earlier attempt has arrived. False where the platform is to be left alone for now. */
async function postOne(parts: ReviewDeskParts, engine: Engine, order: CardOrder): Promise<boolean> {
  const { conversation, card, leased } = order;
  const { claim, tries, key } = leased;
  const destination = { platform: parts.platform, address: conversation };
  try {
    const found = tries > 1 ? await parts.find(conversation, card, key, firstFound(order)) : undefined;
    if (found !== undefined) {
      await engine.review.posted(destination, claim.id, found.id);
      return true;
    }
  } catch (error) {
    // The lease ends by itself: the next one asks again.
    return onFailure(parts, error);
  }
  try {
    const { id } = await parts.send(conversation, card, key);
    await engine.review.posted(destination, claim.id, id);
    return true;
  } catch (error) {
    const failure = error instanceof SendError ? error.failure : 'unsure';
    // What is refused once is refused again: the claim is left to the other surfaces.
    if (failure === 'rejected') await engine.review.posted(destination, claim.id, null);
    else if (failure !== 'unsure') await engine.review.returned(destination, claim.id);
    return onFailure(parts, error);
  }
}

/** The instant before which a claim cannot have been posted. */
function firstFound({ leased: { claim }, foundSince }: CardOrder): string {
  const found = claim.event.reports.flatMap(({ seen }) => seen?.at ?? []);
  return found.filter((at) => at >= foundSince).sort()[0] ?? foundSince;
}

async function onFailure({ notify, platform }: ReviewDeskParts, error: unknown): Promise<false> {
  if (!(error instanceof SendError)) throw error;
  await notify(
    `review ${error.failure}`,
    `A claim could not be posted in ${platform}: ${error.message}.`,
    'warn',
  );
  return false;
}

/** Updates the posts of all claims that were decided since the last look, wherever that was done. */
export async function updateDecided(parts: ReviewDeskParts, engine: Engine): Promise<void> {
  const { context, platform } = parts;
  const { review, brief } = engine;
  const key = `${platform}:review:shown:${brief.name}`;
  const decisions = await review.history();
  const newest = decisions.reduce((most, { seen }) => Math.max(most, seen.revision), 0);
  const shown = await context.cache.get<number>(key);
  if (shown === newest) return;
  const fresh = decisions.filter(({ seen }) => shown !== undefined && seen.revision > shown);
  for (const claim of new Set(fresh.flatMap(eventsOf).map(review.idOf))) {
    const card = await drawCard(engine, claim, context.language);
    if (!(await updatePosts(parts, engine, card))) return;
  }
  await context.cache.set(key, newest);
}

/** Puts a card into its claim's posts on this platform. False where one of them has to be tried again. */
export async function updatePosts(
  parts: ReviewDeskParts,
  { review }: Engine,
  card: ReviewCard,
  except?: string,
): Promise<boolean> {
  let done = true;
  for (const { destination, post } of await review.posts(card.claim)) {
    if (destination.platform !== parts.platform || post === null || post === except) continue;
    done = (await replacePost(parts, { conversation: destination.address, post }, card)) && done;
  }
  return done;
}

/** Puts a card in the place of a post. False where that has to be tried again; what is refused for good is logged. */
export async function replacePost(
  { update, platform, context }: ReviewDeskParts,
  { conversation, post }: { readonly conversation: string; readonly post: string },
  card: ReviewCard,
): Promise<boolean> {
  try {
    await update(conversation, post, card);
    return true;
  } catch (error) {
    if (!(error instanceof SendError)) throw error;
    context.log.warn({ post, reason: error.message }, `${platform}: a claim's post was not updated`);
    return error.failure !== 'later' && error.failure !== 'unsure';
  }
}
