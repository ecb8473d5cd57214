import { BackchannelError, SendError, type Subscription } from '../../../src/index.ts';
import { draftOf, newDraft } from '../../shared/subscription-form.ts';
import type { DiscordContext } from '../handlers/context.ts';
import { defer, deferUpdate, type Handled, openModal } from '../handlers/initial-response.ts';
import { createInteractionResponse, type InteractionResponse } from '../handlers/interaction-response.ts';
import { noticeOf } from '../handlers/notice.ts';
import type { DiscordUser } from '../handlers/user.ts';
import { format } from '../locales/index.ts';
import { escapeText } from '../render/escape.ts';
import { firstPage } from '../render/index.ts';
import type { MANAGE } from '../transport/commands.ts';
import { type SubscriptionForm, stepId, storeForm } from './form.ts';
import { confirmation, listSubscriptions, MANAGE_STEPS, type ManageStep } from './list.ts';
import { scheduleModal } from './modals.ts';
import { panel } from './panel.ts';
import { checkAllowed } from './permissions.ts';

/** A request to request on subscriptions: who makes it, and by which interaction. */
export interface ManageRequest {
  readonly discord: DiscordContext;
  readonly user: DiscordUser;
  readonly token: string;
  readonly brief: string;
}

/** The command that makes subscriptions and lists them. */
export async function manage(request: ManageRequest, sub: string): Promise<Handled> {
  const { user, brief } = request;
  if (sub !== ('subscribe' satisfies keyof typeof MANAGE)) return listHere(request);
  return permitted(request, async () => {
    const { language, zone, person } = user;
    const destination = user.destination ?? { platform: 'discord', address: '' };
    return openForm(request, { draft: newDraft({ brief, destination, zone, language }), by: person.id });
  });
}

/** The subscriptions of the channel, in a message of their own. */
export function listHere(request: ManageRequest): Handled {
  return defer('user', () => showList(request));
}

/** Does what a subscription's button says; after a change the list is shown again. */
export async function useManage(request: ManageRequest, line: string): Promise<Handled> {
  const [name = '', id = ''] = line.split(':');
  const step = MANAGE_STEPS.find((one) => one === name);
  if (step === undefined) return defer('user', () => notFound(request));
  return permitted(request, async () => {
    const { discord, user } = request;
    const subscription = await discord.subscriptions.get(id);
    // A button is valid in the conversation that the subscription posts to: only there the permission was checked.
    if (subscription === undefined || subscription.destination.address !== user.destination?.address) {
      return defer('user', () => notFound(request));
    }
    return perform(request, subscription, step);
  });
}

/** Opens the first modal of a form. */
async function openForm({ discord, user }: ManageRequest, form: SubscriptionForm): Promise<Handled> {
  const key = await storeForm(discord.cache, form);
  return openModal(scheduleModal(stepId(form, key, 'schedule'), form, user.language));
}

async function perform(
  request: ManageRequest,
  subscription: Subscription,
  step: ManageStep,
): Promise<Handled> {
  const { discord, user } = request;
  const { subscriptions } = discord;
  const change = (what: () => Promise<unknown>) =>
    (user.private ? deferUpdate : deferPrivate)(async () => {
      if (await attempt(request, async () => void (await what()))) await showList(request);
    });
  switch (step) {
    case 'edit':
      return openForm(request, { draft: draftOf(subscription), id: subscription.id, by: user.person.id });
    case 'pause':
      return change(() => subscriptions.pause(subscription.id, user.person));
    case 'resume':
      return change(() => subscriptions.resume(subscription.id, user.person));
    case 'removed':
      return change(() => subscriptions.remove(subscription.id, user.person));
    case 'remove': {
      const brief = briefOf(discord, subscription.brief);
      return defer('user', () => responseOf(request).show(confirmation(subscription, brief, user.language)));
    }
    case 'test':
      return deferPrivate(async () => void (await attempt(request, () => testPost(request, subscription))));
  }
}

const deferPrivate = (after: () => Promise<void>) => defer('user', after);

/** Sends a test post, and says whether it was taken. */
export async function testPost(
  request: ManageRequest,
  draft: Parameters<DiscordContext['subscriptions']['testPost']>[0],
): Promise<void> {
  const { language } = request.user;
  try {
    await request.discord.subscriptions.testPost(draft);
    await responseOf(request).showMessage(noticeOf(language, 'form.test', 'form.test.sent'));
  } catch (error) {
    if (!(error instanceof SendError)) throw error;
    const problem = escapeText(format(language, 'form.test.failed', { problem: error.message }));
    await responseOf(request).show(panel(language, format(language, 'error.title'), [problem]));
  }
}

/** Does something and shows an error that is meant for people. True if it succeeded. */
export async function attempt(request: ManageRequest, what: () => Promise<void>): Promise<boolean> {
  try {
    await what();
    return true;
  } catch (error) {
    if (!(error instanceof BackchannelError)) throw error;
    await responseOf(request).show(
      firstPage(request.discord.questions.explain(error, request.user.language)),
    );
    return false;
  }
}

/** Shows the channel's subscriptions. */
async function showList(request: ManageRequest): Promise<void> {
  const { discord, user } = request;
  const { subscriptions, engines } = discord;
  const briefs = engines.map(({ brief }) => brief);
  const listing = { briefs, language: user.language, manages: user.manages };
  const found = user.destination === undefined ? [] : await subscriptions.list(user.destination);
  await responseOf(request).show(await listSubscriptions(subscriptions, found, listing));
}

/** Continues only if the user may manage the conversation; otherwise says who may. */
export async function permitted(request: ManageRequest, go: () => Promise<Handled>): Promise<Handled> {
  try {
    checkAllowed(request.user);
    return await go();
  } catch (error) {
    if (!(error instanceof BackchannelError)) throw error;
    return defer('user', () =>
      responseOf(request).show(firstPage(request.discord.questions.explain(error, request.user.language))),
    );
  }
}

function notFound(request: ManageRequest): Promise<void> {
  return responseOf(request).showMessage(noticeOf(request.user.language, 'error.title', 'subscription.gone'));
}

export function responseOf({ discord, token }: ManageRequest): InteractionResponse {
  return createInteractionResponse(discord, token);
}

export function briefOf({ questions }: DiscordContext, name: string) {
  return questions.engine(name).brief;
}
