import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { report } from '../../test/support/history.ts';
import { addDays } from '../domain/dates.ts';
import { type Decision, standingDecisions } from '../domain/decision.ts';
import type { HistoryEvent } from '../domain/event.ts';
import { compareEvents } from '../domain/history.ts';
import { createAuthority, merge, toEvent } from '../merge/index.ts';
import { addedReports, review } from './index.ts';

const day = fc.integer({ min: 0, max: 6 }).map((days) => addDays('2024-03-01', days));
const action = fc.constantFrom('hold', 'resume', 'suspend', 'agree');
const channel = fc.constantFrom('line', 'other');
const reports = fc.array(
  fc
    .record({ action, date: day, channel, outlet: fc.constantFrom('A', 'B', 'C') })
    .map(({ action, date, channel, outlet }) =>
      report(action, date, { channel, outlet, id: `${outlet} ${channel} ${action} ${date}` }),
    ),
  { minLength: 1, maxLength: 12 },
);
const values = fc.record({ channel, action, date: day });
const plans = fc.array(
  fc.record({
    kind: fc.constantFrom('confirm', 'reject', 'dispute', 'retract', 'correct', 'merge', 'split', 'add'),
    event: fc.nat(),
    other: fc.nat(),
    values,
  }),
  { maxLength: 8 },
);
type Plan = (typeof plans extends fc.Arbitrary<infer All> ? All : never) extends readonly (infer One)[]
  ? One
  : never;

const authority = createAuthority({
  sides: [],
  channels: [],
  chronology: [],
  confirmation: { outlets: 2, confidence: 0 },
});

function reviewed(told: Parameters<typeof merge>[0], decisions: readonly Decision[]) {
  const standing = standingDecisions(decisions);
  const histories = merge([...told, ...addedReports(standing)], { authority });
  return review(histories, standing, (channel, happening) => toEvent(channel, happening, authority));
}

const allOf = (told: Parameters<typeof merge>[0], decisions: readonly Decision[]) =>
  [...reviewed(told, decisions).histories.values()].flat();

function targetOf({ channel, action, date, reports }: HistoryEvent) {
  const keys = reports.map(({ event, source }) => ({ source: source.id, evidence: event.evidence }));
  return { channel, action, date, reports: keys };
}

/** A decision on one of the events that are there when it is made. */
function make(told: Parameters<typeof merge>[0], made: readonly Decision[], plan: Plan): Decision[] {
  const events = allOf(told, made);
  const [event, other] = [events[plan.event % events.length], events[plan.other % events.length]];
  if (event === undefined || other === undefined) return [];
  const target = targetOf(event);
  const [first] = target.reports;
  const base = {
    ...{
      id: `d${made.length}`,
      at: `2024-04-01T00:00:${String(made.length).padStart(2, '0')}.000Z`,
      brief: 'demo',
    },
    ...{ by: { platform: 'shell', id: 'ada', name: 'Ada' }, target, reason: 'So it was.', source: null },
    ...{ before: null, after: null },
  };
  const { kind, values } = plan;
  if (kind === 'correct' || kind === 'add') return [{ ...base, kind, values }];
  if (kind === 'merge') return [{ ...base, kind, other: targetOf(other) }];
  if (kind === 'split') return first === undefined ? [] : [{ ...base, kind, report: first, values }];
  return kind === 'confirm' || kind === 'reject' || kind === 'dispute' || kind === 'retract'
    ? [{ ...base, kind }]
    : [];
}

function makeAll(told: Parameters<typeof merge>[0], all: readonly Plan[]): readonly Decision[] {
  const made: Decision[] = [];
  for (const plan of all) made.push(...make(told, made, plan));
  return made;
}

function undo(decision: Decision, number: number): Decision {
  const { id, at, brief, by, target, reason, source, before, after } = decision;
  const later = at.replace('2024-04-01', `2024-05-${String(number + 10)}`);
  return {
    id: `u${number}`,
    at: later,
    brief,
    by,
    target,
    reason,
    source,
    before,
    after,
    kind: 'undo',
    undoes: id,
  };
}

describe('decisions on any history', () => {
  test('undone one by one, restore each earlier history exactly', () => {
    fc.assert(
      fc.property(reports, plans, (told, all) => {
        const made = makeAll(told, all);
        const undos: Decision[] = [];
        for (let count = made.length - 1; count >= 0; count--) {
          const last = made[count];
          if (last === undefined) return;
          undos.push(undo(last, undos.length));
          expect(reviewed(told, [...made, ...undos])).toEqual(reviewed(told, made.slice(0, count)));
        }
        expect(allOf(told, [...made, ...undos])).toEqual([...merge(told, { authority }).values()].flat());
      }),
    );
  });

  test('give the same histories in whatever order they are read, and an undo of an undo brings a decision back', () => {
    fc.assert(
      fc.property(reports, plans, (told, all) => {
        const made = makeAll(told, all);
        expect(reviewed(told, made.toReversed())).toEqual(reviewed(told, made));
        const last = made.at(-1);
        if (last === undefined) return;
        const undone = undo(last, 0);
        expect(reviewed(told, [...made, undone, undo(undone, 1)])).toEqual(reviewed(told, made));
      }),
    );
  });

  test('lose no report, keep histories in order, and leave the arguments as they are', () => {
    fc.assert(
      fc.property(reports, plans, (told, all) => {
        const made = makeAll(told, all);
        const before = structuredClone({ told, made });
        const { histories, rejected } = reviewed(told, made);
        const sources = (events: readonly HistoryEvent[]) =>
          new Set(events.flatMap((event) => event.reports).map(({ source }) => source.id));
        const kept = sources([...histories.values(), ...rejected.values()].flat());
        for (const { source } of told) expect(kept).toContain(source.id);
        for (const history of histories.values()) expect(history).toEqual(history.toSorted(compareEvents));
        expect({ told, made }).toEqual(before);
      }),
    );
  });
});
