import type { Language, Subscription } from '../../../src/index.ts';
import { draftOf, newDraft } from '../../shared/subscription-form.ts';
import type { SlackContext } from '../handlers/context.ts';
import { loadingModal, modalOf } from '../handlers/reply.ts';
import type { SlackUser } from '../handlers/user.ts';
import { format, type SlackTextKey } from '../locales/index.ts';
import type { FormState } from './form-state.ts';
import { formView } from './form-view.ts';
import { checkAnyChange, checkChange } from './permissions.ts';

/** Who opens a form, and by which interaction. */
export interface OpenFormRequest {
  /** Opens a modal within three seconds. */
  readonly trigger: string;
  readonly user: SlackUser;
}

/** Opens the form of a new subscription, or explains why the user may make none. */
export async function openForm(
  slack: SlackContext,
  {
    brief,
    conversation = '',
    ...request
  }: OpenFormRequest & { readonly brief: string; readonly conversation: string | undefined },
): Promise<void> {
  await openWith(slack, request, 'form.new', async () => {
    const { user } = request;
    checkAnyChange(slack, user);
    const destination = { platform: 'slack', address: conversation };
    const { name } = slack.answers.engine(brief).brief;
    return viewOf(slack, { draft: newDraft({ ...user, brief: name, destination }) }, user.language);
  });
}

/** Opens the form of an existing subscription. */
export async function openEdit(
  slack: SlackContext,
  { subscription, ...request }: OpenFormRequest & { readonly subscription: Subscription },
): Promise<void> {
  await openWith(slack, request, 'form.edit', async () => {
    const { user } = request;
    const { id, state, destination } = subscription;
    await checkChange(slack, user, destination.address);
    const [last] = await slack.subscriptions.changes(id);
    const change = last && format(user.language, `change.${last.what}`, { name: last.by.name });
    return viewOf(slack, { id, state, draft: draftOf(subscription) }, user.language, change);
  });
}

/** The form in a language; `change` says who changed the subscription last. */
export function viewOf(
  { engines, subscriptions }: SlackContext,
  state: FormState,
  language: Language,
  change?: string,
) {
  return formView(state, { engines, subscriptions, language, change });
}

/** Opens a modal at once, before its trigger expires, and fills it when its content is known. */
export async function openWith(
  slack: SlackContext,
  { trigger, user: { language } }: OpenFormRequest,
  title: SlackTextKey,
  fill: () => Promise<ReturnType<typeof formView>>,
): Promise<void> {
  const name = format(language, title);
  const { view } = await slack.client.views.open({ trigger_id: trigger, view: loadingModal(name, language) });
  if (view?.id === undefined) return;
  const filled = await fill().catch((error: unknown) =>
    modalOf(name, language, slack.answers.explain(error, language)),
  );
  await slack.client.views.update({ view_id: view.id, view: filled });
}
