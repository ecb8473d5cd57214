import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { backchannel, shared, temporaryFolder } from '../support/run.ts';

const seeds = shared('seeds');

describe.skipIf(seeds === undefined)('review of real articles (beside the checkout, ../shared/seeds)', () => {
  const folder = temporaryFolder();
  const data = join(folder, 'data');
  const shell = (...args: readonly string[]) => backchannel([...args, '--data', data]);

  async function json(...args: readonly string[]) {
    const { stdout } = await shell(...args, '--json');
    return JSON.parse(stdout);
  }

  const claims = async (): Promise<readonly { id: string; article: { id: string }; sentence: string }[]> =>
    (await json('review', '--limit', '100')).claims;

  beforeAll(async () => {
    expect(await shell('ingest', seeds ?? '')).toMatchObject({ code: 0 });
  }, 60_000);

  test('lists claims, takes a decision, shows it, and refuses a second one', async () => {
    const [claim] = await claims();
    if (claim === undefined) throw new Error('a claim expected');
    expect(claim.sentence).not.toBe('');
    const made = await shell('decide', 'confirm', claim.id, '--reason', 'The ministry told us.');
    expect(made).toMatchObject({ code: 0, stdout: expect.stringMatching(/^Recorded: confirmed by /) });
    expect((await claims()).map(({ id }) => id)).not.toContain(claim.id);
    const again = await shell('decide', 'reject', claim.id);
    expect(again).toMatchObject({ code: 1, stdout: expect.stringContaining('Nothing was changed') });
    const [decision] = (await json('decisions')).decisions;
    expect(decision).toMatchObject({
      kind: 'confirm',
      by: { platform: 'shell' },
      after: { confirmed: 'analyst' },
    });
    expect((await shell('digest', 'today')).stdout).toContain('The ministry told us.');
    expect(await shell('undo', decision.id)).toMatchObject({ code: 0 });
    expect((await claims()).map(({ id }) => id)).toContain(claim.id);
  }, 120_000);

  test('decisions go to another installation as text', async () => {
    const file = join(folder, 'corrections.yaml');
    expect(await shell('corrections', 'export', file)).toMatchObject({ code: 0 });
    expect(readFileSync(file, 'utf8')).toMatch(/^---\nid: [0-9a-f]{12}\n/);
    const there = ['--data', join(folder, 'other')];
    const first = await backchannel(['corrections', 'import', file, ...there]);
    expect(first.stdout).toMatch(/^2 decisions added, 0 were here already/);
    const second = await backchannel(['corrections', 'import', file, ...there]);
    expect(second.stdout).toMatch(/^0 decisions added, 2 were here already/);
  }, 60_000);

  test('an article whose claims are decided becomes a labelled one that `eval` reads', async () => {
    const [one] = await claims();
    const own = (await claims()).filter(({ article }) => article.id === one?.article.id);
    for (const { id } of own) expect((await shell('decide', 'reject', id)).code).toBe(0);
    const labels = join(folder, 'labels');
    mkdirSync(labels);
    const written = await shell('review', 'export', '--labels', labels);
    expect(written.stdout).toMatch(/^1 labelled articles written/);
    const measured = await backchannel(['eval', '--folder', labels, '--json']);
    expect(JSON.parse(measured.stdout)).toMatchObject({ articles: 1 });
  }, 120_000);
});
