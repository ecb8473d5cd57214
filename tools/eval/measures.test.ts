import { describe, expect, it } from 'vitest';
import type { Action } from '../../src/domain/event.ts';
import { lenient, pair, score, strict } from './measures.ts';

const event = (action: Action, date: string, channel = 'talks') => ({ channel, action, date });

describe('strict', () => {
  it.each([
    ['the same day', event('hold', '2020-08-06'), event('hold', '2020-08-06'), true],
    ['a day apart', event('hold', '2020-08-06'), event('hold', '2020-08-07'), true],
    ['two days apart', event('hold', '2020-08-06'), event('hold', '2020-08-08'), false],
    ['hold and resume', event('hold', '2020-08-06'), event('resume', '2020-08-06'), true],
    ['other actions', event('hold', '2020-08-06'), event('agree', '2020-08-06'), false],
    ['month against a day in it', event('hold', '2020-08'), event('hold', '2020-08-06'), true],
    ['month against a day outside', event('hold', '2020-08'), event('hold', '2020-09-01'), false],
    ['year against a month in it', event('agree', '2020'), event('agree', '2020-01'), true],
    ['another channel', event('hold', '2020-08-06'), event('hold', '2020-08-06', 'other'), false],
  ])('%s', (_, gold, predicted, equal) => {
    expect(strict(gold, predicted)).toBe(equal);
  });
});

describe('lenient', () => {
  it.each([
    ['the same tendency in a month', event('hold', '2020-08-06'), event('agree', '2020-08-30'), true],
    ['three days over a month’s end', event('hold', '2020-08-30'), event('hold', '2020-09-02'), true],
    ['four days over a month’s end', event('hold', '2020-08-30'), event('hold', '2020-09-03'), false],
    ['the other tendency', event('hold', '2020-08-06'), event('refuse', '2020-08-06'), false],
  ])('%s', (_, gold, predicted, equal) => {
    expect(lenient(gold, predicted)).toBe(equal);
  });
});

describe('pair', () => {
  it('matches each event at most once, and as many as can be', () => {
    const gold = [event('hold', '2020-08'), event('hold', '2020-08-06')];
    const predicted = [event('hold', '2020-08-06'), event('hold', '2020-08-20')];
    expect(pair(gold, predicted, strict)).toEqual([1, 0]);
    expect(pair(gold, predicted.slice(0, 1), strict).filter((at) => at !== undefined)).toEqual([0]);
  });
});

describe('score', () => {
  it('gives precision, recall and their harmonic mean', () => {
    const { precision, recall, f1 } = score({ matched: 3, predicted: 4, gold: 6 });
    expect([precision, recall]).toEqual([0.75, 0.5]);
    expect(f1).toBeCloseTo(0.6);
  });
});
