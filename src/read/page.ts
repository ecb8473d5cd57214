import { isIP } from 'node:net';
import { Agent, fetch, type Response } from 'undici';
import type { RawDocument, Skipped } from '../domain/article.ts';
import { isWebAddress, withoutCredentials } from '../text/urls.ts';
import { isPublic, PrivateAddress, publicLookup } from './guard.ts';
import { MAX_DOCUMENT } from './limits.ts';
import { type Bytes, collect } from './stream.ts';

/** How long a page may take to arrive, in milliseconds. */
const PATIENCE = 20_000;
/** So many times a page may send on to another address. */
const MOST_REDIRECTIONS = 5;
const HEADERS = {
  accept: 'text/html, application/xhtml+xml, text/*;q=0.9, application/json;q=0.8',
  'user-agent': 'Backchannel',
};

/** Which addresses may be asked. */
export interface WebOptions {
  /** Addresses of private networks, too; without it only the open internet, whatever names and redirections lead to. */
  readonly anywhere?: boolean;
}

/** Fetches the page at an address. Its path is the address that it came from in the end. What gives no page comes out as `Skipped`. */
export async function fetchPage(
  given: string,
  { anywhere = false }: WebOptions = {},
): Promise<RawDocument | Skipped> {
  const address = withoutCredentials(given);
  const dispatcher = new Agent(anywhere ? {} : { connect: { lookup: publicLookup } });
  try {
    const { response, url } = await follow(address, {
      dispatcher,
      anywhere,
      authorization: authorizationIn(given),
    });
    if (!response.ok)
      return {
        path: address,
        reason: `the server answered ${response.status} ${response.statusText}`.trim(),
      };
    const bytes = await collect((response.body ?? []) as Bytes, MAX_DOCUMENT);
    if (bytes === undefined)
      return { path: address, reason: `larger than ${MAX_DOCUMENT / 1024 / 1024} MiB, which no article is` };
    const charset = charsetOf(response.headers.get('content-type'));
    return { path: url, bytes, ...(charset !== undefined && { charset }) };
  } catch (error) {
    return { path: address, reason: reasonOf(error) };
  } finally {
    await dispatcher.destroy();
  }
}

interface Way {
  readonly dispatcher: Agent;
  readonly anywhere: boolean;
  /** Sent to the host that was asked first, and to no other. */
  readonly authorization: string | undefined;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The name and password in an address, as the header that carries them. */
function authorizationIn(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const { username, password } = new URL(address);
  if (username === '' && password === '') return undefined;
  return `Basic ${Buffer.from([username, password].map(decoded).join(':')).toString('base64')}`;
}

/** Asks for a page and for those that it sends on to, each looked at before it is asked. */
async function follow(
  address: string,
  { dispatcher, anywhere, authorization }: Way,
): Promise<{ response: Response; url: string }> {
  const signal = AbortSignal.timeout(PATIENCE);
  let url = address;
  for (let sent = 0; sent <= MOST_REDIRECTIONS; sent += 1) {
    if (!anywhere) refusePrivate(new URL(url));
    const own = authorization !== undefined && new URL(url).origin === new URL(address).origin;
    const headers = own ? { ...HEADERS, authorization } : HEADERS;
    const response = await fetch(url, { dispatcher, signal, headers, redirect: 'manual' });
    const next = response.headers.get('location');
    if (response.status < 300 || response.status > 399 || next === null) return { response, url };
    await response.body?.cancel();
    url = withoutCredentials(new URL(next, url).href);
    if (!isWebAddress(url)) throw new Error('it sends on to something that is no page');
  }
  throw new Error('it sends on and on');
}

/** A name is looked at when it is resolved, an address as it stands. */
function refusePrivate({ hostname }: URL): void {
  const host = hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && !isPublic(host)) throw new PrivateAddress(`${host} lies in a private network`);
}

function charsetOf(type: string | null): string | undefined {
  return /charset\s*=\s*"?([\w-]{1,40})/i.exec(type ?? '')?.[1];
}

function reasonOf(error: unknown): string {
  const { cause = error } = error as { cause?: unknown };
  if (cause instanceof PrivateAddress) return `${cause.message}; only the open internet is read`;
  if (error instanceof DOMException && error.name === 'TimeoutError')
    return `no answer within ${PATIENCE / 1000} seconds; try again later`;
  const { code, message } = cause as { code?: string; message: string };
  return `it cannot be fetched: ${code ?? message}`;
}
