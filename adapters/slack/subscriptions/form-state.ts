import type { ViewStateValue } from '@slack/bolt';
import type { Language, Subscription, SubscriptionDraft } from '../../../src/index.ts';
import { fillDraft, formProblems, newDraft } from '../../shared/subscription-form.ts';
import { channelsBlock, FIELD_PREFIX, type Field } from './fields.ts';

/** What is edited in a form. */
export interface FormState {
  /** The subscription that is edited; absent for a new one. */
  readonly id?: string | undefined;
  /** Whether that subscription is active; absent for a new one. */
  readonly state?: Subscription['state'] | undefined;
  readonly draft: SubscriptionDraft;
}

/** A form as it was filled in. */
export interface FilledForm extends FormState {
  /** The reader's language, which may differ from the digest's. */
  readonly language: Language;
  /** What is wrong, by field. */
  readonly problems: Partial<Record<Field, string>>;
}

/** A view with the values of its fields. */
export interface FilledView {
  readonly private_metadata: string;
  readonly state: { readonly values: Readonly<Record<string, Readonly<Record<string, ViewStateValue>>>> };
}

/** What a view stores besides its fields. */
interface Metadata extends Pick<FormState, 'id' | 'state'> {
  readonly conversation?: string;
  readonly brief?: string;
  readonly zone?: string | undefined;
  readonly language?: Language;
}

/** The form's state for the view to store; what its fields show is read from the fields. */
export function writeState({ id, state, draft }: FormState, language: Language): string {
  const { destination, brief, schedule } = draft;
  const metadata: Metadata = {
    ...{ id, state, conversation: destination.address, brief },
    ...{ zone: schedule?.zone, language },
  };
  return JSON.stringify(metadata);
}

/** Reads a filled form. Fields that are left empty mean all of it, as the form says. */
export function readForm({ private_metadata, state: { values } }: FilledView): FilledForm {
  const metadata: Metadata = JSON.parse(private_metadata || '{}');
  const { language = 'en', id, state } = metadata;
  const value = (field: Field, block: string = field) => values[block]?.[FIELD_PREFIX + field];
  const chosen = (field: Field) => value(field)?.selected_option?.value;
  const allChosen = (field: Field, block?: string) =>
    (value(field, block)?.selected_options ?? []).map((one) => one.value);
  const brief = chosen('brief') ?? metadata.brief ?? '';
  const watched = allChosen('channels', channelsBlock(brief));
  const options = allChosen('options');
  const address = value('destination')?.selected_conversation ?? metadata.conversation ?? '';
  const zone = chosen('zone') ?? metadata.zone ?? '';
  const destination = { platform: 'slack', address };
  const draft = fillDraft(newDraft({ brief, destination, zone, language }), {
    channels: idsOf('channel:', watched),
    groups: idsOf('group:', watched),
    states: allChosen('states'),
    outlets: value('outlets')?.value ?? '',
    words: value('words')?.value ?? '',
    schedule: {
      posted: options.includes('digest'),
      days: allChosen('days'),
      times: value('times')?.value ?? '',
      zone,
    },
    language: chosen('language'),
    form: chosen('length'),
    quiet: options.includes('quiet'),
    alerts: options.includes('alerts'),
  });
  return { id, state, draft, language, problems: formProblems(draft, language) };
}

function idsOf(prefix: string, values: readonly string[]): string[] {
  return values.filter((value) => value.startsWith(prefix)).map((value) => value.slice(prefix.length));
}
