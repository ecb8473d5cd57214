import type { BlockAction } from '@slack/bolt';
import type { Person } from '../../../src/index.ts';
import { toLanguage } from '../../shared/language-preferences.ts';
import { format } from '../locales/index.ts';
import { ACTION_PREFIX, HOME_ACTIONS, type HomeAction } from '../subscriptions/home-blocks.ts';
import { HOME_LANGUAGE, HOME_NEW, publishHome } from '../subscriptions/home-view.ts';
import { openEdit, openForm, openWith } from '../subscriptions/open-form.ts';
import { checkChange } from '../subscriptions/permissions.ts';
import type { SlackContext } from './context.ts';
import { fillModal, modalOf, noticeOf } from './reply.ts';
import type { SlackUser } from './user.ts';

/** The Home tab: shown when it is opened, and the actions in it. */
export function registerHomeHandlers(slack: SlackContext): void {
  slack.app.event('app_home_opened', async ({ event, body }) => {
    if (event.tab !== 'home') return;
    await slack.run(body.event_id, () => publishHome(slack, event.user));
  });
  slack.app.action<BlockAction>(HOME_NEW, async ({ ack, body }) => {
    await ack();
    const { trigger_id: trigger } = body;
    await slack.run(trigger, async () => {
      const user = await slack.users.read(body.user.id);
      const brief = slack.answers.engine(undefined).brief.name;
      await openForm(slack, { trigger, user, brief, conversation: undefined });
    });
  });
  slack.app.action<BlockAction>(HOME_LANGUAGE, async ({ ack, body, action }) => {
    await ack();
    await slack.run(body.trigger_id, async () => {
      const chosen = action.type === 'static_select' ? action.selected_option.value : undefined;
      const language = toLanguage(chosen);
      if (language !== undefined) await slack.users.choose(body.user.id, language);
      await publishHome(slack, body.user.id);
    });
  });
  slack.app.action<BlockAction>(new RegExp(`^${ACTION_PREFIX}`), async ({ ack, body, action }) => {
    await ack();
    await slack.run(body.trigger_id, async () => {
      const homeAction = HOME_ACTIONS.find((one) => action.action_id === ACTION_PREFIX + one);
      const chosen = action.type === 'static_select' ? action.selected_option.value : undefined;
      const id = action.type === 'button' ? action.value : chosen;
      if (homeAction !== undefined && id !== undefined) await perform(slack, body, homeAction, id);
    });
  });
}

/** Performs an action on a subscription and updates the Home tab; a refusal is explained in a modal. */
async function perform(
  slack: SlackContext,
  body: BlockAction,
  action: HomeAction,
  id: string,
): Promise<void> {
  const user = await slack.users.read(body.user.id);
  const { language } = user;
  const subscription = await slack.subscriptions.get(id);
  if (subscription === undefined) await show(slack, body, user, format(language, 'subscription.gone'));
  else if (action === 'edit') return openEdit(slack, { trigger: body.trigger_id, user, subscription });
  else {
    try {
      await checkChange(slack, user, subscription.destination.address);
      await change(slack, action, id, { id: user.id, name: user.name });
      const done = format(language, action === 'remove' ? 'form.removed' : 'form.saved');
      if (body.view?.type === 'modal') await show(slack, body, user, done);
    } catch (error) {
      await show(slack, body, user, error);
    }
  }
  await publishHome(slack, user.id);
}

async function change(
  { subscriptions }: SlackContext,
  action: Exclude<HomeAction, 'edit'>,
  id: string,
  by: Person,
): Promise<void> {
  switch (action) {
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

/** Shows a line of text, or an error, in the modal of the button; outside of modals, in a new one. */
async function show(slack: SlackContext, body: BlockAction, user: SlackUser, what: unknown): Promise<void> {
  const { language } = user;
  const title = format(language, 'form.title');
  const payload = typeof what === 'string' ? noticeOf(what) : slack.answers.explain(what, language);
  if (body.view?.type === 'modal') return fillModal(slack, { view: body.view.id, title, language }, payload);
  return openWith(slack, { trigger: body.trigger_id, user }, 'form.title', async () =>
    modalOf(title, language, payload),
  );
}
