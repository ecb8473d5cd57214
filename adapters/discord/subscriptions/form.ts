import { createHash } from 'node:crypto';
import {
  type Cache,
  type Filter,
  type Schedule,
  type Subscription,
  type SubscriptionDraft,
  WEEKDAYS,
} from '../../../src/index.ts';
import type { DiscordUser } from '../handlers/user.ts';
import { type Encoded, encodeView } from '../handlers/view.ts';

/** A subscription while it is being filled in. */
export interface SubscriptionForm {
  readonly draft: SubscriptionDraft;
  /** The subscription that is changed; absent for a new one. */
  readonly id?: string;
  /** Who fills it in, and was found to manage the channel that it posts to. */
  readonly by: string;
}

const NO_FILTER: Filter = { channels: [], groups: [], states: [], outlets: [], words: [] };

/** What a new form begins with: every morning, in the reader's language, everything, in short. */
export function newForm({ language, person, place, zone }: DiscordUser, brief: string): SubscriptionForm {
  return {
    by: person.id,
    draft: {
      destination: place ?? { platform: 'discord', address: '' },
      brief,
      filter: NO_FILTER,
      schedule: { days: WEEKDAYS, times: ['08:30'], zone },
      language,
      form: 'short',
      quiet: false,
      alerts: false,
    },
  };
}

/** The form that changes a subscription. */
export function formOf(subscription: Subscription, by: string): SubscriptionForm {
  const { id, state: _state, reason: _reason, created: _created, ...draft } = subscription;
  return { draft, id, by };
}

/** A form that nobody finished is forgotten after a week, in milliseconds. */
const KEPT_FOR = 7 * 86_400_000;

/** Keeps a form under its content's hash: each change is a new one, so a button always means the form that it stands below. */
export async function keepForm(cache: Cache, form: SubscriptionForm): Promise<string> {
  const key = createHash('sha256').update(JSON.stringify(form)).digest('base64url').slice(0, 22);
  await cache.set(keyOf(key), form, KEPT_FOR);
  return key;
}

/** The form of a key; `undefined` where it is too old. */
export function loadForm(cache: Cache, key: string): Promise<SubscriptionForm | undefined> {
  return cache.get<SubscriptionForm>(keyOf(key));
}

/** Forgets a form that is done with. */
export async function forgetForm(cache: Cache, key: string): Promise<void> {
  await cache.delete(keyOf(key));
}

function keyOf(key: string): string {
  return `discord:form:${key}`;
}

/** What can be done to a form, as its buttons say it. */
export const FORM_STEPS = [
  'schedule',
  'words',
  'language',
  'channels',
  'groups',
  'states',
  'preview',
  'test',
  'save',
  'cancel',
] as const;
export type FormStep = (typeof FORM_STEPS)[number];

/** The custom id of a step of a form. */
export function stepId(form: SubscriptionForm, key: string, step: FormStep): string {
  return idOf({ act: 'form', brief: form.draft.brief, at: 0, line: `${step}:${key}` });
}

function idOf(view: Parameters<typeof encodeView>[0]): Encoded['id'] {
  return encodeView(view).id;
}

/** The step and the form's key that a line means. */
export function stepOf(line: string): { readonly step: FormStep; readonly key: string } | undefined {
  const at = line.indexOf(':');
  const step = FORM_STEPS.find((one) => one === line.slice(0, at));
  return step === undefined ? undefined : { step, key: line.slice(at + 1) };
}

/** Words of a list as people write it: commas of any kind between them. */
export function wordsIn(text: string): readonly string[] {
  return text
    .split(/[,，、;；\n]+/u)
    .map((word) => word.trim())
    .filter(Boolean);
}

/** A schedule as it was written; `undefined` where no day is chosen. What is wrong with it, the subscription service tells. */
export function scheduleIn(days: readonly string[], times: string, zone: string): Schedule | undefined {
  const chosen = WEEKDAYS.filter((day) => days.includes(String(day)));
  if (chosen.length === 0) return undefined;
  const written = times
    .split(/[,，、;；\s]+/u)
    .filter(Boolean)
    .map(padTime);
  return { days: chosen, times: [...new Set(written)].sort(), zone: zone.trim() };
}

/** `8:30` as `08:30`, full-width colons among it; other words stay for the subscription service to refuse. */
function padTime(text: string): string {
  const [, hour, minute] = /^(\d{1,2})[:：](\d{2})$/u.exec(text) ?? [];
  return hour === undefined ? text : `${hour.padStart(2, '0')}:${minute}`;
}
