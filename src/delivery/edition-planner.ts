import type { Checkpoint } from '../domain/checkpoint.ts';
import type { CheckpointWindow, Edition, EditionOrder } from '../domain/edition.ts';
import type { Message } from '../domain/message.ts';
import type { SubscriptionDraft } from '../domain/subscription.ts';
import { createMemo } from '../text/memo.ts';
import type { SendOrder } from './delivery-worker.ts';

/** What makes editions of a brief: its engine. */
export interface EditionSource {
  readonly brief: { readonly name: string };
  checkpoint(): Promise<Checkpoint>;
  edition(order: EditionOrder): Promise<Edition>;
  alert(
    order: CheckpointWindow & Pick<SubscriptionDraft, 'filter' | 'language'>,
  ): Promise<Message | undefined>;
}

/** Orders editions from the engines. Identical ones are made once. */
export interface EditionPlanner {
  /** The present checkpoint of a brief, shared within a minute if nothing was read; `undefined` if no engine has the brief. */
  cut(brief: string): Promise<Checkpoint | undefined>;
  write(order: SendOrder): Promise<Edition & { readonly covers: CheckpointWindow }>;
  alert(draft: SubscriptionDraft, window: CheckpointWindow): Promise<Message | undefined>;
  /** The edition that a draft would give. */
  preview(draft: SubscriptionDraft, from: Checkpoint, test: boolean): Promise<Message>;
}

/** Editions and alerts that are kept: those of the subscriptions that are due together. */
const MAX_EDITIONS = 100;

export function createEditionPlanner(sources: readonly EditionSource[]): EditionPlanner {
  const cuts = new Map<string, Checkpoint>();
  const sourceOf = (brief: string) => sources.find((source) => source.brief.name === brief);
  const editions = createMemo<string, Promise<Edition>>(MAX_EDITIONS);
  const alerts = createMemo<string, Promise<Message | undefined>>(MAX_EDITIONS);
  const cut = async (brief: string) => {
    const [now, last] = [await sourceOf(brief)?.checkpoint(), cuts.get(brief)];
    if (now === undefined || (last !== undefined && isSame(last, now))) return last;
    cuts.set(brief, now);
    return now;
  };
  const edition = async (
    draft: SubscriptionDraft,
    from: Checkpoint,
    more: Omit<Partial<EditionOrder>, 'zone'>,
  ) => {
    const [source, to] = [sourceOf(draft.brief), await cut(draft.brief)];
    if (source === undefined || to === undefined) throw new Error(`the brief ${draft.brief} is not loaded`);
    const { filter, language, form, schedule } = draft;
    const zone = schedule === undefined ? {} : { zone: schedule.zone };
    const order: EditionOrder = { from, to, filter, language, form, ...zone, ...more };
    const made = await editions.get(JSON.stringify([draft.brief, order]), () => source.edition(order));
    return { ...made, covers: { from, to } };
  };
  return {
    cut,
    // Until an edition went out, what a subscription has covered is an instant without a revision.
    write: ({ subscription, ...more }) => {
      const first = subscription.covered.revision === undefined ? { first: true } : {};
      return edition(subscription, subscription.covered, { ...more, ...first });
    },
    async alert({ brief, filter, language }, window) {
      const order = { ...window, filter, language };
      return alerts.get(JSON.stringify([brief, order]), async () => sourceOf(brief)?.alert(order));
    },
    preview: async (draft, from, test) => (await edition(draft, from, test ? { test } : {})).message,
  };
}

function isSame(a: Checkpoint, b: Checkpoint): boolean {
  return a.revision === b.revision && a.at.slice(0, 16) === b.at.slice(0, 16);
}
