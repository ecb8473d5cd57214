import { describe, expect, test } from 'vitest';
import { loadBrief } from '../../src/brief/index.ts';
import { summarize } from '../../src/digest/index.ts';
import type { Status } from '../../src/domain/status.ts';
import { factReports } from '../../src/merge/chronology-reports.ts';
import { createAuthority, merge } from '../../src/merge/index.ts';
import { fold, runsOf } from '../../src/status/index.ts';

const brief = loadBrief('briefs/uschina');
const reports = factReports(brief);
const histories = merge(reports);

function board(asOf: string): ReadonlyMap<string, Status> {
  return new Map(fold(brief.channels, histories, { asOf }).map((status) => [status.channel, status]));
}

describe('the chronology as histories and statuses', () => {
  test('the military channels rest on the call of December 2023 and on later contacts of the children', () => {
    const status = board('2026-11-20').get('military');
    expect(status?.support[0]?.id).toBe('joint-staff/hold/2023-12-21');
    expect(status?.support[1]?.id).toBe('military/hold/2026-05-30');
    expect(status?.latest?.id).toBe('military/hold/2026-05-30');
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
    const authority = createAuthority(brief);
    const known = merge(reports, { knownOn: to, authority });
    const before = merge(reports, { knownOn: from, authority });
    const digest = summarize({
      brief: brief.name,
      from,
      to,
      before: runsOf(brief.channels, before, { asOf: from, knownOn: from }),
      after: runsOf(brief.channels, known, { asOf: to, knownOn: to }),
      histories: known,
      channels: brief.channels.map(({ id }) => id),
      isNew: (event) => event.known > from,
      corrections: [],
      coverage: { read: 0, relevant: 0, stories: 0, skipped: 0 },
      freshness: { newest: null, outlets: 0, horizon: to },
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
