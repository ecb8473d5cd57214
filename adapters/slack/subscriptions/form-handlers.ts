import type { BlockAction, ViewSubmitAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { WebAPIPlatformError } from '@slack/web-api';
import { type Person, SendError, type SubscriptionDraft } from '../../../src/index.ts';
import type { SlackContext } from '../handlers/context.ts';
import { fillModal, loadingModal, modalOf } from '../handlers/reply.ts';
import type { SlackUser } from '../handlers/user.ts';
import { publishHome } from '../home/publish.ts';
import { VIEW_BLOCKS } from '../limits.ts';
import { say, type TextKey } from '../locales/index.ts';
import { contextOf } from '../render/blocks.ts';
import { render } from '../render/index.ts';
import type { SlackPayload } from '../render/payload.ts';
import { withRetry } from '../transport/retry.ts';
import { type Filled, readForm } from './form-values.ts';
import { FORM } from './form-view.ts';
import { viewOf } from './open-form.ts';
import { permitChange, permitPosting } from './permissions.ts';
import { zonesLike } from './zones.ts';

/** The subscription form: what changes while it is filled, its preview, its test post, and its sending in. */
export function registerFormHandlers(room: SlackContext): void {
  room.app.action<BlockAction>(/^field-/, async ({ ack, body }) => {
    await ack();
    await room.handle(body.trigger_id, () => refresh(room, body));
  });
  room.app.action<BlockAction>('try-preview', async ({ ack, body }) => {
    await ack();
    await room.handle(body.trigger_id, () => preview(room, body));
  });
  room.app.action<BlockAction>('try-test', async ({ ack, body }) => {
    await ack();
    await room.handle(body.trigger_id, () => tryOut(room, body));
  });
  room.app.options('field-zone', async ({ ack, payload }) => {
    await ack({ options: zonesLike(payload.value) });
  });
  room.app.view<ViewSubmitAction>(FORM, async ({ ack, body, view }) => {
    const filled = readForm(view);
    if (Object.keys(filled.problems).length > 0) {
      await ack({ response_action: 'errors', errors: filled.problems });
      return;
    }
    const { language } = filled;
    const saving = loadingModal(say(language, 'form.saving'), language);
    await ack({ response_action: 'update', view: saving });
    await room.handle(body.trigger_id, () => save(room, { user: body.user.id, view: view.id, filled }));
  });
}

/** Shows the next runs of what stands in the form now. A later look may have overtaken this one: Slack tells by the hash. */
async function refresh(room: SlackContext, { view }: BlockAction): Promise<void> {
  if (view === undefined) return;
  const { id, standing, draft, language } = readForm(view);
  try {
    await room.client.views.update({
      view_id: view.id,
      hash: view.hash,
      view: viewOf(room, { id, standing, draft }, language),
    });
  } catch (error) {
    if (!(error instanceof WebAPIPlatformError) || error.data.error !== 'hash_conflict') throw error;
  }
}

async function preview(room: SlackContext, body: BlockAction): Promise<void> {
  await pushWith(room, body, 'form.preview.title', async ({ draft }) => {
    const [first] = render(await room.subscriptions.preview(draft), { most: VIEW_BLOCKS });
    return first;
  });
}

async function tryOut(room: SlackContext, body: BlockAction): Promise<void> {
  await pushWith(room, body, 'form.test.title', async ({ draft }, reader) => {
    await permit(room, reader, draft);
    const outcome = await room.subscriptions.testPost(draft).then(
      () => say(reader.language, 'form.test.sent'),
      (error: unknown) => {
        if (!(error instanceof SendError)) throw error;
        return say(reader.language, 'form.test.failed', { problem: error.message });
      },
    );
    return { text: outcome, blocks: [contextOf(outcome)], pictures: [], asks: [] };
  });
}

/** Lays a modal over the form, and fills it with what comes of its draft. */
async function pushWith(
  room: SlackContext,
  { view, user, trigger_id: trigger }: BlockAction,
  title: TextKey,
  fill: (filled: Filled, reader: SlackUser) => Promise<SlackPayload | undefined>,
): Promise<void> {
  if (view === undefined) return;
  const reader = await room.readers.read(user.id);
  const { language } = reader;
  const name = say(language, title);
  const { view: pushed } = await room.client.views.push({
    trigger_id: trigger,
    view: loadingModal(name, language),
  });
  const filled = readForm(view);
  const [problem] = Object.values(filled.problems);
  const payload =
    problem === undefined
      ? await fill(filled, reader).catch((error: unknown) => room.speaker.fail(error, language))
      : { text: problem, blocks: [contextOf(problem)], pictures: [], asks: [] };
  if (pushed?.id === undefined || payload === undefined) return;
  await fillModal(room, { view: pushed.id, title: name, language }, payload);
}

/** Keeps the subscription, and shows that it is kept; what fails leads back into the form as it was filled. */
async function save(
  room: SlackContext,
  { user, view, filled }: { readonly user: string; readonly view: string; readonly filled: Filled },
): Promise<void> {
  const reader = await room.readers.read(user);
  const { language } = reader;
  const { id, standing, draft } = filled;
  const by: Person = { id: user, name: reader.name };
  const shown = await keep(room, reader, filled, by).then(
    (): ModalView => {
      const saved = say(language, 'form.saved');
      const payload = { text: saved, blocks: [contextOf(saved)], pictures: [], asks: [] };
      return modalOf(say(language, 'form.saved.title'), language, payload);
    },
    (error: unknown) => {
      const { blocks } = room.speaker.fail(error, language);
      const form = viewOf(room, { id, standing, draft }, language);
      return { ...form, blocks: [...blocks, ...form.blocks] };
    },
  );
  await withRetry(() => room.client.views.update({ view_id: view, view: shown }));
  await publishHome(room, user);
}

async function keep(room: SlackContext, reader: SlackUser, { id, draft }: Filled, by: Person): Promise<void> {
  await permit(room, reader, draft);
  if (id === undefined) await room.subscriptions.add(draft, by);
  else {
    const before = await room.subscriptions.get(id);
    if (before !== undefined) await permitChange(room, reader, before.destination.address);
    await room.subscriptions.change(id, draft, by);
  }
}

async function permit(
  room: SlackContext,
  reader: SlackUser,
  { destination: { address } }: SubscriptionDraft,
): Promise<void> {
  await permitPosting(room, reader, address);
  await permitChange(room, reader, address);
}
