import type { APIModalSubmitInteraction } from 'discord.js';
import {
  BackchannelError,
  type Brief,
  LANGUAGES,
  STATES,
  type SubscriptionDraft,
} from '../../../src/index.ts';
import { defer, deferUpdate, type Handled, openModal } from '../handlers/initial-response.ts';
import { textIn, valuesIn } from '../handlers/modal.ts';
import { noticeOf } from '../handlers/notice.ts';
import { mayManage } from '../handlers/user.ts';
import { MAX_OPTIONS } from '../limits.ts';
import { say } from '../locales/index.ts';
import { describeDraft } from './describe.ts';
import {
  type FormStep,
  forgetForm,
  keepForm,
  loadForm,
  type SubscriptionForm,
  scheduleIn,
  stepId,
  stepOf,
  wordsIn,
} from './form.ts';
import { attempt, briefOf, permitted, showList, talkOf, testPost, type Work } from './manage.ts';
import { FIELDS, scheduleModal, wordsModal } from './modals.ts';
import { refusal } from './permissions.ts';
import { review } from './review.ts';
import { sheet } from './sheet.ts';

/** Does to a form what its button or menu says. */
export async function useForm(work: Work, line: string, values: readonly string[]): Promise<Handled> {
  const found = await formIn(work, line);
  if (found === undefined) return defer('asker', () => tooOld(work));
  const { step, form, key } = found;
  return permitted(work, async () => perform(work, form, key, step, values));
}

/** Takes what was written in a form's modal. */
export async function submitForm(
  work: Work,
  line: string,
  interaction: APIModalSubmitInteraction,
): Promise<Handled> {
  const found = await formIn(work, line);
  if (found === undefined) return defer('asker', () => tooOld(work));
  const { step, form } = found;
  return permitted(work, async () => {
    const draft =
      step === 'words' ? withWords(form.draft, interaction) : withSchedule(form.draft, interaction);
    if (!mayPostTo(work, draft.destination.address, interaction)) throw refusal(work.asker.language);
    const show = () => showForm(work, { ...form, draft });
    return work.asker.private && step === 'words' ? deferUpdate(show) : defer('asker', show);
  });
}

async function formIn({ room, asker }: Work, line: string) {
  const found = stepOf(line);
  const form = found && (await loadForm(room.context.cache, found.key));
  return found === undefined || form === undefined || form.by !== asker.person.id
    ? undefined
    : { ...found, form };
}

async function perform(
  work: Work,
  form: SubscriptionForm,
  key: string,
  step: FormStep,
  values: readonly string[],
): Promise<Handled> {
  const { language } = work.asker;
  switch (step) {
    case 'schedule':
      return openModal(scheduleModal(stepId(form, key, step), form, language));
    case 'words':
      return openModal(wordsModal(stepId(form, key, step), form, language));
    case 'language':
    case 'channels':
    case 'groups':
    case 'states':
      return deferUpdate(() => {
        const brief = briefOf(work.room, form.draft.brief);
        return showForm(work, { ...form, draft: withChoice(form.draft, brief, step, values) });
      });
    case 'preview':
      return defer('asker', async () => void (await attempt(work, () => preview(work, form))));
    case 'test':
      return defer('asker', async () => void (await attempt(work, () => testPost(work, form.draft))));
    case 'save':
      return deferUpdate(() => save(work, form, key));
    case 'cancel':
      return deferUpdate(() => talkOf(work).tell(noticeOf(language, 'form.cancelled')));
  }
}

async function preview(work: Work, { draft }: SubscriptionForm): Promise<void> {
  await talkOf(work).tell(await work.room.context.subscriptions.preview(draft));
}

/** Keeps what the form says, once: a second press finds no form any more. What is wrong with it is told in the form itself. */
async function save(work: Work, form: SubscriptionForm, key: string): Promise<void> {
  const { context } = work.room;
  const { person, place, language } = work.asker;
  const { id, draft } = form;
  await forgetForm(context.cache, key);
  try {
    if (id === undefined) await context.subscriptions.add(draft, person);
    else await context.subscriptions.change(id, draft, person);
  } catch (error) {
    if (!(error instanceof BackchannelError)) throw error;
    return showForm(work, form, `${error.message} ${error.remedy}`);
  }
  if (draft.destination.address === place?.address) return showList(work);
  const lines = describeDraft(draft, briefOf(work.room, draft.brief), language);
  await talkOf(work).show(sheet(language, say(language, 'form.saved'), lines));
}

async function showForm(work: Work, form: SubscriptionForm, problem?: string): Promise<void> {
  const { room, asker } = work;
  const key = await keepForm(room.context.cache, form);
  const brief = briefOf(room, form.draft.brief);
  const parts = { form, key, brief, subscriptions: room.context.subscriptions, language: asker.language };
  const { payload, rows } = review(parts, problem);
  await talkOf(work).show(payload, rows);
}

function tooOld(work: Work): Promise<void> {
  return talkOf(work).tell(noticeOf(work.asker.language, 'error.title', 'form.lost'));
}

type Choice = 'language' | 'channels' | 'groups' | 'states';

function withChoice(
  draft: SubscriptionDraft,
  brief: Brief | undefined,
  step: Choice,
  values: readonly string[],
): SubscriptionDraft {
  const { filter } = draft;
  switch (step) {
    case 'language':
      return { ...draft, language: LANGUAGES.find((one) => one === values[0]) ?? draft.language };
    case 'states':
      return { ...draft, filter: { ...filter, states: STATES.filter((state) => values.includes(state)) } };
    case 'channels':
    case 'groups': {
      // What the menu has no room for stays as it is.
      const hidden = (brief?.[step] ?? []).slice(MAX_OPTIONS).map(({ id }) => id);
      const kept = filter[step].filter((id) => hidden.includes(id));
      return { ...draft, filter: { ...filter, [step]: [...values, ...kept] } };
    }
  }
}

function withWords(draft: SubscriptionDraft, { data }: APIModalSubmitInteraction): SubscriptionDraft {
  const words = wordsIn(textIn(data, FIELDS.words));
  const outlets = wordsIn(textIn(data, FIELDS.outlets));
  return { ...draft, filter: { ...draft.filter, words, outlets } };
}

function withSchedule(draft: SubscriptionDraft, { data }: APIModalSubmitInteraction): SubscriptionDraft {
  const [address = draft.destination.address] = valuesIn(data, FIELDS.where) ?? [];
  const how = valuesIn(data, FIELDS.how) ?? [];
  const days = valuesIn(data, FIELDS.days) ?? [];
  return {
    ...draft,
    destination: { platform: 'discord', address },
    schedule: scheduleIn(days, textIn(data, FIELDS.times), textIn(data, FIELDS.zone)),
    form: how.includes('full') ? 'full' : 'short',
    quiet: how.includes('quiet'),
    alerts: how.includes('alerts'),
  };
}

/** Discord tells with a chosen channel what the person may do there; of the channel that they are in, with everything. */
function mayPostTo({ asker }: Work, address: string, { data }: APIModalSubmitInteraction): boolean {
  if (address === asker.place?.address) return asker.manages;
  const chosen = data.resolved?.channels?.[address];
  return chosen !== undefined && 'permissions' in chosen && mayManage(chosen.permissions);
}
