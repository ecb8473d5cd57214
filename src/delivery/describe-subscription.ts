import { z } from 'zod';
import { LANGUAGES, type Language } from '../domain/language.ts';
import { type Destination, type SubscriptionDraft, WEEKDAYS, type Weekday } from '../domain/subscription.ts';
import { type DraftProblem, invalid } from './validate-subscription.ts';

/** Names of days and of usual groups of them. */
const DAYS: Readonly<Record<string, readonly Weekday[]>> = {
  daily: WEEKDAYS,
  weekdays: [1, 2, 3, 4, 5],
  mon: [1],
  tue: [2],
  wed: [3],
  thu: [4],
  fri: [5],
  sat: [6],
  sun: [7],
};

const YES = ['true', 'yes'];
const words = z.union([z.array(z.string()), z.string().transform((text) => text.split(','))], {
  error: 'must be a list, or words with commas between',
});
const list = words.transform((all) => all.map((word) => word.trim()).filter(Boolean)).default([]);
const truth = z.union(
  [z.boolean(), z.enum(['true', 'yes', 'false', 'no']).transform((text) => YES.includes(text))],
  {
    error: 'must be true or false',
  },
);

/** A subscription as people write it down, in a file or as options of a command. */
export const description = z.strictObject(
  {
    to: z
      .string({ error: 'is missing: write platform:address' })
      .regex(/^[a-z]+:./, { error: 'must be platform:address, slack:C0123ABC for instance' }),
    brief: z.string().optional(),
    days: words
      .transform((all) => all.map((word) => word.trim().toLowerCase()))
      .refine((all) => all.length > 0 && all.every((word) => Object.hasOwn(DAYS, word)), {
        error: `must be of ${Object.keys(DAYS).join(', ')}`,
      })
      .optional(),
    times: list,
    zone: z.string().default('UTC'),
    language: z.enum(LANGUAGES, { error: `must be one of ${LANGUAGES.join(', ')}` }).optional(),
    form: z.enum(['short', 'full'], { error: 'must be short or full' }).default('full'),
    quiet: truth.default(false),
    alerts: truth.default(false),
    channels: list,
    groups: list,
    states: list,
    outlets: list,
    words: list,
  },
  {
    error: (issue) =>
      issue.code === 'unrecognized_keys' ? `has no field ${issue.keys.join(', ')}` : undefined,
  },
);

/** What was written down, checked in form alone. */
export type Description = z.infer<typeof description>;

/** The draft that is described. Days without times, or times without days, give an invalid schedule, which validation reports. */
export function draftFrom(
  described: Description,
  defaults: { readonly brief: string; readonly language: Language },
): SubscriptionDraft {
  const { to, days, times, zone, channels, groups, outlets, words, form, quiet, alerts } = described;
  const scheduled = days !== undefined || times.length > 0;
  const states = described.states as SubscriptionDraft['filter']['states'];
  return {
    destination: destinationFrom(to),
    brief: described.brief ?? defaults.brief,
    filter: { channels, groups, states, outlets, words },
    schedule: scheduled
      ? { days: (days ?? ['daily']).flatMap((day) => DAYS[day] ?? []), times, zone }
      : undefined,
    language: described.language ?? defaults.language,
    form,
    quiet,
    alerts,
  };
}

/** `slack:C0123ABC`; the platform defines what follows the first colon. */
function destinationFrom(text: string): Destination {
  const colon = text.indexOf(':');
  return { platform: text.slice(0, colon), address: text.slice(colon + 1) };
}

/** A draft as it would be written down. */
export function describe({
  destination,
  brief,
  filter,
  schedule,
  ...rest
}: SubscriptionDraft): z.input<typeof description> {
  const names = Object.keys(DAYS).filter((name) => DAYS[name]?.length === 1);
  const days = schedule && {
    days: schedule.days.map((day) => names[day - 1] ?? ''),
    times: [...schedule.times],
  };
  const { channels, groups, states, outlets, words } = filter;
  return {
    to: `${destination.platform}:${destination.address}`,
    brief,
    ...days,
    ...(schedule && { zone: schedule.zone }),
    language: rest.language,
    form: rest.form,
    quiet: rest.quiet,
    alerts: rest.alerts,
    channels: [...channels],
    groups: [...groups],
    states: [...states],
    outlets: [...outlets],
    words: [...words],
  };
}

/** What is wrong with a draft, save its fields that could not be read. */
export type Check = (draft: SubscriptionDraft, unread: ReadonlySet<PropertyKey>) => readonly DraftProblem[];

/**
 * Reads a description that is not checked yet. Throws SUBSCRIPTION_INVALID with all that is wrong with it at once: in form, and
 * what `check` finds in the fields whose form is right.
 */
export function readDraft(
  described: Readonly<Record<string, unknown>>,
  defaults: { readonly brief: string; readonly language: Language },
  check: Check = () => [],
): SubscriptionDraft {
  const parsed = description.safeParse(described);
  const issues = parsed.error?.issues ?? [];
  const unread = new Set(issues.map(({ path }) => path[0] ?? ''));
  const sound = Object.entries(described).filter(
    ([field]) => !unread.has(field) && field in description.shape,
  );
  const rest = description.parse({ to: 'none:none', ...Object.fromEntries(sound) });
  const draft = draftFrom(parsed.data ?? rest, defaults);
  const malformed = issues.map(({ path, message }) => `${path.join('.')} ${message}`);
  const problems = [...malformed, ...check(draft, unread)];
  if (problems.length > 0) throw invalid(problems);
  return draft;
}
