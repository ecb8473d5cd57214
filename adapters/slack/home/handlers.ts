import type { BlockAction } from '@slack/bolt';
import { LANGUAGES, type Person } from '../../../src/index.ts';
import type { SlackContext } from '../handlers/context.ts';
import { fillModal, modalOf } from '../handlers/reply.ts';
import type { SlackUser } from '../handlers/user.ts';
import { say } from '../locales/index.ts';
import { contextOf } from '../render/blocks.ts';
import { DEED_PREFIX, DEEDS, type HomeAction } from '../subscriptions/home-blocks.ts';
import { openEdit, openForm, openWith } from '../subscriptions/open-form.ts';
import { permitChange } from '../subscriptions/permissions.ts';
import { publishHome } from './publish.ts';
import { HOME_LANGUAGE, HOME_NEW } from './view.ts';

/** The Home tab: shown when it is opened, and what is pressed in it. */
export function registerHomeHandlers(room: SlackContext): void {
  room.app.event('app_home_opened', async ({ event, body }) => {
    if (event.tab !== 'home') return;
    await room.handle(body.event_id, () => publishHome(room, event.user));
  });
  room.app.action<BlockAction>(HOME_NEW, async ({ ack, body }) => {
    await ack();
    await room.handle(body.trigger_id, async () => {
      const reader = await room.readers.read(body.user.id);
      const brief = room.speaker.engine(undefined).brief.name;
      await openForm(room, { trigger: body.trigger_id, reader, brief, channel: undefined });
    });
  });
  room.app.action<BlockAction>(HOME_LANGUAGE, async ({ ack, body, action }) => {
    await ack();
    await room.handle(body.trigger_id, async () => {
      const chosen = action.type === 'static_select' ? action.selected_option.value : undefined;
      const language = LANGUAGES.find((one) => one === chosen);
      if (language !== undefined) await room.readers.choose(body.user.id, language);
      await publishHome(room, body.user.id);
    });
  });
  room.app.action<BlockAction>(new RegExp(`^${DEED_PREFIX}`), async ({ ack, body, action }) => {
    await ack();
    await room.handle(body.trigger_id, async () => {
      const deed = DEEDS.find((one) => action.action_id === DEED_PREFIX + one);
      const chosen = action.type === 'static_select' ? action.selected_option.value : undefined;
      const id = action.type === 'button' ? action.value : chosen;
      if (deed !== undefined && id !== undefined) await act(room, body, deed, id);
    });
  });
}

/** Does a deed to a subscription, and shows the Home tab anew; who may not is told so in a modal. */
async function act(room: SlackContext, body: BlockAction, deed: HomeAction, id: string): Promise<void> {
  const reader = await room.readers.read(body.user.id);
  const { language } = reader;
  const subscription = await room.subscriptions.get(id);
  if (subscription === undefined) await tell(room, body, reader, say(language, 'subscription.gone'));
  else if (deed === 'edit') return openEdit(room, { trigger: body.trigger_id, reader, subscription });
  else {
    try {
      await permitChange(room, reader, subscription.destination.address);
      await change(room, deed, id, { id: reader.id, name: reader.name });
      const done = say(language, deed === 'remove' ? 'form.removed' : 'form.saved');
      if (body.view?.type === 'modal') await tell(room, body, reader, done);
    } catch (error) {
      await tell(room, body, reader, error);
    }
  }
  await publishHome(room, reader.id);
}

async function change(
  { subscriptions }: SlackContext,
  deed: Exclude<HomeAction, 'edit'>,
  id: string,
  by: Person,
): Promise<void> {
  switch (deed) {
    case 'pause':
      await subscriptions.pause(id, by);
      return;
    case 'resume':
      await subscriptions.resume(id, by);
      return;
    case 'remove':
      await subscriptions.remove(id, by);
      return;
  }
}

/** Says a line of text, or what an error says: in the modal where the button stands, else in a new one. */
async function tell(room: SlackContext, body: BlockAction, reader: SlackUser, what: unknown): Promise<void> {
  const { language } = reader;
  const title = say(language, 'form.saved.title');
  const payload =
    typeof what === 'string'
      ? { text: what, blocks: [contextOf(what)], pictures: [], asks: [] }
      : room.speaker.fail(what, language);
  if (body.view?.type === 'modal') return fillModal(room, { view: body.view.id, title, language }, payload);
  const trigger = body.trigger_id;
  return openWith(room, { trigger, reader, title: 'form.saved.title' }, async () =>
    modalOf(title, language, payload),
  );
}
