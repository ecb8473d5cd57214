import { expect, test } from 'vitest';
import { fillDraft, formProblems, newDraft } from './subscription-form.ts';

const draft = newDraft({
  brief: 'strait',
  destination: { platform: 'chat', address: 'C1' },
  zone: 'UTC',
  language: 'en',
});

const schedule = (times: string, days = ['1']) => ({ posted: true, days, times, zone: ' Asia/Taipei ' });
const timesOf = (times: string) => fillDraft(draft, { schedule: schedule(times) }).schedule?.times;

test('times are accepted as people write them, in order, each once', () => {
  expect(timesOf('18:00, 8:30')).toEqual(['08:30', '18:00']);
  expect(timesOf('８：３０；18:00、08:30 9:05')).toEqual(['08:30', '09:05', '18:00']);
  expect(timesOf('')).toEqual([]);
});

test('lists are separated by commas, semicolons or lines of any script, not by spaces', () => {
  const { filter } = fillDraft(draft, { outlets: 'Reuters，新华社、 The Courier\nReuters', words: ' ' });
  expect(filter).toMatchObject({ outlets: ['Reuters', '新华社', 'The Courier'], words: [] });
});

test('fields that a form does not show stay as they are', () => {
  const filled = fillDraft(draft, { states: ['restored', 'nonsense'], language: 'zh-Hans', form: 'short' });
  expect(filled).toMatchObject({ language: 'zh-Hans', form: 'short', schedule: draft.schedule });
  expect(filled.filter.states).toEqual(['restored']);
  expect(fillDraft(filled, { language: 'fr' }).language).toBe('zh-Hans');
});

test('what is wrong is said by field', () => {
  const problems = (values: Parameters<typeof fillDraft>[1]) =>
    Object.keys(formProblems(fillDraft(draft, values), 'en')).sort();
  expect(problems({})).toEqual([]);
  expect(problems({ schedule: schedule('half past eight', []) })).toEqual(['days', 'times']);
  expect(problems({ schedule: schedule('24:00') })).toEqual(['times']);
  expect(problems({ schedule: { ...schedule('8:30'), zone: '' } })).toEqual(['zone']);
  expect(problems({ schedule: { ...schedule('8:30'), posted: false } })).toEqual(['options']);
  expect(problems({ schedule: { ...schedule('8:30'), posted: false }, alerts: true })).toEqual([]);
});
