import { hash } from 'node:crypto';
import type { FetchedItem } from '../domain/source.ts';
import { cleanLine } from '../text/clean.ts';
import { parseHtml } from '../text/html.ts';
import { MAX_URL, withoutCredentials } from '../text/urls.ts';

/** A title in one line; `null` where nothing is left. */
export function titleOf(value: string, kind: 'html' | 'text' | 'unknown'): string | null {
  if (kind === 'text' || !/<[a-z!/]/i.test(value)) return cleanLine(value);
  const { root, textOf } = parseHtml(value);
  return cleanLine(textOf(root));
}

/** Addresses that a link may be relative to, outermost first; each may be relative to those before. */
export type Bases = readonly (string | null | undefined)[];

/** A link as an absolute web address without credentials; `null` where it is none. */
export function addressOf(link: string | null | undefined, bases: Bases): string | null {
  const text = link?.trim() ?? '';
  if (text === '' || text.length > MAX_URL) return null;
  const address = resolved(text, baseOf(bases));
  return address !== undefined && /^https?:/i.test(address) ? withoutCredentials(address) : null;
}

/** The one address that several bases come to. */
export function baseOf(bases: Bases): string | undefined {
  return bases.reduce<string | undefined>(
    (outer, inner) => (inner ? (resolved(inner.trim(), outer) ?? outer) : outer),
    undefined,
  );
}

function resolved(link: string, base: string | undefined): string | undefined {
  return URL.parse(link, base)?.href;
}

/** An item that is no more than a link; it changes with its title and with `state`. */
export function linkItem(url: string, title: string | null, state = ''): FetchedItem {
  const revision = revisionOf(title, state);
  return { id: null, url, title, outlet: null, published: null, unread: null, content: null, revision };
}

/** What changes with an item's title and content. */
export function revisionOf(title: string | null, content: string | null): string {
  return hash('sha256', `${title ?? ''}\n${content ?? ''}`, 'hex').slice(0, 16);
}
