import type { BlockAction, BlockElementAction, RespondFn } from '@slack/bolt';
import { askAgain, asksForPage, FOLLOW_UPS, type FollowUp } from '../../shared/follow-ups.ts';
import { toLanguage } from '../../shared/language-preferences.ts';
import { decodeQuestion, type EncodedQuestion } from '../../shared/question-codec.ts';
import { openForm } from '../subscriptions/open-form.ts';
import type { SlackContext } from './context.ts';
import { CONTROL_PREFIX, questionIn } from './controls.ts';
import { answerIn, type MessageContext, messageContextOf } from './message-context.ts';
import { reply, unknownButton } from './reply.ts';
import type { SlackUser } from './user.ts';

/** Buttons and menus of answers: questions to ask next, and follow-ups of an answer. */
export function registerButtonHandlers(slack: SlackContext): void {
  slack.app.action<BlockAction>(/^ask-/, async ({ ack, body, action, respond }) => {
    await ack();
    await slack.run(body.trigger_id, async () => {
      const { at, user } = await enter(slack, body, respond);
      const question = await decodeQuestion(slack.cache, carriedBy(action));
      if (question === undefined) return unknownButton(slack, at.respond, user.language);
      return answerIn(slack, at, user, question, { inPlace: asksForPage(question) });
    });
  });
  slack.app.action<BlockAction>(new RegExp(`^${CONTROL_PREFIX}`), async ({ ack, body, action, respond }) => {
    await ack();
    await slack.run(body.trigger_id, async () => {
      const { at, user } = await enter(slack, body, respond);
      const question = await decodeQuestion(slack.cache, questionIn(action.block_id) ?? '');
      const followUp = FOLLOW_UPS.find((one) => action.action_id === CONTROL_PREFIX + one);
      if (question === undefined || followUp === undefined)
        return unknownButton(slack, at.respond, user.language);
      return follow(slack, { at, user, question, value: carriedBy(action), followUp });
    });
  });
}

async function enter(slack: SlackContext, body: BlockAction, respond: RespondFn | undefined) {
  const at = messageContextOf(body, body.response_url ? respond : undefined);
  return { at, user: await slack.users.read(body.user.id) };
}

interface FollowUpRequest {
  readonly at: MessageContext;
  readonly user: SlackUser;
  readonly question: EncodedQuestion;
  /** What was chosen in a menu or date picker. */
  readonly value: string;
  readonly followUp: FollowUp;
}

async function follow(
  slack: SlackContext,
  { at, user, question, value, followUp }: FollowUpRequest,
): Promise<void> {
  const again = (asked: EncodedQuestion, by = user) => answerIn(slack, at, by, asked, { inPlace: true });
  switch (followUp) {
    case 'previous':
      return again({ ...question, page: question.page - 1 });
    case 'next':
      return again({ ...question, page: question.page + 1 });
    case 'as-of':
      return again(value === '' ? question : askAgain(question, { asOf: value }));
    case 'channel':
      return again(askAgain(question, { channel: value }));
    case 'language': {
      const language = toLanguage(value) ?? user.language;
      await slack.users.choose(user.id, language);
      return again(askAgain(question, { language }), { ...user, language });
    }
    case 'post': {
      const { language, name } = user;
      const { conversation, respond } = at;
      const payload = await slack.answers.answer(question, { language, conversation, postedBy: name });
      if (respond) await reply(slack, respond, payload, 'all');
      return;
    }
    case 'subscribe': {
      const { trigger, conversation } = at;
      const brief = slack.answers.engine(question.brief).brief.name;
      return openForm(slack, { trigger, user, brief, conversation });
    }
  }
}

/** What a button, a menu or a date picker carries; empty if nothing is chosen. */
function carriedBy(action: BlockElementAction): string {
  switch (action.type) {
    case 'button':
      return action.value ?? '';
    case 'overflow':
    case 'static_select':
      return action.selected_option.value ?? '';
    case 'datepicker':
      return action.selected_date ?? '';
    default:
      return '';
  }
}
