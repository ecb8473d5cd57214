import type { APIModalSubmitInteraction } from 'discord.js';
import { BackchannelError, type Brief, explainError, type SubscriptionDraft } from '../../../src/index.ts';
import { fillDraft } from '../../shared/subscription-form.ts';
import { defer, deferUpdate, type Handled, openModal } from '../handlers/initial-response.ts';
import { textIn, valuesIn } from '../handlers/modal.ts';
import { noticeOf } from '../handlers/notice.ts';
import { mayManage } from '../handlers/user.ts';
import { LIMITS } from '../limits.ts';
import { format } from '../locales/index.ts';
import { describeDraft } from './describe.ts';
import {
  type FormStep,
  forgetForm,
  loadForm,
  type SubscriptionForm,
  stepId,
  stepOf,
  storeForm,
} from './form.ts';
import { attempt, briefOf, type ManageRequest, permitted, responseOf, testPost } from './manage.ts';
import { FIELDS, lookModal, scheduleModal, wordsModal } from './modals.ts';
import { panel } from './panel.ts';
import { denied } from './permissions.ts';
import { nextLines, review } from './review.ts';

/** Does what a form's button or menu says. */
export async function useForm(
  request: ManageRequest,
  line: string,
  values: readonly string[],
): Promise<Handled> {
  const found = await formIn(request, line);
  if (found === undefined) return defer('user', () => tooOld(request));
  const { step, form, key } = found;
  return permitted(request, async () => perform(request, form, key, step, values));
}

/** Takes the values of a form's modal. */
export async function submitForm(
  request: ManageRequest,
  line: string,
  interaction: APIModalSubmitInteraction,
): Promise<Handled> {
  const found = await formIn(request, line);
  if (found === undefined) return defer('user', () => tooOld(request));
  const { step, form } = found;
  return permitted(request, async () => {
    const draft = withFields(step, form.draft, interaction);
    if (!mayPostTo(request, draft.destination.address, interaction))
      throw denied(request.user.language, 'manage');
    const show = () => showForm(request, { ...form, draft });
    return request.user.private && step !== 'schedule' ? deferUpdate(show) : defer('user', show);
  });
}

async function formIn({ discord, user }: ManageRequest, line: string) {
  const found = stepOf(line);
  const form = found && (await loadForm(discord.cache, found.key));
  return found === undefined || form === undefined || form.by !== user.person.id
    ? undefined
    : { ...found, form };
}

async function perform(
  request: ManageRequest,
  form: SubscriptionForm,
  key: string,
  step: FormStep,
  values: readonly string[],
): Promise<Handled> {
  const { language } = request.user;
  switch (step) {
    case 'schedule':
      return openModal(scheduleModal(stepId(form, key, step), form, language));
    case 'words':
      return openModal(wordsModal(stepId(form, key, step), form, language));
    case 'look':
      return openModal(lookModal(stepId(form, key, step), form, language));
    case 'channels':
    case 'groups':
    case 'states':
      return deferUpdate(() => {
        const brief = briefOf(request.discord, form.draft.brief);
        return showForm(request, { ...form, draft: withChoice(form.draft, brief, step, values) });
      });
    case 'preview':
      return defer('user', async () => void (await attempt(request, () => preview(request, form))));
    case 'test':
      return defer('user', async () => void (await attempt(request, () => testPost(request, form.draft))));
    case 'save':
      return deferUpdate(() => save(request, form, key));
    case 'cancel':
      return deferUpdate(() => responseOf(request).showMessage(noticeOf(language, 'form.cancelled')));
  }
}

async function preview(request: ManageRequest, { draft }: SubscriptionForm): Promise<void> {
  await responseOf(request).showMessage(await request.discord.subscriptions.preview(draft));
}

/** Saves the subscription, once: a second press finds no form any more. An error is shown in the form. */
async function save(request: ManageRequest, form: SubscriptionForm, key: string): Promise<void> {
  const { cache, subscriptions } = request.discord;
  const { person, language } = request.user;
  const { id, draft } = form;
  await forgetForm(cache, key);
  try {
    if (id === undefined) await subscriptions.add(draft, person);
    else await subscriptions.change(id, draft, person);
  } catch (error) {
    if (!(error instanceof BackchannelError)) throw error;
    const { problem, remedy } = explainError(error, language);
    return showForm(request, form, `${problem} ${remedy}`);
  }
  const lines = [
    ...describeDraft(draft, briefOf(request.discord, draft.brief), language),
    ...nextLines(form, subscriptions, language),
  ];
  await responseOf(request).show(panel(language, format(language, 'form.saved'), lines));
}

async function showForm(request: ManageRequest, form: SubscriptionForm, problem?: string): Promise<void> {
  const { discord, user } = request;
  const key = await storeForm(discord.cache, form);
  const brief = briefOf(discord, form.draft.brief);
  const parts = { form, key, brief, subscriptions: discord.subscriptions, language: user.language };
  const { payload, rows } = review(parts, problem);
  await responseOf(request).show(payload, rows);
}

function tooOld(request: ManageRequest): Promise<void> {
  return responseOf(request).showMessage(noticeOf(request.user.language, 'error.title', 'form.lost'));
}

type Choice = 'channels' | 'groups' | 'states';

function withChoice(
  draft: SubscriptionDraft,
  brief: Brief,
  step: Choice,
  values: readonly string[],
): SubscriptionDraft {
  switch (step) {
    case 'states':
      return fillDraft(draft, { states: values });
    case 'channels':
    case 'groups': {
      // What the menu has no room for stays as it is.
      const hidden = brief[step].slice(LIMITS.options).map(({ id }) => id);
      const unseen = draft.filter[step].filter((id) => hidden.includes(id));
      return fillDraft(draft, { [step]: [...values, ...unseen] });
    }
  }
}

/** The draft with what was entered in the modal of a step. */
function withFields(
  step: FormStep,
  draft: SubscriptionDraft,
  interaction: APIModalSubmitInteraction,
): SubscriptionDraft {
  if (step === 'words') return withWords(draft, interaction);
  return step === 'look' ? withLook(draft, interaction) : withSchedule(draft, interaction);
}

function withLook(draft: SubscriptionDraft, { data }: APIModalSubmitInteraction): SubscriptionDraft {
  return fillDraft(draft, { form: textIn(data, FIELDS.length), language: textIn(data, FIELDS.language) });
}

function withWords(draft: SubscriptionDraft, { data }: APIModalSubmitInteraction): SubscriptionDraft {
  return fillDraft(draft, { words: textIn(data, FIELDS.words), outlets: textIn(data, FIELDS.outlets) });
}

function withSchedule(draft: SubscriptionDraft, { data }: APIModalSubmitInteraction): SubscriptionDraft {
  const [address = draft.destination.address] = valuesIn(data, FIELDS.where) ?? [];
  const options = valuesIn(data, FIELDS.options) ?? [];
  const days = valuesIn(data, FIELDS.days) ?? [];
  return fillDraft(draft, {
    destination: { platform: 'discord', address },
    schedule: {
      posted: days.length > 0,
      days,
      times: textIn(data, FIELDS.times),
      zone: textIn(data, FIELDS.zone),
    },
    quiet: options.includes('quiet'),
    alerts: options.includes('alerts'),
  });
}

/** Discord sends the user's permissions in a chosen conversation, and those in the present one with every interaction. */
function mayPostTo({ user }: ManageRequest, address: string, { data }: APIModalSubmitInteraction): boolean {
  if (address === user.destination?.address) return user.manages;
  const chosen = data.resolved?.channels?.[address];
  return chosen !== undefined && 'permissions' in chosen && mayManage(chosen.permissions);
}
