import { expect, test } from 'vitest';
import { fact, report } from '../../test/support/history.ts';
import type { Report } from '../domain/event.ts';
import { correctionsOf } from './corrections.ts';

const held = report('hold', '2024-03-04', { id: 'a' });
const postponed = report('postpone', '2024-03-04', { id: 'a' });

/** What articles withdrew of what they reported before a window, and report after it instead. */
function corrections(before: readonly Report[], after: readonly Report[]) {
  const all = [...new Set([...before, ...after])];
  return correctionsOf(
    all,
    (one) => before.includes(one),
    (one) => after.includes(one),
  );
}

test('an article that reports something else has withdrawn what it reported', () => {
  expect(corrections([held], [postponed])).toEqual([
    { source: postponed.source, withdrawn: [held.event], instead: [postponed.event] },
  ]);
});

test('an article that reports nothing any more is told as it was', () => {
  expect(corrections([held], [])).toEqual([{ source: held.source, withdrawn: [held.event], instead: [] }]);
});

test('an article that reports the same, or more, has corrected nothing', () => {
  expect(corrections([held], [held])).toEqual([]);
  expect(corrections([held], [held, postponed])).toEqual([]);
});

test('an article that says the same in another text has corrected nothing', () => {
  const reworded = { ...held, event: { ...held.event, evidence: 'They met.' } };
  expect(corrections([held], [reworded])).toEqual([]);
});

test('what it withdrew and what it went on reporting are told apart, each once', () => {
  const again = { ...held, event: { ...held.event, evidence: 'They met once more.' } };
  const [correction, ...others] = corrections([held, again, postponed], [postponed]);
  expect(others).toEqual([]);
  expect(correction).toMatchObject({ withdrawn: [held.event], instead: [] });
});

test('another channel, action or date is another event', () => {
  const origin = report('hold', '2024-03-04', { id: 'a' });
  for (const other of [
    report('hold', '2024-03-04', { id: 'a', channel: 'other' }),
    report('resume', '2024-03-04', { id: 'a' }),
    report('hold', '2024-03-05', { id: 'a' }),
  ])
    expect(corrections([origin], [other])).toMatchObject([
      { withdrawn: [origin.event], instead: [other.event] },
    ]);
});

test('each article is a correction of its own, in the order of the reports', () => {
  const other = report('suspend', '2024-03-06', { id: 'b' });
  const ids = corrections([held, other], []).map(({ source }) => source.id);
  expect(ids).toEqual(['a', 'b']);
});

test('the chronology corrects nothing', () => {
  expect(corrections([fact('hold', '2024-03-04')], [])).toEqual([]);
});

test('what was neither reported before nor is now counts for nothing', () => {
  const never = report('end', '2024-03-04', { id: 'a' });
  expect(
    correctionsOf(
      [held, never],
      (one) => one === held,
      (one) => one === held,
    ),
  ).toEqual([]);
});
