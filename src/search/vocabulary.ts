import type { Brief, Phrases } from '../domain/brief.ts';
import type { Localized } from '../domain/language.ts';
import type { Dictionary } from './dictionary.ts';
import type { QueryForm } from './form.ts';
import { isHan, normalize, unitsOf } from './units.ts';

/** Weight of a linked form relative to the typed one, by how surely it means the same. */
const WEIGHTS = { actor: 1, names: 1, side: 0.8, words: 0.8, role: 0.7, channel: 0.6 } as const;

/** A brief's names and phrases: which other forms mean the same as one, in both languages. */
export interface SearchVocabulary {
  /** Other forms of a phrase (units parted by spaces); `undefined` where the brief does not have it. */
  formsOf(key: string): readonly QueryForm[] | undefined;
  /** Units of the longest phrase. */
  readonly longest: number;
  /** For words that the brief does not have. */
  readonly dictionary: Dictionary;
}

/** Links names of actors, sides, offices and channels, and the words that the brief sets side by side. */
export function createSearchVocabulary(brief: Brief, dictionary: Dictionary): SearchVocabulary {
  const forms = new Map<string, Map<string, number>>();
  const link = (phrases: readonly string[], weight: number, asked: readonly string[] = []) => {
    const keys = leastOf(phrases.map(keyOf));
    for (const key of new Set([...phrases.map(keyOf), ...asked.map(keyOf)])) {
      const linked = forms.get(key) ?? new Map<string, number>();
      for (const other of keys) linked.set(other, Math.max(weight, linked.get(other) ?? 0));
      forms.set(key, linked);
    }
  };
  for (const { title, names } of brief.sides) link(titlesOf(title), WEIGHTS.side, both(names));
  for (const { name, aliases, ambiguous } of brief.actors)
    link([...titlesOf(name), ...both(aliases)], WEIGHTS.actor, both(ambiguous));
  for (const { titles, bareTitles } of brief.roles)
    link([...both(titles), ...both(bareTitles)], WEIGHTS.role);
  for (const { title, cues } of brief.channels)
    link([...titlesOf(title), ...both(cues.terms)], WEIGHTS.channel);
  for (const names of brief.names) link(both(names), WEIGHTS.names);
  for (const words of brief.words) link(both(words), WEIGHTS.words);
  forms.delete('');
  return {
    formsOf: (key) => {
      const linked = forms.get(key);
      return linked && formsIn(linked);
    },
    longest: Math.max(1, ...[...forms.keys()].map((key) => key.split(' ').length)),
    dictionary,
  };
}

/** More forms than these make a question slow and no better. */
const MAX_FORMS = 16;

/** Forms by their weight, without those in which a form of the same weight or more stands. */
function formsIn(linked: ReadonlyMap<string, number>): QueryForm[] {
  const heavier = [...linked].toSorted(([, a], [, b]) => b - a);
  return heavier
    .filter(([key], at) => !heavier.slice(0, at).some(([other]) => holds(key, other)))
    .slice(0, MAX_FORMS)
    .map(([key, weight]) => ({ kind: 'phrase', key, weight }));
}

/** A phrase as it is looked up; of so few characters nothing tells the script, so all are folded. */
export function keyOf(phrase: string): string {
  return unitsOf(normalize(phrase)).join(' ');
}

function titlesOf(title: Localized): string[] {
  return Object.values(title);
}

function both({ zh, en }: Phrases): string[] {
  return [...zh, ...en];
}

/** Keys without those that hold another one: where the shorter is found, the longer is. */
function leastOf(keys: readonly string[]): string[] {
  const distinct = [...new Set(keys)].filter((key) => key !== '');
  return distinct.filter((key) => !distinct.some((other) => other !== key && holds(key, other)));
}

function holds(key: string, other: string): boolean {
  return isHan(other) ? key.includes(other) : ` ${key} `.includes(` ${other} `);
}
