import { BackchannelError, SendError, type Subscription } from '../../../src/index.ts';
import type { MANAGE } from '../commands/build.ts';
import { explain } from '../handlers/answers.ts';
import { defer, deferUpdate, type Handled, openModal } from '../handlers/initial-response.ts';
import {
  createInteractionResponse,
  type DiscordContext,
  type InteractionResponse,
} from '../handlers/interaction-response.ts';
import { noticeOf } from '../handlers/notice.ts';
import type { DiscordUser } from '../handlers/user.ts';
import { say } from '../locales/index.ts';
import { escapeText } from '../render/escape.ts';
import { first } from '../render/index.ts';
import { channelMention } from './describe.ts';
import { formOf, keepForm, newForm, stepId } from './form.ts';
import { confirmation, list, MANAGE_STEPS, type ManageStep } from './list.ts';
import { scheduleModal } from './modals.ts';
import { checkAllowed } from './permissions.ts';
import { sheet } from './sheet.ts';

/** Who works on subscriptions, and by which interaction. */
export interface Work {
  readonly room: DiscordContext;
  readonly asker: DiscordUser;
  readonly token: string;
  readonly brief: string;
}

/** The command that makes subscriptions and lists them. */
export async function manage(work: Work, sub: string): Promise<Handled> {
  const { room, asker, brief } = work;
  if (sub !== ('subscribe' satisfies keyof typeof MANAGE)) return listHere(work);
  return permitted(work, async () => {
    const form = newForm(asker, brief);
    const key = await keepForm(room.context.cache, form);
    return openModal(scheduleModal(stepId(form, key, 'schedule'), form, asker.language));
  });
}

/** The subscriptions of the channel, in a message of their own. */
export function listHere(work: Work): Handled {
  return defer('asker', () => showList(work));
}

/** Does to a subscription what its button says; the list is shown anew where it was changed. */
export async function useManage(work: Work, line: string): Promise<Handled> {
  const [name = '', id = ''] = line.split(':');
  const step = MANAGE_STEPS.find((one) => one === name);
  if (step === undefined) return defer('asker', () => lost(work));
  return permitted(work, async () => {
    const { room, asker } = work;
    const subscription = await room.context.subscriptions.get(id);
    // A button counts in the channel that the subscription posts to: there its presser was found to be a manager.
    if (subscription === undefined || subscription.destination.address !== asker.place?.address) {
      return defer('asker', () => lost(work));
    }
    return perform(work, subscription, step);
  });
}

async function perform(work: Work, subscription: Subscription, step: ManageStep): Promise<Handled> {
  const { room, asker } = work;
  const { subscriptions, cache } = room.context;
  const change = (what: () => Promise<unknown>) =>
    (asker.private ? deferUpdate : deferOwn)(async () => {
      if (await attempt(work, async () => void (await what()))) await showList(work);
    });
  switch (step) {
    case 'edit': {
      const form = formOf(subscription, asker.person.id);
      const key = await keepForm(cache, form);
      return openModal(scheduleModal(stepId(form, key, 'schedule'), form, asker.language));
    }
    case 'pause':
      return change(() => subscriptions.pause(subscription.id, asker.person));
    case 'resume':
      return change(() => subscriptions.resume(subscription.id, asker.person));
    case 'removed':
      return change(() => subscriptions.remove(subscription.id, asker.person));
    case 'remove': {
      const brief = briefOf(room, subscription.brief);
      return defer('asker', () => talkOf(work).show(confirmation(subscription, brief, asker.language)));
    }
    case 'test':
      return deferOwn(async () => void (await attempt(work, () => testPost(work, subscription))));
  }
}

const deferOwn = (after: () => Promise<void>) => defer('asker', after);

/** Posts a test, and tells where it is, or why it was not taken. */
export async function testPost(
  work: Work,
  draft: Parameters<DiscordContext['context']['subscriptions']['testPost']>[0],
): Promise<void> {
  const { language } = work.asker;
  try {
    await work.room.context.subscriptions.testPost(draft);
    const channel = channelMention(draft.destination.address);
    await talkOf(work).show(
      sheet(language, say(language, 'manage.test'), [say(language, 'form.tested', { channel })]),
    );
  } catch (error) {
    if (!(error instanceof SendError)) throw error;
    const problem = escapeText(say(language, 'form.untested', { problem: error.message }));
    await talkOf(work).show(sheet(language, say(language, 'error.title'), [problem]));
  }
}

/** Does something; what a person is meant to read of its failure is shown. True where it was done. */
export async function attempt(work: Work, what: () => Promise<void>): Promise<boolean> {
  try {
    await what();
    return true;
  } catch (error) {
    if (!(error instanceof BackchannelError)) throw error;
    await talkOf(work).show(first(explain(work.room, error, work.asker.language)));
    return false;
  }
}

/** Shows the channel's subscriptions. */
export async function showList(work: Work): Promise<void> {
  const { room, asker } = work;
  const { subscriptions, engines } = room.context;
  const briefs = engines.map(({ brief }) => brief);
  const listing = { briefs, language: asker.language, manages: asker.manages };
  const found = asker.place === undefined ? [] : await subscriptions.list(asker.place);
  await talkOf(work).show(await list(subscriptions, found, listing));
}

/** Goes on only where the asker may manage the channel; else tells who may. */
export async function permitted(work: Work, go: () => Promise<Handled>): Promise<Handled> {
  try {
    checkAllowed(work.asker);
    return await go();
  } catch (error) {
    if (!(error instanceof BackchannelError)) throw error;
    return defer('asker', () => talkOf(work).show(first(explain(work.room, error, work.asker.language))));
  }
}

function lost(work: Work): Promise<void> {
  return talkOf(work).tell(noticeOf(work.asker.language, 'error.title', 'manage.gone'));
}

export function talkOf({ room, token }: Work): InteractionResponse {
  return createInteractionResponse(room, token);
}

export function briefOf({ context }: DiscordContext, name: string) {
  return context.engines.find(({ brief }) => brief.name === name)?.brief;
}
