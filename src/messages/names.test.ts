import { describe, expect, it } from 'vitest';
import { straitBrief } from '../../test/support/strait.ts';
import type { Brief } from '../domain/brief.ts';
import { createNamer, createParties, createVoices } from './names.ts';
import { createPlaces } from './places.ts';

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

describe('the parties of an event', () => {
  const parties = createParties(brief, 'en');

  it('are the first person of each side, or the side itself', () => {
    expect(parties(['ada', 'Northgate', 'bo'])).toEqual({
      names: ['Ada North', 'Bo South'],
      people: [
        { surname: 'North', alone: 'North' },
        { surname: 'South', alone: 'South' },
      ],
    });
    expect(parties(['Northgate', 'bo'])).toEqual({
      names: ['North', 'Bo South'],
      people: [{ surname: 'South', alone: 'South' }],
    });
  });

  it('have one alone by the full name where surnames come first', () => {
    const sides = brief.sides.map((side) => ({ ...side, nameOrder: 'surname-first' as const }));
    expect(createParties({ ...brief, sides }, 'en')(['bo']).people).toEqual([
      { surname: 'Bo', alone: 'Bo South' },
    ]);
  });

  it('leave out those whom the brief does not know', () => {
    expect(parties(['Captain X', 'the harbour master'])).toEqual({ names: [], people: [] });
  });
});

describe('a place', () => {
  it.each([
    ['Port Town Monday', 'Port Town'],
    ['the Great Hall of the People', 'the Great Hall of the People'],
    ['North-South', undefined],
    ['How U.S.', undefined],
    ['Ada North', undefined],
    ['港口', undefined],
  ])('%s is shown to an English reader as %s', (text, shown) => {
    expect(createPlaces(brief, 'en')(text)).toBe(shown);
  });

  it('is shown to a Chinese reader in Chinese', () => {
    expect(createPlaces(brief, 'zh-Hant')('舊港')).toBe('舊港');
    expect(createPlaces(brief, 'zh-Hans')('舊港')).toBe('旧港');
    expect(createPlaces(brief, 'zh-Hans')('Port Town')).toBeUndefined();
  });
});

describe('who says something', () => {
  it('stays as the article names them, in its own script', () => {
    expect(createVoices(brief, 'en')(' Minister Ada North ')).toBe('Minister Ada North');
    expect(createVoices(brief, 'zh-Hans')('北方部长艾达')).toBe('北方部长艾达');
  });

  it('is named by the brief in the other script', () => {
    expect(createVoices(brief, 'zh-Hant')('Minister Ada North')).toBe('艾達');
    expect(createVoices(brief, 'en')('北方部长艾达')).toBe('Ada North');
    expect(createVoices(brief, 'zh-Hans')('Ada Northcote')).toBe('Ada Northcote');
  });
});
