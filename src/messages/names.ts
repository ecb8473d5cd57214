import type { Brief } from '../domain/brief.ts';
import type { Language, Localized } from '../domain/language.ts';

/** Puts an event's actors into the reader's language, each once; what the brief does not know stays as it is. */
export type Namer = (actors: readonly string[]) => string[];

/**
 * People, bodies and offices by their ids, and sides by whatever they are called in a text ("华府", "Beijing").
 * An office has no name in traditional script: there its side stands for it.
 */
export function createNamer({ actors, roles, sides }: Brief, language: Language): Namer {
  const governments = sides.flatMap(({ title, names }) =>
    [...names.zh, ...names.en].map((name): [string, Localized] => [name, title]),
  );
  const offices = roles.map(({ id, side, titles }): [string, Localized] => {
    const party = sides.find((one) => one.id === side)?.title['zh-Hant'] ?? id;
    return [id, { en: titles.en[0] ?? id, 'zh-Hans': titles.zh[0] ?? id, 'zh-Hant': party }];
  });
  const people = actors.map(({ id, name }): [string, Localized] => [id, name]);
  const known = new Map([...governments, ...offices, ...people]);
  return (ids) => [...new Set(ids.map((id) => known.get(id)?.[language] ?? id))];
}

/**
 * Puts the people among actors into surnames, each once. English: the last word of a name, or the first where the person's side
 * puts surnames first. Chinese: what follows the last dot of a transcribed name, or the whole name.
 */
export function createSurnames({ actors, sides }: Brief, language: Language): Namer {
  const surnameFirst = new Set(
    sides.filter((side) => side.nameOrder === 'surname-first').map(({ id }) => id),
  );
  const people = new Map(
    actors
      .filter(({ offices }) => offices.length > 0)
      .map(({ id, side, name }) => [id, surnameOf(name[language], language, surnameFirst.has(side))]),
  );
  return (ids) => [...new Set(ids.flatMap((id) => people.get(id) ?? []))];
}

function surnameOf(name: string, language: Language, surnameFirst: boolean): string {
  const words = name
    .split(language === 'en' ? ' ' : '·')
    .filter((word) => !/^(?:Jr\.?|Sr\.?|I{2,3})$/.test(word));
  return (surnameFirst && language === 'en' ? words[0] : words.at(-1)) ?? name;
}
