import type { BlockAction, BlockElementAction, RespondFn } from '@slack/bolt';
import { commands, LANGUAGES, parseLine } from '../../../src/index.ts';
import { say } from '../locales/index.ts';
import { contextOf } from '../render/blocks.ts';
import { openForm } from '../subscriptions/open-form.ts';
import type { SlackContext } from './context.ts';
import { askAnew, CONTROL_PREFIX, CONTROLS, type Control, writtenIn } from './controls.ts';
import { answerIn, type MessageContext, messageContextOf } from './message-context.ts';
import { decodeQuestion, type EncodedQuestion } from './question-codec.ts';
import { reply } from './reply.ts';
import type { SlackUser } from './user.ts';

/** Buttons and menus of answers: questions to ask next, and the controls below an answer. */
export function registerButtonHandlers(room: SlackContext): void {
  room.app.action<BlockAction>(/^ask-/, async ({ ack, body, action, respond }) => {
    await ack();
    await room.handle(body.trigger_id, async () => {
      const { scene, reader } = await enter(room, body, respond);
      const ask = await decodeQuestion(room.context.cache, carried(action));
      if (ask === undefined) return tooOld(room, scene, reader);
      return answerIn(room, scene, reader, ask, { turns: asksPage(ask) });
    });
  });
  room.app.action<BlockAction>(new RegExp(`^${CONTROL_PREFIX}`), async ({ ack, body, action, respond }) => {
    await ack();
    await room.handle(body.trigger_id, async () => {
      const { scene, reader } = await enter(room, body, respond);
      const ask = await decodeQuestion(room.context.cache, writtenIn(action.block_id) ?? '');
      const control = CONTROLS.find((one) => action.action_id === CONTROL_PREFIX + one);
      if (ask === undefined || control === undefined) return tooOld(room, scene, reader);
      return turn(room, { scene, reader, ask, action, control });
    });
  });
}

/** Whether a question is for a page of the answer that it stands in: it is turned like the pages of our own. */
function asksPage({ line }: EncodedQuestion): boolean {
  return /\spage:\d+(\s|$)/.test(line);
}

async function enter(room: SlackContext, body: BlockAction, respond: RespondFn | undefined) {
  const scene = messageContextOf(body, body.response_url ? respond : undefined);
  return { scene, reader: await room.readers.read(body.user.id) };
}

interface Turn {
  readonly scene: MessageContext;
  readonly reader: SlackUser;
  readonly ask: EncodedQuestion;
  readonly action: BlockElementAction;
  readonly control: Control;
}

async function turn(room: SlackContext, { scene, reader, ask, action, control }: Turn): Promise<void> {
  const again = (asked: EncodedQuestion, by = reader) => answerIn(room, scene, by, asked, { turns: true });
  switch (control) {
    case 'previous':
      return again({ ...ask, page: ask.page - 1 });
    case 'next':
      return again({ ...ask, page: ask.page + 1 });
    case 'as-of': {
      const asOf = action.type === 'datepicker' ? action.selected_date : undefined;
      return again(asOf ? anew(room, ask, { asOf }) : ask);
    }
    case 'language': {
      const chosen = action.type === 'static_select' ? action.selected_option.value : undefined;
      const language = LANGUAGES.find((one) => one === chosen) ?? reader.language;
      await room.readers.choose(reader.id, language);
      return again(anew(room, ask, { language }), { ...reader, language });
    }
    case 'post':
      return postForAll(room, scene, reader, ask);
    case 'subscribe': {
      const { trigger, channel } = scene;
      return openForm(room, { trigger, reader, brief: room.speaker.engine(ask.brief).brief.name, channel });
    }
  }
}

function anew(
  room: SlackContext,
  ask: EncodedQuestion,
  changed: Parameters<typeof askAnew>[2],
): EncodedQuestion {
  const { name } = room.speaker.engine(ask.brief).brief;
  return askAnew(name, parseLine(ask.line, name, commands), changed);
}

async function postForAll(
  room: SlackContext,
  scene: MessageContext,
  reader: SlackUser,
  ask: EncodedQuestion,
): Promise<void> {
  const { language, name } = reader;
  const payload = await room.speaker.answer(ask, { language, channel: scene.channel, postedBy: name });
  if (scene.respond) await reply(room, scene.respond, payload, 'all');
}

async function tooOld(room: SlackContext, scene: MessageContext, { language }: SlackUser): Promise<void> {
  const text = say(language, 'gone');
  const payload = { text, blocks: [contextOf(text)], pictures: [], asks: [] };
  if (scene.respond) await reply(room, scene.respond, payload, 'asker');
}

/** The question that a button or an entry of a menu carries. */
function carried(action: BlockElementAction): string {
  if (action.type === 'button') return action.value ?? '';
  if (action.type === 'overflow') return action.selected_option.value ?? '';
  return '';
}
