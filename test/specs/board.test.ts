import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FAILSAFE_SCHEMA, load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { loadBrief } from '../../src/brief/index.ts';
import { factReports } from '../../src/merge/chronology-reports.ts';
import { createAuthority, merge } from '../../src/merge/index.ts';
import { fold } from '../../src/status/index.ts';
import { ROOT } from '../support/sources.ts';

interface Row {
  readonly state: string;
  readonly since?: string;
  readonly latest?: string;
}

const briefs = readdirSync(join(ROOT, 'briefs'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => {
    const brief = loadBrief(join(ROOT, 'briefs', name));
    const boards = load(readFileSync(join(ROOT, 'test/specs/boards', `${name}.yaml`), 'utf8'), {
      schema: FAILSAFE_SCHEMA,
    }) as Readonly<Record<string, Readonly<Record<string, Row>>>>;
    return {
      name,
      brief,
      boards,
      histories: merge(factReports(brief), { authority: createAuthority(brief) }),
    };
  });
const days = briefs.flatMap(({ boards, ...known }) =>
  Object.entries(boards).map(([asOf, rows]) => ({ ...known, asOf, rows })),
);

describe.each(briefs)('the chronology of $name', ({ brief, boards, histories }) => {
  test('has tables of four days', () => {
    expect(Object.keys(boards).length).toBeGreaterThanOrEqual(4);
  });

  test('has no two facts that run together', () => {
    expect([...histories.values()].flat()).toHaveLength(brief.chronology.length);
  });
});

describe.each(days)(
  'the board that the chronology of $name alone gives on $asOf',
  ({ brief, histories, asOf, rows }) => {
    const statuses = fold(brief.channels, histories, { asOf });

    test('has a row of the table for every channel', () => {
      expect(Object.keys(rows).sort()).toEqual(statuses.map(({ channel }) => channel).sort());
    });

    test.each(Object.entries(rows))('%s', (channel, row) => {
      const status = statuses.find((one) => one.channel === channel);
      const { state, since, latest } = status ?? {};
      expect({
        state,
        ...(since ? { since } : {}),
        ...(latest ? { latest: `${latest.action} ${latest.date}` } : {}),
      }).toEqual(row);
      expect(status?.confirmed).toEqual(state === 'unknown' ? false : { by: 'chronology' });
    });
  },
);
