import { hash } from 'node:crypto';
import { urlKey } from '../text/urls.ts';

/** An id that the same document always gets: from its address, whichever way it was reached, or else from its content. */
export function identify(url: string | null, title: string | null, paragraphs: readonly string[]): string {
  const source = url === null ? [title ?? '', ...paragraphs].join('\n') : urlKey(url);
  return hash('sha256', source, 'hex').slice(0, 16);
}
