import { hash } from 'node:crypto';

const TRACKING = /^(?:utm_|fbclid$|gclid$|mc_cid$|mc_eid$|igshid$|spm$)/i;

/** Most addresses are canonical as they stand: nothing to lower, to drop or to encode. */
const CANONICAL = /^https?:\/\/[a-z\d.-]+\/[\w\-/%~,;=+]*(?:\.[\w-]+)*$/;

/** The same page's one address: host in lower case, without fragment and tracking parameters. */
function canonicalUrl(url: string): string {
  if (CANONICAL.test(url)) return url;
  try {
    const parsed = new URL(url);
    parsed.hash = '';
    for (const name of [...parsed.searchParams.keys()])
      if (TRACKING.test(name)) parsed.searchParams.delete(name);
    return parsed.href;
  } catch {
    return url;
  }
}

/** An id that the same document always gets: from its address, or else from its content. */
export function identify(url: string | null, title: string | null, paragraphs: readonly string[]): string {
  const source = url === null ? [title ?? '', ...paragraphs].join('\n') : canonicalUrl(url);
  return hash('sha256', source, 'hex').slice(0, 16);
}
