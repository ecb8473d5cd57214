import { expect, test } from 'vitest';
import { happening } from '../../test/support/history.ts';
import { straitBrief, wordsOf } from '../../test/support/strait.ts';
import { createComposer } from './composer.ts';

const on = (...[action, date, details]: Parameters<typeof happening>) =>
  happening(action, date, { channel: 'ferry', confirmed: { by: 'chronology' }, ...details });

const events = [
  on('propose', '2024-01-02'),
  on('agree', '2024-01-03'),
  on('hold', '2024-01-04', { form: 'meeting', place: 'Port Town', actors: ['ada', 'bo'] }),
  on('hold', '2024-01-05', { form: 'call', actors: ['ada', 'bo'] }),
  on('hold', '2024-01-06', { actors: ['ada'] }),
  on('refuse', '2024-01-07'),
  on('resume', '2024-01-08', { form: 'video' }),
  on('schedule', '2024-01-09', { published: '2024-01-08' }),
];
const titles = (language: 'en' | 'zh-Hant', open: readonly (typeof events)[number][] = []) =>
  wordsOf(
    createComposer(straitBrief(), language).timeline({
      channel: 'ferry',
      events,
      asOf: '2024-02-01',
      isOpen: (event) => open.includes(event),
    }),
  ).filter((line) => line.startsWith('* '));

test('names events for what they were, never for a state', () => {
  expect(titles('en')).toEqual([
    '* 2 Jan 2024: proposed',
    '* 3 Jan 2024: agreed',
    '* 4 Jan 2024: met in Port Town',
    '* 5 Jan 2024: phone call',
    '* 6 Jan 2024: in operation',
    '* 7 Jan 2024: request refused',
    '* 8 Jan 2024: resumed, video call',
    '* 9 Jan 2024: scheduled',
  ]);
});

test('in Chinese', () => {
  expect(titles('zh-Hant').slice(1, 6)).toEqual([
    '* 2024年1月3日：達成共識',
    '* 2024年1月4日：會晤',
    '* 2024年1月5日：通話',
    '* 2024年1月6日：運作',
    '* 2024年1月7日：遭拒絕',
  ]);
});

test('a plan whose day is over lacks a report only where nothing has answered it', () => {
  const [plan] = events.slice(-1);
  if (plan === undefined) throw new Error('there is a plan');
  expect(titles('en', [plan]).at(-1)).toContain('due 9 Jan 2024, no report that it took place');
  expect(titles('en').at(-1)).not.toContain('no report');
});
