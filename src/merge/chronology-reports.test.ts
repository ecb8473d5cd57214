import { expect, test } from 'vitest';
import { straitBrief } from '../../test/support/strait.ts';
import type { Fact } from '../domain/brief.ts';
import { factReports } from './chronology-reports.ts';

const FACT: Fact = {
  id: 'ferry/hold/2023-05',
  channel: 'ferry',
  action: 'hold',
  date: '2023-05',
  actors: ['anna'],
  fact: { en: 'They met.', 'zh-Hans': '双方会面。', 'zh-Hant': '雙方會面。' },
  sources: [
    { outlet: 'Gazette', url: 'https://example.org/a', published: '2023-05-04' },
    { outlet: 'Herald', url: 'https://example.org/b' },
  ],
};
const reportsOf = (...chronology: readonly Fact[]) => factReports({ ...straitBrief(), chronology });

test('a fact is a report of each of its sources, in their order', () => {
  const event = {
    channel: 'ferry',
    action: 'hold',
    date: '2023-05',
    precision: 'month',
    background: false,
    actors: ['anna'],
    evidence: 'They met.',
    fact: FACT.fact,
  };
  const source = { kind: 'chronology', id: FACT.id, title: null };
  expect(reportsOf(FACT)).toEqual([
    {
      event,
      source: {
        ...source,
        outlet: 'Gazette',
        url: 'https://example.org/a',
        published: '2023-05-04',
        order: 0,
      },
    },
    {
      event,
      source: { ...source, outlet: 'Herald', url: 'https://example.org/b', published: null, order: 1 },
    },
  ]);
});

test('the form of a contact is kept where the chronology has one', () => {
  expect(reportsOf({ ...FACT, form: 'call' })[0]?.event.form).toBe('call');
  expect(reportsOf(FACT)[0]?.event).not.toHaveProperty('form');
});

test('an empty chronology has no reports', () => {
  expect(reportsOf()).toEqual([]);
});
