import type { Draft, Engine, Language, Weekday } from '../../../src/index.ts';

/** What the form keeps for itself between two looks at it. */
export interface FormState {
  /** The subscription that is edited; absent for a new one. */
  readonly id?: string | undefined;
  readonly draft: Draft;
}

const EVERY_DAY: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

/** What a new subscription is before anything is chosen: a digest of everything each morning. */
export function firstDraft(
  { brief }: Engine,
  {
    channel,
    zone,
    language,
  }: { readonly channel: string; readonly zone: string; readonly language: Language },
): Draft {
  return {
    destination: { platform: 'slack', address: channel },
    brief: brief.name,
    filter: { channels: [], groups: [], states: [], outlets: [], words: [] },
    schedule: { days: EVERY_DAY, times: ['08:30'], zone },
    language,
    form: 'full',
    quiet: false,
    alerts: false,
  };
}

/** A draft in the characters that a view may keep: what the form shows is read from the form itself. */
export function writeState({ id, draft }: FormState): string {
  const { destination, brief, schedule } = draft;
  return JSON.stringify({ id, channel: destination.address, brief, zone: schedule?.zone });
}

/** What a view kept. */
export function readState(metadata: string): {
  readonly id?: string;
  readonly channel?: string;
  readonly brief?: string;
  readonly zone?: string;
} {
  return JSON.parse(metadata || '{}');
}
