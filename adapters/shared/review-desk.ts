import {
  BackchannelError,
  type DecisionResult,
  type Engine,
  type Language,
  type Reviewer,
} from '../../src/index.ts';
import { formatShared } from './locales/index.ts';
import { createDenial } from './permissions.ts';
import { drawCard, type ReviewCard } from './review-cards.ts';
import type { ClaimCorrection } from './review-form.ts';
import {
  postWaiting,
  type ReviewDeskParts,
  replacePost,
  updateDecided,
  updatePosts,
} from './review-posts.ts';
import type { ReviewPress } from './review-press.ts';

/** A press with who made it. */
export interface ReviewOrder {
  readonly press: ReviewPress;
  readonly by: Reviewer;
  /** The language of the one who pressed. */
  readonly language: Language;
  /** What is true instead, where the press is a correction. */
  readonly correction?: ClaimCorrection;
}

/** What became of a press. */
export interface Reviewed {
  readonly card: ReviewCard;
  readonly accepted: boolean;
  /** What became of it in one sentence, for the one who pressed. */
  readonly outcome: string;
}

/** Human review in a chat: gives the operator's conversation its claims, takes decisions, and keeps the posts up to date. */
export interface ReviewDesk {
  /** Posts claims that wait, and updates the posts of claims that were decided. Never throws. */
  offer(): Promise<void>;
  /** Carries out what was pressed. @throws BackchannelError where it cannot be carried out as it is given */
  decide(order: ReviewOrder): Promise<Reviewed>;
  /** The card of a claim as things stand, in the installation's language where no other is named. */
  draw(press: Pick<ReviewPress, 'brief' | 'claim'>, language?: Language): Promise<ReviewCard>;
  /** The engine of a press. @throws BackchannelError NOT_FOUND */
  engine(brief: string): Engine;
  /** Puts the card in the place of a post; a failure is logged. */
  replace(conversation: string, post: string, card: ReviewCard): Promise<void>;
  /** Puts the card into all of the claim's posts on this platform, but the one that is named. */
  spread(card: ReviewCard, except?: string): Promise<void>;
}

const denied = createDenial(formatShared);

/** The error for somebody who may not decide; `variable` names the setting that says who may. */
export function reviewDenied(language: Language, user: string, variable: string): BackchannelError {
  return denied(language, 'review', { user, variable });
}

/** Human review in one chat. */
export function createReviewDesk(parts: ReviewDeskParts): ReviewDesk {
  const { context, conversation } = parts;
  const engine = (brief: string): Engine => {
    const found = context.engines.find((one) => one.brief.name === brief);
    if (found !== undefined) return found;
    const language = context.language;
    throw new BackchannelError(
      'NOT_FOUND',
      formatShared(language, 'button.unknown'),
      formatShared(language, 'button.unknown.remedy'),
    );
  };
  const draw: ReviewDesk['draw'] = ({ brief, claim }, language = context.language) =>
    drawCard(engine(brief), claim, language);
  const spread = async (card: ReviewCard, except?: string) =>
    void (await updatePosts(parts, engine(card.brief), card, except));
  return {
    engine,
    spread,
    replace: async (conversation, post, card) =>
      void (await replacePost(parts, { conversation, post }, card)),
    draw,
    async decide(order) {
      const { press, language } = order;
      const result = await carryOut(engine(press.brief), order);
      return {
        card: await draw(press),
        accepted: result.outcome === 'accepted',
        outcome: engine(press.brief).composer(language).outcome(result),
      };
    },
    async offer() {
      if (conversation === undefined) return;
      for (const one of context.engines) {
        try {
          await updateDecided(parts, one);
          await postWaiting(parts, one, conversation);
        } catch (error) {
          context.log.error({ err: error, brief: one.brief.name }, `${parts.platform}: claims not offered`);
        }
      }
    },
  };
}

async function carryOut(
  { review }: Engine,
  { press: { verb, claim, last }, by, correction }: ReviewOrder,
): Promise<DecisionResult> {
  switch (verb) {
    case 'undo':
      return review.undo(last ?? '', { by });
    case 'correct':
      if (correction === undefined) throw new Error('A correction needs its values.');
      return review.decide({ kind: verb, claim, last, by, ...correction });
    default:
      return review.decide({ kind: verb, claim, last, by });
  }
}
