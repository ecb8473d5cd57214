import type { IncomingHttpHeaders } from 'node:http';
import { MAX_URL } from '../../text/urls.ts';
import { FetchFailure } from './failures.ts';
import { headerOf } from './headers.ts';

const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const PERMANENT = new Set([301, 308]);
/** Feeds that moved several times need four or five; more lead nowhere. */
const MAX_REDIRECTS = 8;

/** What of an answer decides where to go on. */
interface Head {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
}

/** The end of a chain of redirects. */
export interface Followed<Reply> {
  readonly reply: Reply;
  readonly url: URL;
  /** Where the permanent redirects at the beginning of the chain lead. */
  readonly movedTo?: URL;
}

/**
 * Asks for an address and for those that it redirects to.
 * @throws FetchFailure where the chain is a loop, too long, or leads to something that is no web address.
 */
export async function follow<Reply extends Head>(
  start: URL,
  ask: (url: URL) => Promise<Reply>,
): Promise<Followed<Reply>> {
  const seen = new Set<string>();
  let url = start;
  let permanent = true;
  let movedTo: URL | undefined;
  for (;;) {
    seen.add(url.href);
    const reply = await ask(url);
    const location = REDIRECTS.has(reply.status) ? headerOf(reply.headers, 'location') : undefined;
    if (location === undefined) return { reply, url, ...(movedTo && { movedTo }) };
    url = targetOf(location, url);
    if (seen.has(url.href) || seen.size > MAX_REDIRECTS) throw new FetchFailure('redirects', url.host);
    permanent &&= PERMANENT.has(reply.status);
    if (permanent) movedTo = url;
  }
}

/** Name and password in a redirect are the server's idea, and are not sent. */
function targetOf(location: string, from: URL): URL {
  if (location.length > MAX_URL || !URL.canParse(location, from.href))
    throw new FetchFailure('redirects', from.host);
  const url = new URL(location, from);
  if (!/^https?:$/.test(url.protocol)) throw new FetchFailure('redirects', from.host);
  url.username = url.password = url.hash = '';
  return url;
}
