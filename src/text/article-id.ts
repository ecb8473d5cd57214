import { hash } from 'node:crypto';
import { isHomePage, urlKey } from './urls.ts';

/** What an article's id follows from. */
export interface Identifying {
  readonly url: string | null;
  readonly title: string | null;
  readonly paragraphs: readonly string[];
}

/**
 * An id that the same document always gets: from its address, whichever way it was reached, or else from its content. A site's
 * home page shows another article every day, so its address identifies none.
 */
export function identify({ url, title, paragraphs }: Identifying): string {
  return digest(url === null || isHomePage(url) ? [title ?? '', ...paragraphs].join('\n') : urlKey(url));
}

/**
 * The ids under which an article may be stored, best first. Where the first is taken by another article, the address decides;
 * then come places of its own after the id, and at last one after its text.
 */
export function idsFor(article: Identifying & { readonly id: string }): readonly string[] {
  const { id, url, title, paragraphs } = article;
  const own = url !== null && !isHomePage(url) ? [identify(article)] : [];
  const places = Array.from({ length: MAX_PLACES }, (_, place) => digest(`${id}\n${place + 2}`));
  return [...new Set([id, ...own, ...places, digest([title ?? '', ...paragraphs].join('\n'))])];
}

/** Articles that share an id by mistake are few; of a page that shows another text each hour all the others are found by their text. */
const MAX_PLACES = 6;

/** Ids of earlier releases, which took all of a page's routes, and all texts of a home page, for one article. */
export function formerIdsOf({ url }: Identifying): readonly string[] {
  if (url === null) return [];
  const [page = ''] = urlKey(url).split('#');
  return page.length < urlKey(url).length || isHomePage(url) ? [digest(page)] : [];
}

function digest(text: string): string {
  return hash('sha256', text, 'hex').slice(0, 16);
}
