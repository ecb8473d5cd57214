import { describe, expect, test } from 'vitest';
import { loadBrief } from '../../src/brief/index.ts';
import { summarize } from '../../src/digest/index.ts';
import type { PartialDate } from '../../src/domain/dates.ts';
import type { State, Status } from '../../src/domain/status.ts';
import { factReports } from '../../src/merge/chronology-reports.ts';
import { merge } from '../../src/merge/index.ts';
import { fold } from '../../src/status/index.ts';

const brief = loadBrief('briefs/uschina');
const reports = factReports(brief);
const histories = merge(reports);

function board(asOf: string): ReadonlyMap<string, Status> {
  return new Map(fold(brief.channels, histories, { asOf }).map((status) => [status.channel, status]));
}

describe('the chronology folds into the board that is known of each day', () => {
  test.each<[string, string, State, PartialDate | null]>([
    ['2010-02-01', 'military', 'suspended', '2010-01-30'],
    ['2022-08-05', 'military', 'suspended', '2022-08-05'],
    // The defence ministers' meeting of that month did not reopen what China had cut in August.
    ['2022-12-01', 'military', 'suspended', '2022-08-05'],
    ['2023-08-01', 'military', 'suspended', '2022-08-05'],
    ['2023-08-01', 'defense-ministers', 'refused', '2023-02-04'],
    ['2023-12-01', 'military', 'agreed', '2023-11-15'],
    ['2023-12-20', 'military', 'agreed', '2023-11-15'],
    ['2023-12-21', 'military', 'restored', '2023-12-21'],
    ['2023-12-21', 'joint-staff', 'restored', '2023-12-21'],
    ['2023-12-21', 'theater-commanders', 'agreed', '2023-11-15'],
    ['2024-06-01', 'military', 'restored', '2023-12-21'],
    ['2024-12-01', 'military', 'restored', '2023-12-21'],
    ['2024-12-01', 'defense-ministers', 'refused', '2024-11-20'],
    ['2026-11-20', 'military', 'restored', '2023-12-21'],
    ['2023-02-10', 'foreign-ministers', 'postponed', '2023-02-03'],
    ['2021-06-01', 'new-start', 'active', '2011-02-05'],
    ['2023-02-21', 'new-start', 'suspended', '2023-02-21'],
    ['2025-10-01', 'new-start', 'suspended', '2023-02-21'],
    ['2026-02-05', 'new-start', 'ended', '2026-02-05'],
    ['2020-07-01', 'arms-control', 'refused', '2020-06-22'],
    ['2024-07-17', 'arms-control', 'suspended', '2024-07-17'],
    ['2025-09-01', 'arms-control', 'suspended', '2024-07-17'],
    ['2023-12-01', 'counternarcotics', 'agreed', '2023-11-15'],
    ['2024-02-01', 'counternarcotics', 'restored', '2024-01-30'],
    ['2022-09-01', 'climate', 'suspended', '2022-08-05'],
    ['2022-11-15', 'climate', 'agreed', '2022-11-14'],
    ['2024-05-01', 'ai-dialogue', 'agreed', '2023-11-15'],
    ['2024-06-01', 'ai-dialogue', 'active', '2024-05-14'],
  ])('%s %s: %s since %s', (asOf, channel, state, since) => {
    expect(board(asOf).get(channel)).toMatchObject({ state, since });
  });

  test('no two facts run together', () => {
    expect([...histories.values()].flat()).toHaveLength(brief.chronology.length);
  });

  test('the military channels rest on the call of December 2023 and on later contacts of the children', () => {
    const status = board('2026-11-20').get('military');
    expect(status?.support[0]?.id).toBe('joint-staff/hold/2023-12-21');
    expect(status?.support[1]?.id).toBe('military/hold/2026-05-30');
    expect(status?.lastConfirmed).toBe('2026-05-30');
  });

  test('the cut of August 2022 rests on the three talks that were called off', () => {
    const support = board('2022-08-31')
      .get('military')
      ?.support.map(({ channel }) => channel);
    expect(support?.toSorted()).toEqual(['defense-policy-talks', 'maritime-safety', 'theater-commanders']);
  });

  test('refusals and a meeting that reopened nothing stand beside the cut military channels', () => {
    const beside = board('2023-08-01')
      .get('military')
      ?.beside.map(({ id }) => id);
    expect(beside).toContain('military/refuse/2023-06-19');
    expect(beside).toContain('defense-ministers/refuse/2023-05-29');
    expect(beside).toContain('defense-ministers/hold/2022-11-22');
  });
});

describe('a digest of the chronology', () => {
  test('of the week before Christmas 2023 opens with the restored military channels', () => {
    const [from, to] = ['2023-12-15', '2023-12-22'];
    const known = merge(reports, { knownOn: to });
    const digest = summarize({
      brief: brief.name,
      from,
      to,
      before: fold(brief.channels, merge(reports, { knownOn: from }), { asOf: from, knownOn: from }),
      after: fold(brief.channels, known, { asOf: to, knownOn: to }),
      histories: known,
      channels: brief.channels,
      isNew: (event) => event.known > from,
      corrections: [],
      coverage: { read: 0, relevant: 0, stories: 0, skipped: 0 },
    });
    expect(
      digest.transitions.map(({ channel, before, after }) => [channel, before.state, after.state]),
    ).toEqual([
      ['military', 'agreed', 'restored'],
      ['joint-staff', 'refused', 'restored'],
    ]);
    expect(digest.events).toEqual([]);
    expect(digest.latest?.date).toBe('2023-12-21');
  });
});
