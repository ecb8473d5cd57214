import type { BlockAction, RespondFn, ViewSubmitAction } from '@slack/bolt';
import type { Reviewer } from '../../../src/index.ts';
import { mayReview } from '../../shared/permissions.ts';
import { decodeQuestion } from '../../shared/question-codec.ts';
import { drawPending, type ReviewCard } from '../../shared/review-cards.ts';
import { reviewDenied } from '../../shared/review-desk.ts';
import { type ClaimCorrection, entriesOf, readCorrection } from '../../shared/review-form.ts';
import { pressIn, type ReviewPress } from '../../shared/review-press.ts';
import type { SlackContext } from '../handlers/context.ts';
import { fillModal, loadingModal, modalOf, noticeOf, reply, unknownButton } from '../handlers/reply.ts';
import type { SlackUser } from '../handlers/user.ts';
import { format } from '../locales/index.ts';
import { openWith } from '../subscriptions/open-form.ts';
import { OPEN_ARTICLE, REVIEW_PREFIX, renderCard } from './card.ts';
import { CORRECTION_FORM, type CorrectionState, correctionView, readView } from './form-view.ts';

/** The buttons of claims, and the form by which one is corrected. */
export function registerReviewHandlers(slack: SlackContext): void {
  slack.app.action<BlockAction>(new RegExp(`^${REVIEW_PREFIX}`), async ({ ack, body, action, respond }) => {
    await ack();
    if (action.action_id === OPEN_ARTICLE) return;
    await slack.run(body.trigger_id, () => take(slack, body, action, respond));
  });
  slack.app.view<ViewSubmitAction>(CORRECTION_FORM, async ({ ack, body, view }) => {
    const { state, entries } = readView(view);
    const { language, press } = state;
    const read = readCorrection(entries, slack.desk.engine(press.brief), language);
    if ('problems' in read) return ack({ response_action: 'errors', errors: read.problems });
    await ack({ response_action: 'update', view: loadingModal(format(language, 'review.title'), language) });
    const filled = { view: view.id, state, correction: read.correction };
    return slack.run(body.trigger_id, () => correct(slack, body.user.id, filled));
  });
}

/** Shows a reviewer the claims that wait, with the same buttons. */
export async function showPending(
  slack: SlackContext,
  { brief, user, respond }: { readonly brief: string; readonly user: SlackUser; readonly respond: RespondFn },
): Promise<void> {
  try {
    checkReviewer(slack, user);
    for (const card of await drawPending(slack.desk.engine(brief), user.language))
      await reply(slack, respond, renderCard(card), 'user');
  } catch (error) {
    await reply(slack, respond, slack.answers.explain(error, user.language), 'user');
  }
}

/** A pressed button of a card, and where it stands. */
interface Pressed {
  readonly press: ReviewPress;
  readonly user: SlackUser;
  readonly respond: RespondFn;
  readonly trigger: string;
  /** `undefined` where one reader alone sees the card. */
  readonly post: CorrectionState['post'];
}

async function take(
  slack: SlackContext,
  body: BlockAction,
  action: BlockAction['actions'][number],
  respond: RespondFn,
): Promise<void> {
  const user = await slack.users.read(body.user.id);
  const value = action.type === 'button' ? (action.value ?? '') : '';
  const question = await decodeQuestion(slack.cache, value);
  const press = question && pressIn(question);
  if (press === undefined) return unknownButton(slack, respond, user.language);
  try {
    checkReviewer(slack, user);
    const pressed = { press, user, respond, trigger: body.trigger_id, post: postOf(body) };
    await (press.verb === 'correct' ? openCorrection(slack, pressed) : decide(slack, pressed));
  } catch (error) {
    await reply(slack, respond, slack.answers.explain(error, user.language), 'user');
  }
}

/** @throws BackchannelError NOT_ALLOWED */
function checkReviewer({ config }: SlackContext, user: SlackUser): void {
  if (!mayReview(config.reviewers, user)) throw reviewDenied(user.language, user.id, 'SLACK_REVIEWERS');
}

function postOf({ container }: BlockAction): CorrectionState['post'] {
  const {
    is_ephemeral: isPrivate,
    channel_id: conversation,
    message_ts: ts,
  } = container as {
    readonly is_ephemeral?: boolean;
    readonly channel_id?: string;
    readonly message_ts?: string;
  };
  return isPrivate === true || conversation === undefined || ts === undefined
    ? undefined
    : { conversation, ts };
}

/** Decides. The card shows what became of it; where nothing was changed, the one who pressed is told so alone. */
async function decide(slack: SlackContext, pressed: Pressed): Promise<void> {
  const { press, user, respond } = pressed;
  const reviewed = await slack.desk.decide({ press, by: reviewerOf(user), language: user.language });
  await show(slack, reviewed.card, pressed.post);
  if (pressed.post === undefined)
    await reply(slack, respond, renderCard(await slack.desk.draw(press, user.language)), 'in place');
  if (!reviewed.accepted) await reply(slack, respond, noticeOf(reviewed.outcome), 'user');
}

/** Shows a card where its button was pressed, then in all of its posts. */
async function show(slack: SlackContext, card: ReviewCard, post: CorrectionState['post']): Promise<void> {
  if (post !== undefined) await slack.desk.replace(post.conversation, post.ts, card);
  await slack.desk.spread(card, post?.ts);
}

async function openCorrection(slack: SlackContext, pressed: Pressed): Promise<void> {
  const { press, user, trigger, post } = pressed;
  const { language } = user;
  const engine = slack.desk.engine(press.brief);
  await openWith(slack, { trigger, user }, 'review.title', async () => {
    const claim = await engine.review.claim(press.claim);
    if (claim !== undefined) return correctionView({ press, post, language }, entriesOf(claim), engine);
    await show(slack, await slack.desk.draw(press), post);
    const gone = engine.composer(language).outcome({ outcome: 'gone', claim: press.claim });
    return modalOf(format(language, 'review.title'), language, noticeOf(gone));
  });
}

interface FilledCorrection {
  readonly view: string;
  readonly state: CorrectionState;
  readonly correction: ClaimCorrection;
}

/** Records the correction, and says in the form's place what became of it. */
async function correct(
  slack: SlackContext,
  id: string,
  { view, state, correction }: FilledCorrection,
): Promise<void> {
  const { press, post, language } = state;
  const user = await slack.users.read(id);
  const modal = { view, title: format(language, 'review.title'), language };
  try {
    checkReviewer(slack, user);
    const reviewed = await slack.desk.decide({ press, by: reviewerOf(user), language, correction });
    await fillModal(slack, modal, noticeOf(reviewed.outcome));
    await show(slack, reviewed.card, post);
  } catch (error) {
    await fillModal(slack, modal, slack.answers.explain(error, language));
  }
}

function reviewerOf({ id, name }: SlackUser): Reviewer {
  return { platform: 'slack', id, name };
}
