import type { BlockAction, RespondFn } from '@slack/bolt';
import type { EncodedQuestion } from '../../shared/question-codec.ts';
import { isDirect } from './commands.ts';
import type { SlackContext } from './context.ts';
import { fillModal, loadingModal, reply } from './reply.ts';
import type { SlackUser } from './user.ts';

/** Where a button was pressed, and what an answer there needs. */
export interface MessageContext {
  readonly surface: 'message' | 'modal' | 'home';
  /** Whether only the reader sees the message, so that it may be replaced. */
  readonly private: boolean;
  readonly conversation: string | undefined;
  readonly trigger: string;
  readonly view: string | undefined;
  /** Absent in views. */
  readonly respond: RespondFn | undefined;
}

/** The context of a pressed button. */
export function messageContextOf(body: BlockAction, respond: RespondFn | undefined): MessageContext {
  const container: { readonly is_ephemeral?: boolean; readonly channel_id?: string } = body.container;
  const conversation = body.channel?.id ?? container.channel_id;
  const view = body.view?.type === 'home' ? 'home' : 'modal';
  return {
    surface: body.view === undefined ? 'message' : view,
    private: container.is_ephemeral === true || isDirect(conversation),
    conversation,
    trigger: body.trigger_id,
    view: body.view?.id,
    respond,
  };
}

/**
 * Answers where the question was asked. With `inPlace` the answer replaces the message or modal if only its reader sees it;
 * otherwise it is shown to the reader alone. In the Home tab it opens a modal.
 */
export async function answerIn(
  slack: SlackContext,
  at: MessageContext,
  user: SlackUser,
  question: EncodedQuestion,
  { inPlace }: { readonly inPlace: boolean },
): Promise<void> {
  const { language } = user;
  const title = slack.answers.engine(question.brief).brief.title[language];
  if (at.surface === 'message') {
    const { conversation, respond } = at;
    const direct = isDirect(conversation);
    const payload = await slack.answers.answer(question, { language, conversation, postable: !direct });
    const target = inPlace && at.private ? 'in place' : direct ? 'all' : 'user';
    if (respond) await reply(slack, respond, payload, target);
    return;
  }
  const view = at.surface === 'modal' ? at.view : await openLoading(slack, at, title, user);
  if (view === undefined) return;
  const payload = await slack.answers.answer(question, { language, inView: true });
  await fillModal(slack, { view, title, language }, payload);
}

async function openLoading(
  slack: SlackContext,
  { trigger }: MessageContext,
  title: string,
  { language }: SlackUser,
): Promise<string | undefined> {
  const { view } = await slack.client.views.open({
    trigger_id: trigger,
    view: loadingModal(title, language),
  });
  return view?.id;
}
