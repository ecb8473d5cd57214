import { hash as digest } from 'node:crypto';
import type { Article } from '../../domain/article.ts';

/** A digest of all that was read of an article. Its path is left out: a moved file is not an edited one. */
export function articleHash(article: Article): string {
  const { path: _, statedDate: __, ...content } = article;
  return hash(content);
}

/** A short digest of a value's JSON form. */
export function hash(value: unknown): string {
  return digest('sha256', JSON.stringify(value), 'base64url').slice(0, 22);
}
