import {
  type Engine,
  type Language,
  type Subscription,
  type SubscriptionDraft,
  WEEKDAYS,
} from '../../../src/index.ts';

/** What the form keeps for itself between two looks at it. */
export interface FormState {
  /** The subscription that is edited; absent for a new one. */
  readonly id?: string | undefined;
  /** Whether it goes on; absent for a new one. */
  readonly standing?: Subscription['state'] | undefined;
  readonly draft: SubscriptionDraft;
}

/** What a new subscription is before anything is chosen: a digest of everything each morning. */
export function firstDraft(
  { brief }: Engine,
  {
    channel,
    zone,
    language,
  }: { readonly channel: string; readonly zone: string; readonly language: Language },
): SubscriptionDraft {
  return {
    destination: { platform: 'slack', address: channel },
    brief: brief.name,
    filter: { channels: [], groups: [], states: [], outlets: [], words: [] },
    schedule: { days: WEEKDAYS, times: ['08:30'], zone },
    language,
    form: 'full',
    quiet: false,
    alerts: false,
  };
}

/** A draft in the characters that a view may keep: what the form shows is read from the form itself. */
export function writeState({ id, standing, draft }: FormState, language: Language): string {
  const { destination, brief, schedule } = draft;
  const { address: channel } = destination;
  return JSON.stringify({ id, standing, channel, brief, zone: schedule?.zone, language });
}

/** What a view kept. */
export function readState(metadata: string): {
  readonly id?: string;
  readonly standing?: Subscription['state'];
  readonly channel?: string;
  readonly brief?: string;
  readonly zone?: string;
  /** The reader's, who may want the digest in another. */
  readonly language?: Language;
} {
  return JSON.parse(metadata || '{}');
}
