import type { IncomingHttpHeaders } from 'node:http';
import type { Validators } from '../../domain/source.ts';

/** The one value of a header; of several, the first. */
export function headerOf(headers: IncomingHttpHeaders, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}

/** The media type that `Content-Type` names, in lower case and without parameters; `''` without one. */
export function typeOf(headers: IncomingHttpHeaders): string {
  return (headerOf(headers, 'content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
}

/** The charset that `Content-Type` names. */
export function charsetOf(headers: IncomingHttpHeaders): string | undefined {
  return /charset\s*=\s*"?([\w-]{1,40})/i.exec(headerOf(headers, 'content-type')?.slice(0, 200) ?? '')?.[1];
}

/** No server needs more to recognise what it sent. */
const MAX_VALIDATOR = 500;

export function validatorsOf(headers: IncomingHttpHeaders): Validators {
  const [etag = '', lastModified = ''] = ['etag', 'last-modified'].map((name) => headerOf(headers, name));
  const fits = (value: string) => value !== '' && value.length <= MAX_VALIDATOR;
  return { ...(fits(etag) && { etag }), ...(fits(lastModified) && { lastModified }) };
}

/** The headers that make a request conditional. */
export function conditionsFor({ etag, lastModified }: Validators): Readonly<Record<string, string>> {
  return {
    ...(etag !== undefined && { 'if-none-match': etag }),
    ...(lastModified !== undefined && { 'if-modified-since': lastModified }),
  };
}

/** Seconds that `Retry-After` asks to wait, stated as seconds or as a date; `undefined` without, or for a date that is past. */
export function retryAfterOf(headers: IncomingHttpHeaders, now: string): number | undefined {
  const value = headerOf(headers, 'retry-after')?.trim() ?? '';
  if (/^\d{1,9}$/.test(value)) return Number(value);
  const seconds = Math.ceil((Date.parse(value) - Date.parse(now)) / 1_000);
  return seconds > 0 ? seconds : undefined;
}

/** The name and password in an address, as the header that carries them. */
export function authorizationIn({ username, password }: URL): string | undefined {
  if (username === '' && password === '') return undefined;
  return `Basic ${Buffer.from([username, password].map(decoded).join(':')).toString('base64')}`;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
