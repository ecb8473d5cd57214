import type { IncomingHttpHeaders } from 'node:http';
import { Agent, interceptors, request } from 'undici';
import type { SourceFailure, SourceFailureKind, Validators } from '../../domain/source.ts';
import { isWebAddress, withoutCredentials } from '../../text/urls.ts';
import { ACCEPTED_ENCODINGS, type BodyLimits, gunzipped, readBody } from './body.ts';
import { failureOf, failureOfStatus } from './failures.ts';
import { type AllowedHosts, createGuard } from './guard.ts';
import {
  authorizationIn,
  charsetOf,
  conditionsFor,
  headerOf,
  retryAfterOf,
  typeOf,
  validatorsOf,
} from './headers.ts';
import { type Followed, follow } from './redirects.ts';
import { createTurns } from './turns.ts';

/** What a client is made with. */
export interface HttpOptions {
  /** The present instant, ISO 8601. */
  readonly now: () => string;
  /** Hosts that may be called although they lie in a private network; none where nothing is said. */
  readonly allowedHosts?: AllowedHosts | undefined;
  /** Milliseconds between the end of a request to a host and the next one. */
  readonly pause?: number | undefined;
  /** Milliseconds that a request may take from its turn to the last byte. */
  readonly timeout?: number | undefined;
}

/** How something is asked for. */
export interface HttpRequest {
  /** An address whose name and password are sent to its own origin; the one that is asked by default. */
  readonly login?: string;
  /** Milliseconds to leave the host alone afterwards, where that is longer than usual. */
  readonly pause?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Content as a server sent it, unpacked. */
export interface HttpContent {
  /** Where it came from in the end, without credentials. */
  readonly url: string;
  readonly bytes: Uint8Array;
  /** The charset that the server names. */
  readonly charset?: string;
  /** The media type that the server names, `''` where it names none. */
  readonly type: string;
  readonly validators: Validators;
}

/** Content, and the address to ask from now on where permanent redirects lead away. */
export type HttpAnswer =
  | HttpFailure
  | (HttpContent & { readonly outcome: 'content'; readonly movedTo?: string });

/** Nothing new since the validators were given. */
export interface HttpUnchanged {
  readonly outcome: 'unchanged';
  readonly movedTo?: string;
}

/** A failure, with the seconds that the server asks to wait. */
export interface HttpFailure {
  readonly outcome: 'failed';
  readonly failure: SourceFailure;
  readonly retryAfter?: number;
}

export function failed(kind: SourceFailureKind, detail = ''): HttpFailure {
  return { outcome: 'failed', failure: { kind, detail } };
}

/** Asks for addresses and those that they redirect to. Rejects where `signal` is aborted, and never else. */
export interface HttpClient {
  get(url: string, request?: HttpRequest): Promise<HttpAnswer>;
  getIfChanged(
    url: string,
    validators: Validators,
    request?: HttpRequest,
  ): Promise<HttpAnswer | HttpUnchanged>;
  /** Closes all connections; requests under way fail. */
  close(): Promise<void>;
}

/** The name under which the program goes, in requests and in a site's robots.txt. */
export const USER_AGENT = 'Backchannel';

const MIB = 1024 * 1024;
const LIMITS: BodyLimits = { sent: 5 * MIB, unpacked: 16 * MIB };

const HEADERS = {
  accept:
    'application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, text/html;q=0.8, */*;q=0.5',
  'accept-encoding': ACCEPTED_ENCODINGS,
  'user-agent': `${USER_AGENT} (news reader, follows robots.txt)`,
};

/** A connection that breaks is tried once more; other failures wait for the next poll. */
const RETRY = { maxRetries: 1, minTimeout: 200, statusCodes: [] };

interface Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** Empty where the status says that there is no content. */
  readonly bytes: Uint8Array;
}

/**
 * A client that keeps within the open internet and is polite: one connection to a host, with a pause after each request. Nothing is
 * held in memory beyond the limits, whatever a body unpacks to.
 */
export function createHttpClient({
  now,
  allowedHosts = new Set(),
  pause = 1_000,
  timeout = 30_000,
}: HttpOptions): HttpClient {
  const guard = createGuard(allowedHosts);
  const agent = new Agent({ connections: 1, connect: { lookup: guard.lookup } });
  const dispatcher = agent.compose(interceptors.retry(RETRY));
  const turns = createTurns();

  const ask = async (
    address: string,
    conditions: Readonly<Record<string, string>>,
    asked: HttpRequest,
  ): Promise<HttpAnswer | HttpUnchanged> => {
    asked.signal?.throwIfAborted();
    if (!isWebAddress(address) || !URL.canParse(address)) return failed('address');
    const login = new URL(asked.login ?? address);
    const authorization = authorizationIn(login);
    let started = false;
    const send = async (to: URL): Promise<Reply> => {
      guard.check(to.hostname);
      const own = authorization !== undefined && to.origin === login.origin;
      const headers = { ...HEADERS, ...conditions, ...(own && { authorization }) };
      const signal = AbortSignal.any([AbortSignal.timeout(timeout), ...(asked.signal ? [asked.signal] : [])]);
      started = false;
      const {
        statusCode: status,
        headers: answered,
        body,
      } = await request(to, { dispatcher, headers, signal });
      started = true;
      if (status >= 200 && status < 300) {
        const bytes = await readBody(body, headerOf(answered, 'content-encoding'), LIMITS);
        return { status, headers: answered, bytes: await gunzipped(bytes, LIMITS) };
      }
      await body.dump({ limit: 64 * 1024, signal });
      return { status, headers: answered, bytes: new Uint8Array() };
    };
    const inTurn = (to: URL) =>
      turns.take(to.host, () => send(to), Math.max(pause, asked.pause ?? 0), asked.signal);
    try {
      return answerOf(await follow(startOf(address), inTurn), now());
    } catch (error) {
      asked.signal?.throwIfAborted();
      return { outcome: 'failed', failure: failureOf(error, started) };
    }
  };

  return {
    async get(url, request = {}) {
      const answer = await ask(url, {}, request);
      if (answer.outcome !== 'unchanged') return answer;
      return { outcome: 'failed', failure: failureOfStatus(304) };
    },
    getIfChanged: (url, validators, request = {}) => ask(url, conditionsFor(validators), request),
    close: () => agent.destroy(),
  };
}

function startOf(address: string): URL {
  const url = new URL(withoutCredentials(address));
  url.hash = '';
  return url;
}

function answerOf({ reply, url, movedTo }: Followed<Reply>, now: string): HttpAnswer | HttpUnchanged {
  const { status, headers, bytes } = reply;
  const moved = movedTo && { movedTo: movedTo.href };
  if (status === 304) return { outcome: 'unchanged', ...moved };
  if (status < 200 || status > 299) {
    const retryAfter = retryAfterOf(headers, now);
    const waiting = retryAfter !== undefined && { retryAfter };
    return { outcome: 'failed', failure: failureOfStatus(status), ...waiting };
  }
  const charset = charsetOf(headers);
  return {
    outcome: 'content',
    url: url.href,
    ...moved,
    bytes,
    ...(charset !== undefined && { charset }),
    type: typeOf(headers),
    validators: validatorsOf(headers),
  };
}
