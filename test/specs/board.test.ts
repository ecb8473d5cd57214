import { readFileSync } from 'node:fs';
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

const brief = loadBrief(join(ROOT, 'briefs/uschina'));
const histories = merge(factReports(brief), { authority: createAuthority(brief) });
const boards = load(readFileSync(join(ROOT, 'test/specs/board.yaml'), 'utf8'), {
  schema: FAILSAFE_SCHEMA,
}) as Readonly<Record<string, Readonly<Record<string, Row>>>>;

describe.each(Object.entries(boards))('the board that the chronology alone gives on %s', (asOf, rows) => {
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
});
