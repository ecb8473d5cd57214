import {
  correctionsOf,
  createDigestFilter,
  type DigestFilter,
  decisionsBetween,
  summarize,
  type Window,
} from '../digest/index.ts';
import type { Brief } from '../domain/brief.ts';
import type { Day } from '../domain/dates.ts';
import type { Digest, Freshness } from '../domain/digest.ts';
import type { AlertOrder, CheckpointWindow, Edition, EditionOrder } from '../domain/edition.ts';
import type { Language } from '../domain/language.ts';
import type { Message } from '../domain/message.ts';
import type { Filter } from '../domain/subscription.ts';
import type { Authority } from '../merge/index.ts';
import type { Composer } from '../messages/composer.ts';
import type { CoverageStore } from '../storage/contracts.ts';
import { createChartCache } from './chart-cache.ts';
import { createCoverage, NOTHING_READ } from './coverage.ts';
import type { StoredReports } from './history-cache.ts';
import { createSnapshots, type KnowledgeSnapshot } from './knowledge-snapshot.ts';

/** What makes digests, and editions and alerts of them. */
export interface DigestService {
  /** What changed after the end of day `from` until the end of day `to`, as a reader of day `to` knew it. */
  digest(window: { readonly from: Day; readonly to: Day }): Promise<Digest>;
  edition(order: EditionOrder): Promise<Edition>;
  alert(order: AlertOrder): Promise<Message | undefined>;
}

/** What the digest service works with. */
export interface DigestServiceParts {
  readonly brief: Brief;
  readonly store: Pick<CoverageStore, 'readBetween' | 'coverage'>;
  readonly authority: Authority;
  readonly tell: () => Promise<StoredReports>;
  readonly composer: (language: Language) => Composer;
  readonly freshness: () => Promise<Freshness>;
}

/**
 * Makes a brief's digests. A digest says what its reader could not know by the one before: an event is new where none of its reports
 * counted at the beginning of its window, whatever its date and whenever its articles came out, so that nothing is left out by an
 * outage or late reading, and nothing is reported twice. History rather than news is counted and left to the timelines.
 */
export function createDigestService(parts: DigestServiceParts): DigestService {
  const { brief, tell, composer, freshness } = parts;
  const snapshots = createSnapshots(brief, parts.authority, tell);
  const coverage = createCoverage(brief.name, parts.store, tell);
  const pictureOf = createChartCache(brief);
  /** Every digest is made here: a calendar window and one between two checkpoints differ in what was known at their ends. */
  const digestBetween = async (
    before: KnowledgeSnapshot,
    after: KnowledgeSnapshot,
    rest: Pick<Window, 'coverage' | 'digestFilter'>,
  ): Promise<Digest> =>
    summarize({
      brief: brief.name,
      from: before.day,
      to: after.day,
      channels: brief.channels.map(({ id }) => id),
      before: before.runs,
      after: after.runs,
      histories: after.histories,
      isNew: (event) => !before.counts(event),
      corrections: correctionsOf((await tell()).reports, before.has, after.has),
      decisions: decisionsBetween(before.decisions, after.decisions),
      freshness: await freshness(),
      ...rest,
    });
  return {
    digest: async ({ from, to }) =>
      digestBetween(await snapshots.on(from), await snapshots.on(to), {
        coverage: await coverage.published(from, to),
      }),
    async edition({ filter, language, ...issue }) {
      const window = inOrder(issue);
      const digestFilter = await createFilter(brief, filter);
      const after = await snapshots.at(window.to);
      const digest = await digestBetween(await snapshots.at(window.from), after, {
        digestFilter,
        coverage: await coverage.read(window),
      });
      const { from } = digest;
      const compose = composer(language);
      const key = JSON.stringify([language, from, filter.channels, filter.groups]);
      const wish = { compose, from, channel: digestFilter.channel, key };
      const picture = hasPicture(issue) ? await pictureOf(after, wish) : undefined;
      const message = compose.edition(digest, { ...issue, ...window }, picture);
      return { message, changed: hasNews(digest) };
    },
    async alert({ filter, language, ...checkpoints }) {
      const window = inOrder(checkpoints);
      const { transitions, amended, to } = await digestBetween(
        await snapshots.at(window.from),
        await snapshots.at(window.to),
        { digestFilter: await createFilter(brief, filter), coverage: NOTHING_READ },
      );
      const changes = [...amended, ...transitions].filter(
        ({ before, after }) => before.confirmed || after.confirmed,
      );
      return changes.length === 0 ? undefined : composer(language).alert(changes, to);
    },
  };
}

const DAY = 86_400_000;
/** Editions from this many days have the weekly chart; a week that loses an hour to the clock counts too. */
const WEEK = 6;

function hasPicture({ form, from, to }: Pick<EditionOrder, 'form' | 'from' | 'to'>): boolean {
  return form === 'full' && Date.parse(to.at) - Date.parse(from.at) >= WEEK * DAY;
}

/** Whether a digest says more than that nothing changed. */
function hasNews({ transitions, amended, corrections, decisions, events, reported }: Digest): boolean {
  return [transitions, amended, corrections, decisions, events, reported].some((list) => list.length > 0);
}

/** A clock that was put back does not turn the window around: it ends no earlier than it began. */
function inOrder({ from, to }: CheckpointWindow): CheckpointWindow {
  return { from, to: to.at < from.at ? { ...to, at: from.at } : to };
}

/** The table of scripts is loaded where words have to be compared. Few characters do not show in which script they are, so all are converted. */
async function createFilter(brief: Brief, filter: Filter): Promise<DigestFilter> {
  if (filter.outlets.length + filter.words.length === 0)
    return createDigestFilter(filter, brief.channels, String);
  const { foldScript: fold } = await import('../text/script.ts');
  return createDigestFilter(filter, brief.channels, (text) =>
    fold(text.normalize('NFKC'), true).toLowerCase(),
  );
}
