import fc from 'fast-check';
import { expect, test } from 'vitest';
import { correctionsOf, summarize } from '../../src/digest/index.ts';
import type { Checkpoint } from '../../src/domain/checkpoint.ts';
import { addDays } from '../../src/domain/dates.ts';
import type { HistoryEvent, Report } from '../../src/domain/event.ts';
import { createSnapshots } from '../../src/engine/knowledge-snapshot.ts';
import { createAuthority } from '../../src/merge/index.ts';
import { report } from '../support/history.ts';
import { straitBrief } from '../support/strait.ts';

const START = '2024-01-01';
const brief = straitBrief();

/** A report that came in with a revision of the store, so many days after its event; events lie apart from each other. */
const arbitraryArrival = fc.record({
  channel: fc.constantFrom('patrol-hotline', 'harbour-masters', 'ferry'),
  action: fc.constantFrom('hold', 'suspend', 'agree', 'refuse', 'propose', 'postpone'),
  place: fc.integer({ min: 0, max: 12 }),
  outlet: fc.constantFrom('A', 'B', 'C'),
  late: fc.constantFrom(0, 0, 1, 3),
  background: fc.constantFrom(false, false, false, true),
});
/** Reports in the order in which they come in, and after which of them an edition is made; days go by as they like. */
const arbitraryCourse = fc.record({
  arrivals: fc.array(arbitraryArrival, { minLength: 1, maxLength: 14 }),
  editions: fc.array(fc.nat({ max: 14 }), { minLength: 1, maxLength: 6 }),
});

function toReports(arrivals: readonly (typeof arbitraryArrival extends fc.Arbitrary<infer T> ? T : never)[]) {
  return arrivals.map(({ channel, action, place, outlet, late, background }, index): Report => {
    const day = addDays(START, 4 * place);
    const published = addDays(day, late);
    const details = { channel, outlet, background, published, id: `article ${index}` };
    const told = report(action, day, details);
    return { ...told, seen: { at: `${published}T12:00:00Z`, revision: index + 1 } };
  });
}

/** What each edition tells as news, by id: what turned a state, and what else happened. */
async function editionsOf(reports: readonly Report[], revisions: readonly number[]): Promise<string[][]> {
  const { at: snapshotAt } = createSnapshots(brief, createAuthority(brief), async () => ({
    revision: 1,
    reports,
    decisions: [],
  }));
  // All editions are made after everything has happened, so that what comes in late is all that counts.
  const at = addDays(START, 60);
  const cuts = [0, ...revisions, reports.length].map(
    (revision): Checkpoint => ({ at: `${at}T00:00:00Z`, revision }),
  );
  const told: string[][] = [];
  for (const [index, to] of cuts.entries()) {
    const from = cuts[index - 1];
    if (from === undefined) continue;
    const [before, after] = [await snapshotAt(from), await snapshotAt(to)];
    const digest = summarize({
      brief: brief.name,
      from: addDays(START, 20),
      to: at,
      channels: brief.channels.map(({ id }) => id),
      before: before.runs,
      after: after.runs,
      histories: after.histories,
      isNew: (event) => !before.counts(event),
      corrections: correctionsOf(reports, before.has, after.has),
      coverage: { read: 0, relevant: 0, stories: 0, skipped: 0 },
      freshness: { newest: at, outlets: 3, horizon: at },
    });
    // What is known may bring about a change again, where a break before it comes to be known.
    const causes = digest.transitions.flatMap(({ cause }) =>
      cause === undefined || before.counts(cause) ? [] : [cause],
    );
    told.push([...new Set([...causes, ...digest.events].map(idOf))]);
  }
  return told;
}

const idOf = ({ channel, action, date }: Pick<HistoryEvent, 'channel' | 'action' | 'date'>) =>
  `${channel} ${action} ${date}`;

test('over any course of editions each piece of news is told once, and none is left out', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryCourse, async ({ arrivals, editions }) => {
      const reports = toReports(arrivals);
      const revisions = editions.map((revision) => Math.min(revision, reports.length)).sort((a, b) => a - b);
      const told = (await editionsOf(reports, revisions)).flat();
      const first = new Map(reports.toReversed().map(({ event }) => [idOf(event), event]));
      const news = [...first].filter(([, { background }]) => !background).map(([id]) => id);
      expect(told.filter((id, index) => told.indexOf(id) !== index)).toEqual([]);
      expect(told).toEqual(expect.arrayContaining(news));
    }),
  );
});
