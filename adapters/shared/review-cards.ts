import type {
  DecisionResult,
  Engine,
  EventValues,
  Language,
  Message,
  ReviewClaim,
  ReviewService,
  StoredDecision,
} from '../../src/index.ts';
import { formatShared } from './locales/index.ts';
import type { ReviewPress, ReviewVerb } from './review-press.ts';

/** A claim as a conversation is shown it. */
export interface ReviewCard {
  readonly brief: string;
  /** Id of the claim that was posted; a correction gives its event another one. */
  readonly claim: string;
  readonly message: Message;
  /** What can be done, in order. */
  readonly buttons: readonly ReviewButton[];
}

/** A button of a card: it decides, or opens the article. */
export type ReviewButton =
  | { readonly kind: 'press'; readonly label: string; readonly press: ReviewPress }
  | { readonly kind: 'link'; readonly label: string; readonly url: string };

/** How often a claim is followed to the event that it was corrected to. */
const MAX_STEPS = 9;

/** The card of a claim as things stand: with what can be decided, or with what was decided and the way back. */
export async function drawCard(engine: Engine, id: string, language: Language): Promise<ReviewCard> {
  const claim = await follow(engine.review, id, MAX_STEPS);
  const composer = engine.composer(language);
  const { name: brief } = engine.brief;
  if (claim === undefined) {
    const text = composer.outcome({ outcome: 'gone', claim: id } satisfies DecisionResult);
    const blocks = [{ kind: 'text', text: [{ kind: 'text', text }] }] as const;
    return { brief, claim: id, message: { brief, language, summary: text, blocks }, buttons: [] };
  }
  const button = (verb: ReviewVerb, last: string | null): ReviewButton => {
    const label = formatShared(language, `review.${verb}`);
    return { kind: 'press', label, press: { brief, verb, claim: id, last } };
  };
  const decided = decisionOn(claim);
  const { url } = claim.report.source;
  return {
    brief,
    claim: id,
    message: composer.claim(claim),
    buttons: [
      ...(decided === undefined
        ? (['confirm', 'reject', 'correct'] as const).map((verb) => button(verb, claim.last))
        : [button('undo', decided)]),
      ...(url === null ? [] : [{ kind: 'link', label: formatShared(language, 'review.open'), url } as const]),
    ],
  };
}

/** Claims of a list. */
const LISTED = 5;

/** The most consequential claims that wait, each as a card, the first with how many wait in all; one card without buttons where none does. */
export async function drawPending(engine: Engine, language: Language): Promise<readonly ReviewCard[]> {
  const { claims, total } = await engine.review.pending({ limit: LISTED });
  const { name: brief } = engine.brief;
  const waiting = engine.composer(language).claims({ claims: [], total, asOf: engine.today() });
  const [first, ...others] = await Promise.all(claims.map(({ id }) => drawCard(engine, id, language)));
  if (first === undefined) return [{ brief, claim: '', message: waiting, buttons: [] }];
  const { message } = first;
  return [{ ...first, message: { ...message, blocks: [...waiting.blocks, ...message.blocks] } }, ...others];
}

/** Id of the decision that stands on a claim; `undefined` where it can be decided on. */
function decisionOn({ standing, event }: ReviewClaim): string | undefined {
  return standing === 'pending' ? undefined : event.decisions?.at(-1)?.id;
}

/** The claim, or the one that decisions made of it. */
async function follow(review: ReviewService, id: string, steps: number): Promise<ReviewClaim | undefined> {
  const claim = await review.claim(id);
  if (claim !== undefined || steps === 0) return claim;
  const [last] = await review.history(id);
  const next = last && review.idOf(resultOf(last));
  return next === undefined || next === id ? undefined : follow(review, next, steps - 1);
}

type EventKey = Pick<EventValues, 'channel' | 'action' | 'date'>;

/** The event that a decision leads to. */
function resultOf(decision: StoredDecision): EventKey {
  if (decision.kind === 'correct') return decision.values;
  return decision.kind === 'merge' ? decision.other : decision.target;
}

/** Every event that a decision is about. */
export function eventsOf(decision: StoredDecision): readonly EventKey[] {
  return [decision.target, resultOf(decision)];
}
