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

/**
 * A link as an absolute web address without credentials; `null` where it is none.
 * @param bases what it may be relative to, outermost first; each may be relative to those before.
 */
export function addressOf(
  link: string | null | undefined,
  bases: readonly (string | null | undefined)[],
): string | null {
  const text = link?.trim() ?? '';
  if (text === '' || text.length > MAX_URL) return null;
  const base = bases.reduce<string | undefined>(
    (outer, inner) => (inner ? (resolved(inner.trim(), outer) ?? outer) : outer),
    undefined,
  );
  const address = resolved(text, base);
  return address !== undefined && /^https?:/i.test(address) ? withoutCredentials(address) : null;
}

function resolved(link: string, base: string | undefined): string | undefined {
  return URL.canParse(link, base) ? new URL(link, base).href : undefined;
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
