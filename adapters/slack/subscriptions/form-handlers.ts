import type { BlockAction, ViewSubmitAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { WebAPIPlatformError } from '@slack/web-api';
import { SendError, type SubscriptionDraft } from '../../../src/index.ts';
import type { SlackContext } from '../handlers/context.ts';
import { fillModal, loadingModal, modalOf, noticeOf } from '../handlers/reply.ts';
import type { SlackUser } from '../handlers/user.ts';
import { LIMITS } from '../limits.ts';
import { format, type SlackTextKey } from '../locales/index.ts';
import { contextOf } from '../render/blocks.ts';
import { render, type SlackPayload } from '../render/index.ts';
import { withRetry } from '../transport/retry.ts';
import { type FilledForm, readForm } from './form-state.ts';
import { FORM } from './form-view.ts';
import { publishHome } from './home-view.ts';
import { viewOf } from './open-form.ts';
import { checkChange, checkPosting } from './permissions.ts';
import { nextBlocks } from './schedule-blocks.ts';
import { zonesLike } from './zones.ts';

/** The subscription form: updates while it is filled in, preview, test post and submission. */
export function registerFormHandlers(slack: SlackContext): void {
  const actions = { 'field-': refresh, 'try-preview': preview, 'try-test': testPost };
  for (const [id, handle] of Object.entries(actions)) {
    slack.app.action<BlockAction>(new RegExp(`^${id}`), async ({ ack, body }) => {
      await ack();
      await slack.run(body.trigger_id, () => handle(slack, body));
    });
  }
  slack.app.options('field-zone', async ({ ack, payload }) => {
    await ack({ options: zonesLike(payload.value) });
  });
  slack.app.view<ViewSubmitAction>(FORM, async ({ ack, body, view }) => {
    const filled = readForm(view);
    if (Object.keys(filled.problems).length > 0) {
      await ack({ response_action: 'errors', errors: filled.problems });
      return;
    }
    const { language } = filled;
    const saving = loadingModal(format(language, 'form.saving'), language);
    await ack({ response_action: 'update', view: saving });
    await slack.run(body.trigger_id, () => save(slack, { user: body.user.id, view: view.id, filled }));
  });
}

/** Shows the next runs of the form's present values. A later update may have overtaken this one: Slack checks the hash. */
async function refresh(slack: SlackContext, { view }: BlockAction): Promise<void> {
  if (view === undefined) return;
  const filled = readForm(view);
  try {
    await slack.client.views.update({
      view_id: view.id,
      hash: view.hash,
      view: viewOf(slack, filled, filled.language),
    });
  } catch (error) {
    if (!(error instanceof WebAPIPlatformError) || error.data.error !== 'hash_conflict') throw error;
  }
}

async function preview(slack: SlackContext, body: BlockAction): Promise<void> {
  await pushWith(slack, body, 'form.preview', async ({ draft }) => {
    const message = await slack.subscriptions.preview(draft);
    return render(message, { maxBlocks: LIMITS.viewBlocks, tables: false })[0];
  });
}

async function testPost(slack: SlackContext, body: BlockAction): Promise<void> {
  await pushWith(slack, body, 'form.test', async ({ draft }, user) => {
    await checkBoth(slack, user, draft);
    const outcome = await slack.subscriptions.testPost(draft).then(
      () => format(user.language, 'form.test.sent'),
      (error: unknown) => {
        if (!(error instanceof SendError)) throw error;
        return format(user.language, 'form.test.failed', { problem: error.message });
      },
    );
    return noticeOf(outcome);
  });
}

/** Opens a modal over the form, and fills it with what is made of the form's draft. */
async function pushWith(
  slack: SlackContext,
  { view, user: { id }, trigger_id: trigger }: BlockAction,
  title: SlackTextKey,
  fill: (filled: FilledForm, user: SlackUser) => Promise<SlackPayload | undefined>,
): Promise<void> {
  if (view === undefined) return;
  const user = await slack.users.read(id);
  const { language } = user;
  const name = format(language, title);
  const pushed = await slack.client.views.push({ trigger_id: trigger, view: loadingModal(name, language) });
  const filled = readForm(view);
  const [problem] = Object.values(filled.problems);
  const payload =
    problem === undefined
      ? await fill(filled, user).catch((error: unknown) => slack.answers.explain(error, language))
      : noticeOf(problem);
  if (pushed.view?.id === undefined || payload === undefined) return;
  await fillModal(slack, { view: pushed.view.id, title: name, language }, payload);
}

/** Saves the subscription and confirms it; a failure leads back to the form as it was filled in. */
async function save(
  slack: SlackContext,
  { user: id, view, filled }: { readonly user: string; readonly view: string; readonly filled: FilledForm },
): Promise<void> {
  const user = await slack.users.read(id);
  const { language } = user;
  const shown = await store(slack, user, filled).then(
    (): ModalView => {
      const blocks = [
        contextOf(format(language, 'form.saved')),
        ...nextBlocks(filled.draft, { ...slack, language }),
      ];
      return modalOf(format(language, 'form.title'), language, { ...noticeOf(''), blocks });
    },
    (error: unknown) => {
      const { blocks } = slack.answers.explain(error, language);
      const form = viewOf(slack, filled, language);
      return { ...form, blocks: [...blocks, ...form.blocks] };
    },
  );
  await withRetry(() => slack.client.views.update({ view_id: view, view: shown }));
  await publishHome(slack, id);
}

async function store(slack: SlackContext, user: SlackUser, { id, draft }: FilledForm): Promise<void> {
  const { subscriptions } = slack;
  const by = { id: user.id, name: user.name };
  await checkBoth(slack, user, draft);
  if (id === undefined) await subscriptions.add(draft, by);
  else {
    const before = await subscriptions.get(id);
    if (before !== undefined) await checkChange(slack, user, before.destination.address);
    await subscriptions.change(id, draft, by);
  }
}

async function checkBoth(
  slack: SlackContext,
  user: SlackUser,
  { destination: { address } }: SubscriptionDraft,
): Promise<void> {
  await checkPosting(slack, user, address);
  await checkChange(slack, user, address);
}
