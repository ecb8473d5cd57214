import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../test/support/run.ts';
import { explore, failureOf, formerFindings, openIn, samplesOf } from './explore.ts';
import { supervise } from './supervise.ts';
import type { Target } from './target.ts';
import { loadTarget, TARGET_NAMES } from './targets/index.ts';

/** Inputs of the gate for each target; `npm run fuzz` makes as many as there is time for. */
const INPUTS = 100;

/** What a target finds wrong with inputs made by a seed. */
async function findingsOf(target: Target, inputs: number, seed = 1): Promise<readonly string[]> {
  const found: string[] = [];
  const onFound = ({ error, input }: { readonly error: unknown; readonly input: Buffer }) =>
    void found.push(`${error} for ${JSON.stringify(input.toString())}`);
  await explore(target, { seed, inputs, folder: join(temporaryFolder(), 'subject'), onFound });
  return found;
}

test.each(TARGET_NAMES)(
  '%s stands its samples, what was a finding once, and inputs of all kinds',
  async (name) => {
    const target = await loadTarget(name);
    const subject = await openIn(target, join(temporaryFolder(), 'subject'));
    for (const input of [...samplesOf(target), ...formerFindings(target)])
      expect(await failureOf(subject, input), input.toString()).toBeUndefined();
    await subject.close?.();
    expect(await findingsOf(target, INPUTS)).toEqual([]);
  },
  240_000,
);

describe('a defect is found and made small', () => {
  const target = (take: (text: string) => void): Target => ({
    name: 'question',
    words: ['status', 'crash'],
    open: async () => ({ take: (input) => take(input.toString()) }),
  });

  test('that throws', async () => {
    const found = await findingsOf(
      target((text) => {
        if (/crash/.test(text)) throw new TypeError('it crashed');
      }),
      1_000,
    );
    expect(found).toEqual(['TypeError: it crashed for "crash"']);
  });

  test('that takes long', async () => {
    let slow = 0;
    const found = await findingsOf(
      target((text) => {
        const before = process.threadCpuUsage().user;
        if (!/crash/.test(text) || slow++ > 0) return;
        while (process.threadCpuUsage().user - before < 1_100_000);
      }),
      100,
    );
    expect(found).toEqual([expect.stringContaining('processor time')]);
  }, 120_000);
});

test.each([
  ['ends the thread', 'end', 'the thread ended'],
  ['rejects where no one listens', 'reject', 'no one listens'],
  ['hangs', 'hang', 'an input hangs'],
  ['takes all memory', 'eat', 'memory'],
])(
  'an input that %s is a finding, with the input',
  async (_, behaviour, error) => {
    const order = { target: behaviour, seed: 1, inputs: 1, time: 60_000, folder: temporaryFolder() };
    const { broken } = await supervise(
      order,
      new URL('../../test/support/broken-worker.ts', import.meta.url),
    );
    expect(broken).toEqual([
      expect.objectContaining({ error: expect.stringContaining(error), input: Buffer.from('input') }),
    ]);
  },
  120_000,
);

test('the same seed makes the same inputs', async () => {
  const inputsOf = async (seed: number) => {
    const inputs: string[] = [];
    const target: Target = {
      name: 'query',
      words: ['word'],
      open: async () => ({ take: (input) => void inputs.push(input.toString()) }),
    };
    await findingsOf(target, 50, seed);
    return inputs;
  };
  expect(await inputsOf(7)).toEqual(await inputsOf(7));
  expect(await inputsOf(7)).not.toEqual(await inputsOf(8));
});
