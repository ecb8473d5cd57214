import { createHash } from 'node:crypto';
import type { Cache, SubscriptionDraft } from '../../../src/index.ts';
import { encodeCustomId } from '../handlers/custom-id.ts';

/** A subscription while it is edited. */
export interface SubscriptionForm {
  readonly draft: SubscriptionDraft;
  /** The subscription that is changed; absent for a new one. */
  readonly id?: string;
  /** The user who edits it, and may manage the conversation that it posts to. */
  readonly by: string;
}

/** An unfinished form is forgotten after a week. */
const KEPT_MS = 7 * 86_400_000;

/** Stores a form under the hash of its content: each change is a new form, so a button always means the one that it belongs to. */
export async function storeForm(cache: Cache, form: SubscriptionForm): Promise<string> {
  const key = createHash('sha256').update(JSON.stringify(form)).digest('base64url').slice(0, 22);
  await cache.set(keyOf(key), form, KEPT_MS);
  return key;
}

/** The form of a key; `undefined` if it is too old. */
export function loadForm(cache: Cache, key: string): Promise<SubscriptionForm | undefined> {
  return cache.get<SubscriptionForm>(keyOf(key));
}

/** Forgets a finished form. */
export async function forgetForm(cache: Cache, key: string): Promise<void> {
  await cache.delete(keyOf(key));
}

function keyOf(key: string): string {
  return `discord:form:${key}`;
}

/** What the buttons and menus of a form do. */
export const FORM_STEPS = [
  'schedule',
  'words',
  'look',
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
  return encodeCustomId({ action: 'form', brief: form.draft.brief, page: 1, line: `${step}:${key}` });
}

/** The step and the form's key that a line means. */
export function stepOf(line: string): { readonly step: FormStep; readonly key: string } | undefined {
  const [name, key = ''] = line.split(':', 2);
  const step = FORM_STEPS.find((one) => one === name);
  return step === undefined ? undefined : { step, key };
}
