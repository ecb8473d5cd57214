import type { BlockAction, RespondFn } from '@slack/bolt';
import { VIEW_BLOCKS } from '../limits.ts';
import type { SlackContext } from './context.ts';
import type { EncodedQuestion } from './question-codec.ts';
import { fillModal, loadingModal, reply } from './reply.ts';
import type { SlackUser } from './user.ts';

/** Where somebody pressed a button, and what an answer there needs. */
export interface MessageContext {
  readonly place: 'message' | 'modal' | 'home';
  /** Whether only the reader sees the message: it can be changed under their eyes. */
  readonly own: boolean;
  readonly channel: string | undefined;
  readonly trigger: string;
  readonly view: string | undefined;
  /** Absent in views. */
  readonly respond: RespondFn | undefined;
}

/** The scene of a pressed button. */
export function messageContextOf(body: BlockAction, respond: RespondFn | undefined): MessageContext {
  const channel = body.channel?.id ?? containerOf(body).channel_id;
  const place = body.view === undefined ? 'message' : body.view.type === 'home' ? 'home' : 'modal';
  return {
    place,
    own: containerOf(body).is_ephemeral === true || channel?.startsWith('D') === true,
    channel,
    trigger: body.trigger_id,
    view: body.view?.id,
    respond,
  };
}

function containerOf(body: BlockAction): { readonly is_ephemeral?: boolean; readonly channel_id?: string } {
  return body.container;
}

/**
 * Answers where the question was asked: a control changes the message or modal that it stands in where only its reader sees it;
 * else the answer is for the reader alone. In the Home tab it opens a modal.
 */
export async function answerIn(
  room: SlackContext,
  scene: MessageContext,
  reader: SlackUser,
  ask: EncodedQuestion,
  { turns }: { readonly turns: boolean },
): Promise<void> {
  const { language } = reader;
  const title = room.speaker.engine(ask.brief).brief.title[language];
  if (scene.place === 'message') {
    const { channel } = scene;
    const postable = channel?.startsWith('D') !== true;
    const payload = await room.speaker.answer(ask, { language, channel, postable });
    const alone = channel?.startsWith('D') === true ? 'all' : 'asker';
    if (scene.respond) await reply(room, scene.respond, payload, turns && scene.own ? 'in place' : alone);
    return;
  }
  const view = scene.place === 'modal' ? scene.view : await openLoading(room, scene, title, reader);
  if (view === undefined) return;
  const payload = await room.speaker.answer(ask, { language, most: VIEW_BLOCKS });
  await fillModal(room, { view, title, language }, payload);
}

async function openLoading(
  room: SlackContext,
  { trigger }: MessageContext,
  title: string,
  { language }: SlackUser,
): Promise<string | undefined> {
  const { view } = await room.client.views.open({
    trigger_id: trigger,
    view: loadingModal(title, language),
  });
  return view?.id;
}
