import { correctionsOf, createDigestFilter, type DigestFilter, summarize } from '../digest/index.ts';
import type { Brief } from '../domain/brief.ts';
import type { Checkpoint } from '../domain/checkpoint.ts';
import type { Coverage, Digest } from '../domain/digest.ts';
import type { AlertOrder, CheckpointWindow, Edition, EditionOrder } from '../domain/edition.ts';
import type { Language } from '../domain/language.ts';
import type { Message } from '../domain/message.ts';
import type { Filter } from '../domain/subscription.ts';
import type { Composer } from '../messages/composer.ts';
import type { CoverageStore } from '../storage/contracts.ts';
import { createChartCache } from './chart-cache.ts';
import type { StoredReports } from './history-cache.ts';
import { createSnapshotCache } from './knowledge-snapshot.ts';

/** What makes editions and alerts of what the program came to know. */
export interface DigestService {
  edition(order: EditionOrder): Promise<Edition>;
  alert(order: AlertOrder): Promise<Message | undefined>;
}

/** What the digest service works with. */
export interface DigestServiceParts {
  readonly brief: Brief;
  readonly store: Pick<CoverageStore, 'readBetween'>;
  readonly tell: () => Promise<StoredReports>;
  readonly composer: (language: Language) => Composer;
}

/**
 * Makes a brief's editions. An edition tells what its reader could not know by the edition before: an event is new where none of its reports
 * counted at `from`, whatever its date and whenever its articles came out, so that nothing is left out by an outage or by late reading,
 * and nothing is told twice. Of that, what is history rather than news is counted and left to the timelines.
 */
export function createDigestService({ brief, store, tell, composer }: DigestServiceParts): DigestService {
  const viewAt = createSnapshotCache(brief, tell);
  const pictureOf = createChartCache(brief);
  const digestOf = async (
    window: CheckpointWindow,
    digestFilter: DigestFilter,
    coverage: Coverage,
  ): Promise<Digest> => {
    const [before, after] = [await viewAt(window.from), await viewAt(window.to)];
    return summarize({
      brief: brief.name,
      from: before.day,
      to: after.day,
      channels: brief.channels,
      before: before.statuses,
      after: after.statuses,
      histories: after.histories,
      isNew: (event) => !before.counts(event),
      corrections: correctionsOf((await tell()).reports, before.has, after.has),
      coverage,
      digestFilter,
    });
  };
  return {
    async edition({ filter, language, ...issue }) {
      const window = inOrder(issue);
      const digestFilter = await sieveOf(brief, filter);
      const digest = await digestOf(window, digestFilter, await coverageOf(store, brief, tell, window));
      const { from } = digest;
      const compose = composer(language);
      const key = JSON.stringify([language, from, filter.channels, filter.groups]);
      const wish = { compose, from, channel: digestFilter.channel, key };
      const picture = hasPicture(issue) ? await pictureOf(await viewAt(window.to), wish) : undefined;
      const message = compose.edition(digest, { ...issue, ...window }, picture);
      return { message, changed: hasNews(digest) };
    },
    async alert({ filter, language, ...cuts }) {
      const none = { read: 0, relevant: 0, stories: 0, skipped: 0 };
      const { transitions, amended, to } = await digestOf(inOrder(cuts), await sieveOf(brief, filter), none);
      const changes = [...transitions, ...amended];
      return changes.length === 0 ? undefined : composer(language).alert(changes, to);
    },
  };
}

const DAY = 86_400_000;
/** Editions of so many days have the picture of the week; a week that loses an hour or is called off early is one too. */
const WEEK = 6;

function hasPicture({ form, from, to }: Pick<EditionOrder, 'form' | 'from' | 'to'>): boolean {
  return form === 'full' && Date.parse(to.at) - Date.parse(from.at) >= WEEK * DAY;
}

/** Whether a digest tells more than that nothing changed. */
function hasNews({ transitions, amended, corrections, events }: Digest): boolean {
  return [transitions, amended, corrections, events].some((list) => list.length > 0);
}

/** A clock that was put back does not turn the window around: it ends no earlier than it began. */
function inOrder({ from, to }: CheckpointWindow): CheckpointWindow {
  return { from, to: to.at < from.at ? { ...to, at: from.at } : to };
}

/** How much was read in the window, and how many stories its relevant articles tell. */
async function coverageOf(
  store: Pick<CoverageStore, 'readBetween'>,
  brief: Brief,
  tell: () => Promise<StoredReports>,
  { from, to }: CheckpointWindow,
): Promise<Coverage> {
  const counted = await store.readBetween(brief.name, from.at, to.at);
  const storyOf = new Map<string, string>();
  for (const { seen, source } of (await tell()).reports) {
    const { id, story } = source;
    if (seen !== undefined && story !== undefined && isWithin(seen.at, from, to)) storyOf.set(id, story);
  }
  const repeats = storyOf.size - new Set(storyOf.values()).size;
  // An article that was read anew later counts as read then, and its story is no more of this window.
  return { ...counted, stories: Math.max(counted.relevant - repeats, Math.min(counted.relevant, 1)) };
}

function isWithin(instant: string, from: Checkpoint, to: Checkpoint): boolean {
  return instant > from.at && instant <= to.at;
}

/** The table of scripts is loaded where words have to be compared. Few characters do not show in which script they are, so all are converted. */
async function sieveOf(brief: Brief, filter: Filter): Promise<DigestFilter> {
  if (filter.outlets.length + filter.words.length === 0)
    return createDigestFilter(filter, brief.channels, String);
  const { foldScript: fold } = await import('../text/script.ts');
  return createDigestFilter(filter, brief.channels, (text) =>
    fold(text.normalize('NFKC'), true).toLowerCase(),
  );
}
