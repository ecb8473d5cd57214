import type { Condition, Tokens } from '../../domain/search.ts';

/** Limits of PostgreSQL's text search: https://www.postgresql.org/docs/current/textsearch-limits.html */
const LIMITS = {
  /** Bytes of all tokens of an article; those that are over it are left out. */
  tsvector: 2 ** 20 - 1,
  /** Characters of a token: no more than 2,047 bytes of UTF-8. */
  lexeme: 511,
} as const;

/** A condition as FTS5 understands it (https://www.sqlite.org/fts5.html#full_text_query_syntax); no token has a quotation mark in it. */
export function toFts5(condition: Condition): string {
  switch (condition.kind) {
    case 'token':
      return condition.prefix ? `"${condition.token}" *` : `"${condition.token}"`;
    case 'all':
      return `(${condition.of.map(toFts5).join(' AND ')})`;
    case 'any':
      return `(${condition.of.map(toFts5).join(' OR ')})`;
    case 'except':
      return `(${toFts5(condition.from)} NOT ${toFts5(condition.without)})`;
  }
}

/** A condition as a `tsquery` (https://www.postgresql.org/docs/current/datatype-textsearch.html#DATATYPE-TSQUERY). */
export function toTsquery(condition: Condition): string {
  switch (condition.kind) {
    case 'token':
      return `'${lexemeOf(condition.token).replace(/['\\]/g, '$&$&')}'${condition.prefix ? ':*' : ''}`;
    case 'all':
      return `(${condition.of.map(toTsquery).join(' & ')})`;
    case 'any':
      return `(${condition.of.map(toTsquery).join(' | ')})`;
    case 'except':
      return `(${toTsquery(condition.from)} & !${toTsquery(condition.without)})`;
  }
}

/** An article's tokens as the column `tokens` has them in PostgreSQL: in text that becomes a `tsvector` in the index. */
export function toTokenText(tokens: Tokens): string {
  const text = tokens.map(lexemeOf).sort().join(' ');
  if (Buffer.byteLength(text) <= LIMITS.tsvector) return text;
  const first = Buffer.from(tokens.map(lexemeOf).join(' ')).toString('utf8', 0, LIMITS.tsvector);
  return first.slice(0, first.lastIndexOf(' '));
}

function lexemeOf(token: string): string {
  return token.slice(0, LIMITS.lexeme);
}
