import type { Condition } from '../domain/search.ts';
import { dateToken, inTitle } from './tokens.ts';
import { isHan, tokensOfUnit, unitsOf } from './units.ts';

/** One way in which a text may say what is asked for. */
export type QueryForm =
  /** Units parted by spaces, as they follow each other in a text. */
  | { readonly kind: 'phrase'; readonly key: string; readonly weight: number }
  /** All words that begin so: units parted by spaces, of which the last is a beginning. */
  | { readonly kind: 'prefix'; readonly key: string; readonly weight: number }
  /** A day, month or year. */
  | { readonly kind: 'date'; readonly key: string; readonly weight: number };

/** Forms that mean one thing: a text with any of them has it. */
export interface TermGroup {
  readonly forms: readonly QueryForm[];
  /** Its weight: below 1 for a part of what was typed. */
  readonly weight: number;
}

/** The condition that an article has one of the forms; of a phrase all tokens, whose order the text itself must show. */
export function conditionOf(forms: readonly QueryForm[], title = false): Condition {
  return { kind: 'any', of: forms.map((form) => formCondition(form, title)) };
}

function formCondition(form: QueryForm, title: boolean): Condition {
  const mark = (one: Token): Token => (title ? { ...one, token: inTitle(one.token) } : one);
  switch (form.kind) {
    case 'date':
      return { kind: 'token', token: dateToken(form.key) };
    case 'prefix': {
      const [before, last] = partPrefix(form.key);
      const begins: Condition = { kind: 'any', of: begun(last).map(mark) };
      if (before.length === 0) return begins;
      return { kind: 'all', of: [...before.flatMap(soughtTokens).map(mark), begins] };
    }
    case 'phrase':
      return { kind: 'all', of: form.key.split(' ').flatMap(soughtTokens).map(mark) };
  }
}

/** Whole units of a beginning, and the one that may go on. */
export function partPrefix(key: string): readonly [whole: readonly string[], begun: string] {
  const units = key.split(' ');
  return [units.slice(0, -1), units.at(-1) ?? ''];
}

interface Token {
  readonly kind: 'token';
  readonly token: string;
  readonly prefix?: boolean;
}

/** A run with more pairs is found by every other one. */
const MAX_PAIRS = 3;

/** The tokens that a unit's text surely has: a run may go on behind it, so its last character alone is none of them. */
function soughtTokens(unit: string): Token[] {
  if (!isHan(unit)) return [{ kind: 'token', token: unit }];
  if (unit.length === 1) return [{ kind: 'token', token: unit, prefix: true }];
  const pairs = tokensOfUnit(unit).slice(0, -1);
  // Every other pair of a long run covers all characters: half the work for the database; the text decides the order anyway.
  const telling =
    pairs.length > MAX_PAIRS ? pairs.filter((_, at) => at % 2 === 0 || at === pairs.length - 1) : pairs;
  return telling.map((token) => ({ kind: 'token', token }));
}

/** Words that begin so, by their stems; a stem may be shorter than what was typed (negotiati*, negoti). */
function begun(prefix: string): Token[] {
  if (isHan(prefix)) return soughtTokens(prefix);
  return [
    { kind: 'token', token: prefix, prefix: true },
    ...stemsBegun(prefix).map((token): Token => ({ kind: 'token', token })),
  ];
}

/** Stems that words beginning so may have: its own, as a word (policy*, polici), and its beginnings. */
export function stemsBegun(prefix: string): readonly string[] {
  const least = Math.max(4, prefix.length - 4);
  const beginnings = Array.from({ length: Math.max(0, prefix.length - least) }, (_, index) =>
    prefix.slice(0, least + index),
  );
  const own = unitsOf(prefix).filter((stem) => !stem.startsWith(prefix));
  return [...new Set([...own, ...beginnings])];
}
