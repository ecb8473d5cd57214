import { type APIModalSubmitInteraction, ComponentType } from 'discord.js';
import type { Reviewer } from '../../../src/index.ts';
import { mayReview } from '../../shared/permissions.ts';
import type { EncodedQuestion } from '../../shared/question-codec.ts';
import { drawPending, type ReviewCard } from '../../shared/review-cards.ts';
import { reviewDenied } from '../../shared/review-desk.ts';
import {
  type ClaimCorrection,
  type CorrectionEntries,
  type CorrectionField,
  entriesOf,
  readCorrection,
} from '../../shared/review-form.ts';
import { pressIn, type ReviewPress } from '../../shared/review-press.ts';
import { button } from '../handlers/answer-controls.ts';
import type { DiscordContext } from '../handlers/context.ts';
import { defer, deferUpdate, type Handled, openModal } from '../handlers/initial-response.ts';
import { createInteractionResponse } from '../handlers/interaction-response.ts';
import { unknownRequest } from '../handlers/notice.ts';
import type { DiscordUser } from '../handlers/user.ts';
import { format } from '../locales/index.ts';
import { escapeText } from '../render/escape.ts';
import { type DiscordPayload, firstPage } from '../render/index.ts';
import { panel } from '../subscriptions/panel.ts';
import { isDiscords } from '../transport/errors.ts';
import { pressId, renderCard } from './card.ts';
import { correctionModal, entriesIn } from './modal.ts';

/** A request on a claim: who makes it, and by which interaction. */
export interface ReviewRequest {
  readonly discord: DiscordContext;
  readonly user: DiscordUser;
  readonly token: string;
  /** Id of the message whose button was pressed. */
  readonly message: string | undefined;
}

/** Does what a card's button says. @throws BackchannelError NOT_ALLOWED */
export async function usePress(request: ReviewRequest, question: EncodedQuestion): Promise<Handled> {
  const press = pressFor(request, question);
  if (press === undefined) return unknownRequest(request.discord, request.user, request.token);
  if (press.verb !== 'correct') return deferUpdate(() => decide(request, press));
  const { discord, user } = request;
  const engine = discord.desk.engine(press.brief);
  const claim = await engine.review.claim(press.claim);
  if (claim === undefined) return deferUpdate(() => showGone(request, press));
  const entries = (await discord.cache.get<CorrectionEntries>(draftKey(user, press))) ?? entriesOf(claim);
  return openModal(correctionModal(pressId(press), entries, engine, user.language));
}

/** Takes the values of the form by which a claim is corrected. @throws BackchannelError NOT_ALLOWED */
export async function submitCorrection(
  request: ReviewRequest,
  question: EncodedQuestion,
  { data }: APIModalSubmitInteraction,
): Promise<Handled> {
  const press = pressFor(request, question);
  if (press === undefined) return unknownRequest(request.discord, request.user, request.token);
  const { discord, user } = request;
  const entries = entriesIn(data);
  const read = readCorrection(entries, discord.desk.engine(press.brief), user.language);
  if ('correction' in read) return deferUpdate(() => decide(request, press, read.correction));
  return defer('user', async () => {
    await discord.cache.set(draftKey(user, press), entries, DRAFT_MS);
    await showProblems(request, press, read.problems);
  });
}

/** Shows a reviewer the claims that wait, each with the same buttons. @throws BackchannelError NOT_ALLOWED */
export function listPending(request: Omit<ReviewRequest, 'message'>, brief: string): Handled {
  checkReviewer(request);
  const { discord, user, token } = request;
  return defer('user', async () => {
    const response = createInteractionResponse(discord, token);
    const cards = await drawPending(discord.desk.engine(brief), user.language);
    for (const [index, { payload, rows }] of cards.map(renderCard).entries())
      await (index === 0 ? response.show(payload, rows) : response.tell(payload, rows));
  });
}

/** The press, of somebody who may decide. */
function pressFor(request: ReviewRequest, question: EncodedQuestion): ReviewPress | undefined {
  checkReviewer(request);
  return pressIn(question);
}

function checkReviewer({ discord, user }: Omit<ReviewRequest, 'message'>): void {
  const { person, admin, language } = user;
  if (!mayReview(discord.reviewers, { id: person.id, admin }))
    throw reviewDenied(language, person.id, 'DISCORD_REVIEWERS');
}

/** What was typed into a form that could not be used is kept for an hour. */
const DRAFT_MS = 3_600_000;

function draftKey({ person }: DiscordUser, { brief, claim }: ReviewPress): string {
  return `discord:correction:${person.id}:${brief}:${claim}`;
}

/** Decides. The card shows what became of it; where nothing was changed, the one who pressed is told so alone. */
async function decide(
  request: ReviewRequest,
  press: ReviewPress,
  correction?: ClaimCorrection,
): Promise<void> {
  const { discord, user, token } = request;
  const { language } = user;
  const response = createInteractionResponse(discord, token);
  const order = { press, by: reviewerOf(user), language, ...(correction && { correction }) };
  try {
    const { card, accepted, outcome } = await discord.desk.decide(order);
    await discord.cache.delete(draftKey(user, press));
    await showCard(request, card);
    if (!accepted) await response.tell(sentence(user, outcome));
  } catch (error) {
    if (isDiscords(error)) throw error;
    await response.tell(firstPage(discord.questions.explain(error, language)));
  }
}

async function showGone(request: ReviewRequest, press: ReviewPress): Promise<void> {
  const { discord, user, token } = request;
  await showCard(request, await discord.desk.draw(press));
  const composer = discord.desk.engine(press.brief).composer(user.language);
  const gone = composer.outcome({ outcome: 'gone', claim: press.claim });
  await createInteractionResponse(discord, token).tell(sentence(user, gone));
}

/** Shows a card where its button was pressed, then in all of its posts. */
async function showCard({ discord, user, token, message }: ReviewRequest, card: ReviewCard): Promise<void> {
  const shown = user.private ? await discord.desk.draw(card, user.language) : card;
  const { payload, rows } = renderCard(shown);
  await createInteractionResponse(discord, token).show(payload, rows);
  await discord.desk.spread(card, user.private ? undefined : message);
}

/** Says what is wrong with a form, with the button that opens it again as it was filled in. */
async function showProblems(
  { discord, user: { language }, token }: ReviewRequest,
  press: ReviewPress,
  problems: Partial<Record<CorrectionField, string>>,
): Promise<void> {
  const lines = Object.values(problems).map(escapeText);
  const again = button(pressId(press), format(language, 'review.correct'), false, 'main');
  await createInteractionResponse(discord, token).show(
    panel(language, format(language, 'review.wrong'), lines),
    [{ type: ComponentType.ActionRow, components: [again] }],
  );
}

function sentence({ language }: DiscordUser, text: string): DiscordPayload {
  return firstPage({ language, summary: text, blocks: [{ kind: 'text', text: [{ kind: 'text', text }] }] });
}

function reviewerOf({ person: { id, name } }: DiscordUser): Reviewer {
  return { platform: 'discord', id, name };
}
