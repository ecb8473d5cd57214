import type { ViewStateValue } from '@slack/bolt';
import {
  LANGUAGES,
  type Language,
  STATES,
  type State,
  type Subscription,
  type SubscriptionDraft,
  type Weekday,
} from '../../../src/index.ts';
import { say } from '../locales/index.ts';
import { FIELD_PREFIX, type Field, watchedId } from './fields.ts';
import { readState } from './form-state.ts';

/** A view with what was put into its fields. */
export interface FilledView {
  readonly private_metadata: string;
  readonly state: { readonly values: Readonly<Record<string, Readonly<Record<string, ViewStateValue>>>> };
}

/** What a form says: a draft as far as it goes, the subscription that is edited, and what is wrong by field. */
export interface Filled {
  readonly id: string | undefined;
  /** Whether it goes on. */
  readonly standing: Subscription['state'] | undefined;
  readonly draft: SubscriptionDraft;
  /** The reader's. */
  readonly language: Language;
  readonly problems: Partial<Record<Field, string>>;
}

/** Reads a filled form. What is left empty means all of it, as the form says. */
export function readForm({ private_metadata, state }: FilledView): Filled {
  const kept = readState(private_metadata);
  const language = kept.language ?? 'en';
  const value = (field: Field, block: string = field) => state.values[block]?.[FIELD_PREFIX + field];
  const many = (field: Field, block?: string) =>
    (value(field, block)?.selected_options ?? []).map((one) => one.value);
  const one = (field: Field) => value(field)?.selected_option?.value;
  const options = many('options');
  const brief = one('brief') ?? kept.brief ?? '';
  const watched = many('watched', watchedId(brief));
  const days = many('days').map(Number).filter(isWeekday).sort();
  const { times, wrong } = timesIn(value('times')?.value ?? '');
  const zone = one('zone') ?? kept.zone ?? '';
  const address = value('destination')?.selected_conversation ?? kept.channel ?? '';
  const draft: SubscriptionDraft = {
    destination: { platform: 'slack', address },
    brief,
    filter: {
      channels: below('channel:', watched),
      groups: below('group:', watched),
      states: many('states').filter(isState),
      outlets: listIn(value('outlets')?.value),
      words: listIn(value('words')?.value),
    },
    schedule: options.includes('digest') ? { days, times, zone } : undefined,
    language: LANGUAGES.find((spoken) => spoken === one('language')) ?? language,
    form: one('form') === 'short' ? 'short' : 'full',
    quiet: options.includes('quiet'),
    alerts: options.includes('alerts'),
  };
  return {
    id: kept.id,
    standing: kept.standing,
    draft,
    language,
    problems: problemsOf(draft, wrong, language),
  };
}

function problemsOf(
  { schedule, alerts }: SubscriptionDraft,
  wrong: boolean,
  language: Language,
): Partial<Record<Field, string>> {
  if (schedule === undefined) return alerts ? {} : { options: say(language, 'form.nothing') };
  return {
    ...(schedule.days.length === 0 && { days: say(language, 'form.days.none') }),
    ...((wrong || schedule.times.length === 0) && { times: say(language, 'form.times.wrong') }),
    ...(schedule.zone === '' && { zone: say(language, 'form.zone.none') }),
  };
}

/** Times of day, each once and in order; `wrong` where something is none. */
function timesIn(text: string): { readonly times: readonly string[]; readonly wrong: boolean } {
  const parts = listIn(text);
  const times = parts.flatMap((part) => {
    const [, hour = '', minute = ''] = /^(\d{1,2}):(\d{2})$/.exec(part) ?? [];
    const valid = hour !== '' && Number(hour) < 24 && Number(minute) < 60;
    return valid ? [`${hour.padStart(2, '0')}:${minute}`] : [];
  });
  return { times: [...new Set(times)].sort(), wrong: times.length < parts.length };
}

/** Parts between commas of any script, or line breaks; each once. */
function listIn(text: string | null | undefined): readonly string[] {
  const parts = (text ?? '').normalize('NFKC').split(/[,、;\n]/);
  return [...new Set(parts.map((part) => part.trim()).filter((part) => part !== ''))];
}

function below(prefix: string, values: readonly string[]): string[] {
  return values.filter((value) => value.startsWith(prefix)).map((value) => value.slice(prefix.length));
}

function isWeekday(day: number): day is Weekday {
  return Number.isInteger(day) && day >= 1 && day <= 7;
}

function isState(state: string): state is State {
  return STATES.some((one) => one === state);
}
