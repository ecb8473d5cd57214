import { expect, test } from 'vitest';
import { observed, observeOperations } from './operation.ts';

/** Lines about every operation that begins or ends, and what ends the observation. */
function record() {
  const lines: string[] = [];
  const stop = observeOperations(({ kind, subject, parent }) => {
    lines.push(`${kind} ${subject} in ${parent?.kind ?? 'nothing'}`);
    return (error) => lines.push(`${kind} ${error === undefined ? 'ended' : `failed: ${error}`}`);
  });
  return { lines, stop };
}

test('an observer learns of the beginning, the end and the parent of an operation', async () => {
  const { lines, stop } = record();
  const result = await observed('answer', 'why', () => observed('model', 'small', async () => 7));
  stop();
  expect(result).toBe(7);
  expect(lines).toEqual(['answer why in nothing', 'model small in answer', 'model ended', 'answer ended']);
});

test('a failure reaches the observer and the caller', async () => {
  const { lines, stop } = record();
  const work = observed('send', 'chat', () => Promise.reject('closed'));
  await expect(work).rejects.toBe('closed');
  stop();
  expect(lines).toEqual(['send chat in nothing', 'send failed: closed']);
});

test('several observers see the same, and none after its end', async () => {
  const first = record();
  const second = record();
  await observed('ingest', 'strait', async () => {});
  first.stop();
  await observed('ingest', 'strait', async () => {});
  second.stop();
  await observed('ingest', 'strait', async () => {});
  expect(first.lines).toHaveLength(2);
  expect(second.lines).toHaveLength(4);
});
