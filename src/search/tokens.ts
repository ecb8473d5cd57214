import type { Article } from '../model/article.ts';
import type { Tokens } from '../model/search.ts';
import { datesIn, widen } from './dates.ts';
import { normalize, tokensOfUnit, unitsOf } from './units.ts';

// Marks that no unit of a text has, for what is looked up apart from the words. Databases keep them as letters.
const TITLE = '·';
const OUTLET = '¤';
const DATE = '¶';

/** A token of a title, as a token beside those of the whole article. */
export function inTitle(token: string): string {
  return TITLE + token;
}

/** The token of an outlet; its name in any writing. */
export function outletToken(outlet: string): string {
  return OUTLET + unitsOf(normalize(outlet)).join('');
}

/** The token of a day, month or year of which an article is, or speaks. */
export function dateToken(date: string): string {
  return DATE + date.replaceAll('-', '');
}

/** All that an article can be found by: its words, those of its title once more as such, its outlet, its dates. */
export function tokensOf(article: Article): Tokens {
  const tokens = new Set<string>();
  for (const text of [article.title ?? '', ...article.paragraphs]) {
    const normalized = normalize(text);
    for (const unit of unitsOf(normalized)) for (const token of tokensOfUnit(unit)) tokens.add(token);
    for (const { date } of datesIn(normalized)) for (const one of widen(date)) tokens.add(dateToken(one));
  }
  for (const unit of unitsOf(normalize(article.title ?? '')))
    for (const token of tokensOfUnit(unit)) tokens.add(inTitle(token));
  if (article.outlet !== null) tokens.add(outletToken(article.outlet));
  if (article.published !== null)
    for (const one of widen(article.published.slice(0, 10))) tokens.add(dateToken(one));
  return [...tokens];
}
