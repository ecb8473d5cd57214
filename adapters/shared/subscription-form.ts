import {
  type Destination,
  type Filter,
  type Language,
  STATES,
  type Subscription,
  type SubscriptionDraft,
  WEEKDAYS,
} from '../../src/index.ts';
import { toLanguage } from './language-preferences.ts';
import { formatShared } from './locales/index.ts';

const NO_FILTER: Filter = { channels: [], groups: [], states: [], outlets: [], words: [] };

/** What a new subscription is before anything is chosen: a full digest of everything, each morning. */
export function newDraft({
  brief,
  destination,
  zone,
  language,
}: Pick<SubscriptionDraft, 'brief' | 'destination' | 'language'> & {
  readonly zone: string;
}): SubscriptionDraft {
  return {
    destination,
    brief,
    filter: NO_FILTER,
    schedule: { days: WEEKDAYS, times: ['08:30'], zone },
    language,
    form: 'full',
    quiet: false,
    alerts: false,
  };
}

/** The part of a subscription that people edit. */
export function draftOf(subscription: Subscription): SubscriptionDraft {
  const { id: _id, state: _state, reason: _reason, created: _created, ...draft } = subscription;
  return draft;
}

/** What was entered in the fields of a form, as the platform delivers it. Fields that a form does not show are absent. */
export interface FormValues {
  readonly destination?: Destination;
  readonly brief?: string | undefined;
  readonly channels?: readonly string[];
  readonly groups?: readonly string[];
  readonly states?: readonly string[];
  readonly outlets?: string;
  readonly words?: string;
  readonly schedule?: {
    /** Whether digests are posted at all. */
    readonly posted: boolean;
    readonly days: readonly string[];
    readonly times: string;
    readonly zone: string;
  };
  readonly language?: string | undefined;
  readonly form?: string | undefined;
  readonly quiet?: boolean;
  readonly alerts?: boolean;
}

/** A draft with what was entered in a form. Values that cannot be are left for `formProblems` and the subscription service. */
export function fillDraft(draft: SubscriptionDraft, values: FormValues): SubscriptionDraft {
  const { filter } = draft;
  const { schedule, outlets, words, states } = values;
  return {
    destination: values.destination ?? draft.destination,
    brief: values.brief ?? draft.brief,
    filter: {
      channels: values.channels ?? filter.channels,
      groups: values.groups ?? filter.groups,
      states: states === undefined ? filter.states : STATES.filter((state) => states.includes(state)),
      outlets: outlets === undefined ? filter.outlets : parseList(outlets),
      words: words === undefined ? filter.words : parseList(words),
    },
    schedule: schedule === undefined ? draft.schedule : scheduleIn(schedule),
    language: toLanguage(values.language) ?? draft.language,
    form: values.form === undefined ? draft.form : values.form === 'short' ? 'short' : 'full',
    quiet: values.quiet ?? draft.quiet,
    alerts: values.alerts ?? draft.alerts,
  };
}

function scheduleIn({
  posted,
  days,
  times,
  zone,
}: NonNullable<FormValues['schedule']>): SubscriptionDraft['schedule'] {
  if (!posted) return undefined;
  return {
    days: WEEKDAYS.filter((day) => days.includes(String(day))),
    times: parseTimes(times),
    zone: zone.trim(),
  };
}

/** Entries of a list as people write it, each once: separated by commas or semicolons of any script, or line breaks. */
function parseList(text: string): readonly string[] {
  const parts = text.normalize('NFKC').split(/[,、;\n]/);
  return [...new Set(parts.map((part) => part.trim()).filter((part) => part !== ''))];
}

/** Times of day in order, each once, `8:30` as `08:30`; what is no time stays as it was written. */
function parseTimes(text: string): readonly string[] {
  const parts = text.normalize('NFKC').split(/[,、;\s]+/);
  return [...new Set(parts.filter((part) => part !== '').map(padTime))].sort();
}

function padTime(text: string): string {
  return /^\d:\d\d$/.test(text) ? `0${text}` : text;
}

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** What is wrong with the schedule of a draft, by the field in which it can be corrected. */
export function formProblems(
  { schedule, alerts }: SubscriptionDraft,
  language: Language,
): Partial<Record<'options' | 'days' | 'times' | 'zone', string>> {
  if (schedule === undefined) return alerts ? {} : { options: formatShared(language, 'form.nothing') };
  const { days, times, zone } = schedule;
  const wrong = times.length === 0 || !times.every((time) => TIME.test(time));
  return {
    ...(days.length === 0 && { days: formatShared(language, 'form.days.none') }),
    ...(wrong && { times: formatShared(language, 'form.times.wrong') }),
    ...(zone === '' && { zone: formatShared(language, 'form.zone.none') }),
  };
}
