import { expect, it } from 'vitest';
import { straitBrief } from '../../test/support/strait.ts';
import type { Brief } from '../domain/brief.ts';
import { createNamer } from './names.ts';

const strait = straitBrief();
const brief: Brief = {
  ...strait,
  sides: strait.sides.map((side) =>
    side.id === 'north' ? { ...side, names: { zh: ['北方', '北府'], en: ['North', 'Northgate'] } } : side,
  ),
};

it('names a person in the reader’s language', () => {
  expect(createNamer(brief, 'zh-Hant')(['ada', 'bo'])).toEqual(['艾達', '博']);
});

it('names a government that a text calls by its seat, whatever the text’s language', () => {
  expect(createNamer(brief, 'en')(['北府', 'bo'])).toEqual(['North', 'Bo South']);
  expect(createNamer(brief, 'zh-Hans')(['Northgate'])).toEqual(['北方']);
});

it('names each once', () => {
  expect(createNamer(brief, 'en')(['北府', '北方', 'ada'])).toEqual(['North', 'Ada North']);
});

it('leaves what the brief does not know', () => {
  expect(createNamer(brief, 'en')(['Captain Nobody'])).toEqual(['Captain Nobody']);
});
