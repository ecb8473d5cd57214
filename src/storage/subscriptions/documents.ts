import type { Checkpoint } from '../../domain/checkpoint.ts';
import { LANGUAGES } from '../../domain/language.ts';
import { STATES } from '../../domain/status.ts';
import { type Schedule, type SubscriptionDraft, WEEKDAYS } from '../../domain/subscription.ts';
import { boolean, list, number, object, oneOf, text } from '../sql/decode.ts';

const FORMS = ['short', 'full'] as const;

/** A checkpoint of a JSON document. */
export function toCheckpoint(value: unknown): Checkpoint {
  const { at, revision } = object(value);
  return revision === undefined ? { at: text(at) } : { at: text(at), revision: number(revision) };
}

/** A draft as JSON text. */
export function toDraft(json: unknown): SubscriptionDraft {
  const draft = object(JSON.parse(text(json)));
  const [destination, filter] = [object(draft.destination), object(draft.filter)];
  return {
    destination: { platform: text(destination.platform), address: text(destination.address) },
    brief: text(draft.brief),
    filter: {
      channels: list(filter.channels).map(text),
      groups: list(filter.groups).map(text),
      states: list(filter.states).map((state) => oneOf(STATES, state)),
      outlets: list(filter.outlets).map(text),
      words: list(filter.words).map(text),
    },
    schedule: draft.schedule === undefined ? undefined : toSchedule(draft.schedule),
    language: oneOf(LANGUAGES, draft.language),
    form: oneOf(FORMS, draft.form),
    quiet: boolean(draft.quiet),
    alerts: boolean(draft.alerts),
  };
}

function toSchedule(value: unknown): Schedule {
  const { days, times, zone } = object(value);
  return {
    days: list(days).map((day) => oneOf(WEEKDAYS, day)),
    times: list(times).map(text),
    zone: text(zone),
  };
}
