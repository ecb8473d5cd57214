import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context, MiddlewareHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { type Clock, isPublic } from '../../src/index.ts';

/** Requests that one client may make in a minute. */
const MAX_REQUESTS = 300;
const WINDOW_MS = 60_000;

/** Counts requests by client in windows of a minute, and refuses those beyond the limit with 429. */
export function rateLimit(clock: Clock, limit = MAX_REQUESTS): MiddlewareHandler {
  let window = 0;
  const counts = new Map<string, number>();
  return async (c, next) => {
    const now = Date.parse(clock.now());
    const current = Math.floor(now / WINDOW_MS);
    if (current !== window) counts.clear();
    window = current;
    const client = clientOf(c);
    const count = (counts.get(client) ?? 0) + 1;
    counts.set(client, count);
    const reset = Math.ceil(((current + 1) * WINDOW_MS - now) / 1_000);
    c.header('RateLimit-Limit', String(limit));
    c.header('RateLimit-Remaining', String(Math.max(0, limit - count)));
    c.header('RateLimit-Reset', String(reset));
    if (count <= limit) return next();
    c.header('Retry-After', String(reset));
    throw new HTTPException(429);
  };
}

/** Who asks: the address of the connection, or behind a proxy in the same network the one that the proxy saw. */
function clientOf(c: Context): string {
  const address = (getConnInfo(c).remote.address ?? '').replace(/^::ffff:/, '');
  const forwarded = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim();
  return networkOf(!isPublic(address) && forwarded ? forwarded : address);
}

/** One customer has a whole /64 network of IPv6. */
function networkOf(address: string): string {
  return address.includes(':') && !address.includes('.') ? address.split(':').slice(0, 4).join(':') : address;
}
