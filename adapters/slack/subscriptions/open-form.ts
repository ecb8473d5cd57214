import type { Language, Subscription } from '../../../src/index.ts';
import type { SlackContext } from '../handlers/context.ts';
import { loadingModal, modalOf } from '../handlers/reply.ts';
import type { SlackUser } from '../handlers/user.ts';
import { say, type TextKey } from '../locales/index.ts';
import { type FormState, firstDraft } from './form-state.ts';
import { formView } from './form-view.ts';
import { permitAtAll, permitChange } from './permissions.ts';

/** Where a new subscription is asked for. */
export interface OpenFormRequest {
  /** Slack's ticket for opening a modal; good for three seconds. */
  readonly trigger: string;
  readonly reader: SlackUser;
  readonly brief: string;
  readonly channel: string | undefined;
}

/** Opens the form of a new subscription, or tells why the reader may have none. */
export async function openForm(
  room: SlackContext,
  { trigger, reader, brief, channel = '' }: OpenFormRequest,
): Promise<void> {
  await openWith(room, { trigger, reader, title: 'form.new' }, async () => {
    permitAtAll(room, reader);
    const { zone, language } = reader;
    const draft = firstDraft(room.speaker.engine(brief), { channel, zone, language });
    return viewOf(room, { draft }, language);
  });
}

/** Opens the form of a subscription that there is. */
export async function openEdit(
  room: SlackContext,
  {
    trigger,
    reader,
    subscription,
  }: { readonly trigger: string; readonly reader: SlackUser; readonly subscription: Subscription },
): Promise<void> {
  await openWith(room, { trigger, reader, title: 'form.edit' }, async () => {
    await permitChange(room, reader, subscription.destination.address);
    const [last] = await room.subscriptions.changes(subscription.id);
    const state = { id: subscription.id, standing: subscription.state, draft: subscription };
    return viewOf(room, state, reader.language, { changedBy: last?.by.name });
  });
}

/** The form with what the room has. */
export function viewOf(
  { engines, subscriptions }: SlackContext,
  state: FormState,
  language: Language,
  notes: { readonly problem?: string | undefined; readonly changedBy?: string | undefined } = {},
) {
  return formView(state, { engines, subscriptions, language, ...notes });
}

/** Opens a modal at once, as its ticket asks for, and fills it when it is known what stands in it. */
export async function openWith(
  room: SlackContext,
  {
    trigger,
    reader,
    title,
  }: { readonly trigger: string; readonly reader: SlackUser; readonly title: TextKey },
  fill: () => Promise<ReturnType<typeof formView>>,
): Promise<void> {
  const { language } = reader;
  const name = say(language, title);
  const { view } = await room.client.views.open({ trigger_id: trigger, view: loadingModal(name, language) });
  if (view?.id === undefined) return;
  const filled = await fill().catch((error: unknown) =>
    modalOf(name, language, room.speaker.fail(error, language)),
  );
  await room.client.views.update({ view_id: view.id, view: filled });
}
