import type { Article } from '../domain/article.ts';
import type { PartialDate } from '../domain/dates.ts';
import type { Tokens } from '../domain/search.ts';
import { datesIn, widen } from './dates.ts';
import { createTokenSet } from './token-set.ts';
import { normalize, unitsOf } from './units.ts';

// Marks that no unit of a text has, for what is looked up apart from the words. Databases keep them as letters.
const TITLE = '·';
const OUTLET = '¤';
const DATE = '¶';

/** A token of the title, distinct from those of the whole article. */
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

/** An article's tokens: its words, title words marked as such, outlet and dates; the most selective come first. */
export function tokensOf(article: Article): Tokens {
  const title = normalize(article.title ?? '');
  const [all, ofTitle, dates] = [createTokenSet(), createTokenSet(), new Set<string>()];
  const addDate = (date: PartialDate) => {
    for (const one of widen(date)) dates.add(dateToken(one));
  };
  for (const text of [title, ...article.paragraphs.map(normalize)]) {
    for (const unit of unitsOf(text)) all.add(unit);
    for (const { date } of datesIn(text)) addDate(date);
  }
  for (const unit of unitsOf(title)) ofTitle.add(unit);
  if (article.published !== null) addDate(article.published.slice(0, 10));
  const outlet = article.outlet === null ? [] : [outletToken(article.outlet)];
  return [...outlet, ...dates, ...ofTitle.list().map(inTitle), ...all.list()];
}
