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

/** A person among the parties. */
interface Person {
  /** As in "Trump–Xi". */
  readonly surname: string;
  /** What the person is called without a counterpart: "Trump", but "Mao Ning", since many share a Chinese surname. */
  readonly alone: string;
}

/** Who took part in an event: of each side the one who counts most. */
export interface Parties {
  /** A person's full name, else a body's or an office's, else the side's. At most three sides. */
  readonly names: readonly string[];
  /** The people alone. At most two. */
  readonly people: readonly Person[];
}

/** Finds the parties among actors. Names that the brief does not know are of no side and are left out. */
export function createParties(brief: Brief, language: Language): (actors: readonly string[]) => Parties {
  const known = partiesOf(brief, language);
  return (ids) => {
    const sides = Map.groupBy(
      ids.flatMap((id) => known.get(id) ?? []),
      ({ side }) => side,
    );
    const chosen = [...sides.values()].flatMap((members) =>
      members.toSorted((a, b) => a.rank - b.rank).slice(0, 1),
    );
    return {
      names: chosen.slice(0, 3).map(({ name }) => name),
      people: chosen.flatMap(({ person }) => person ?? []).slice(0, 2),
    };
  };
}

interface Party {
  readonly side: string;
  readonly name: string;
  /** Absent where it is no person. */
  readonly person?: Person;
  readonly rank: 0 | 1 | 2;
}

function partiesOf(brief: Brief, language: Language): ReadonlyMap<string, Party> {
  const { actors, sides, roles } = brief;
  const named = createNamer(brief, language);
  const nameOf = (id: string) => named([id])[0] ?? id;
  const surnameFirst = new Set(
    sides.filter(({ nameOrder }) => nameOrder === 'surname-first').map(({ id }) => id),
  );
  const ofSides = sides.flatMap(({ id, title, names }) =>
    [...names.zh, ...names.en].map((name): [string, Party] => [
      name,
      { side: id, name: title[language], rank: 2 },
    ]),
  );
  const ofRoles = roles.map(({ id, side }): [string, Party] => [id, { side, name: nameOf(id), rank: 1 }]);
  const ofActors = actors.map(({ id, side, name, offices }): [string, Party] => {
    const full = name[language];
    if (offices.length === 0) return [id, { side, name: full, rank: 1 }];
    const surname = surnameOf(full, language, surnameFirst.has(side));
    const person = { surname, alone: surnameFirst.has(side) ? full : surname };
    return [id, { side, name: full, person, rank: 0 }];
  });
  return new Map([...ofSides, ...ofRoles, ...ofActors]);
}

/**
 * English: the last word of a name, or the first where the person's side puts surnames first. Chinese: what follows the last dot of
 * a transcribed name, or the whole name.
 */
function surnameOf(name: string, language: Language, surnameFirst: boolean): string {
  const words = name
    .split(language === 'en' ? ' ' : '·')
    .filter((word) => !/^(?:Jr\.?|Sr\.?|I{2,3})$/.test(word));
  return (surnameFirst && language === 'en' ? words[0] : words.at(-1)) ?? name;
}

const HAN = /\p{Script=Han}/u;

/**
 * Names who says something. Words in the reader's script stay as the article has them; in the other script the person or body that
 * the brief knows in them is named, the longest name first, so that 据 stands before 秦刚 and not before "Qin Gang".
 */
export function createVoices({ actors }: Brief, language: Language): (text: string) => string {
  let names: readonly (readonly [form: string, name: string])[] | undefined;
  const inChinese = language !== 'en';
  return (text) => {
    const words = text.trim();
    if (HAN.test(words) === inChinese) return words;
    names ??= actors
      .flatMap(({ name, aliases }) =>
        [...Object.values(name), ...aliases.en, ...aliases.zh].map((form) => [form, name[language]] as const),
      )
      .toSorted(([a], [b]) => b.length - a.length);
    return names.find(([form]) => containsName(words, form))?.[1] ?? words;
  };
}

/** Whether a text has the name in it, as whole words where it is a Latin one. */
function containsName(text: string, name: string): boolean {
  const at = text.indexOf(name);
  if (at < 0 || HAN.test(name)) return at >= 0;
  const isLetter = (character: string) => /\p{L}/u.test(character);
  return !isLetter(text.charAt(at - 1)) && !isLetter(text.charAt(at + name.length));
}
