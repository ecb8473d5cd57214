import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newSubscription } from '../../src/delivery/subscription-service.ts';
import { type Brief, openEngine, openStore } from '../../src/index.ts';
import { draftOf } from '../../test/contracts/storage/subscriptions.ts';

/** The shortest interval that a brief may give to a source, in minutes. */
const INTERVAL = 5;
const DAY = 1_440;

/** So many feeds, each polled as often as a brief may ask, make so many times the polls of the brief's own sources. */
export function feedsFor({ sources }: Brief, times: number): number {
  const polls = sources.filter(({ enabled }) => enabled).map(({ intervalMinutes }) => 60 / intervalMinutes);
  return Math.ceil((times * polls.reduce((sum, each) => sum + each, 0)) / (60 / INTERVAL));
}

/** Copies the brief into the folder, with these feeds as its sources; gives the copy's folder. */
export function writeBrief(brief: Brief, folder: string, feeds: readonly string[]): string {
  const copy = join(folder, brief.name);
  cpSync(brief.folder, copy, { recursive: true });
  const sources = feeds.map(
    (address, index) =>
      `- id: feed-${index}\n  address: ${address}\n  outlet: Outlet ${index}\n  zone: UTC\n  interval: ${INTERVAL}\n`,
  );
  writeFileSync(join(copy, 'sources.yaml'), sources.join(''));
  return copy;
}

/** Fills a store with posts and with daily subscriptions to a conversation in Slack, spread over the day. */
export async function fill(
  brief: Brief,
  data: string,
  { posts, subscriptions }: { readonly posts: string; readonly subscriptions: number },
): Promise<void> {
  const store = await openStore({ data });
  await openEngine({ brief, store }).ingest([posts]);
  const made = new Date().toISOString();
  for (let number = 0; number < subscriptions; number += 1) {
    const minute = Math.floor((number * DAY) / subscriptions);
    const time = `${twoDigits(Math.floor(minute / 60))}:${twoDigits(minute % 60)}`;
    const draft = draftOf({
      brief: brief.name,
      destination: { platform: 'slack', address: 'C0NEWS' },
      schedule: { days: [1, 2, 3, 4, 5, 6, 7], times: [time], zone: 'UTC' },
    });
    const kept = newSubscription(`soak-${number}`, draft, made);
    await store.subscriptions.add(kept, { by: { id: 'bench', name: 'bench' }, at: made });
  }
  await store.close();
}

/** Editions that went out, and those that did not. */
export async function deliveredFrom(
  data: string,
): Promise<{ readonly count: number; readonly failed: number }> {
  const store = await openStore({ data });
  const editions = await store.ledger.deliveries({ limit: 1_000_000 });
  await store.close();
  return { count: editions.length, failed: editions.filter(({ state }) => state !== 'sent').length };
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
