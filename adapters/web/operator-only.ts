import { basicAuth } from 'hono/basic-auth';
import { bearerAuth } from 'hono/bearer-auth';
import { every, some } from 'hono/combine';
import { csrf } from 'hono/csrf';
import { timingSafeEqual } from 'hono/utils/buffer';
import type { MiddlewareHandler } from 'hono';
import { BackchannelError } from '../../src/index.ts';
import type { Site } from './site.ts';

/**
 * Lets only the operator pass: the token as bearer token, or as the password of HTTP Basic under any name, for browsers. Since browsers send
 * a password by themselves, forms from other sites are refused. Without a token, no request passes.
 */
export function operatorOnly({ token, url }: Pick<Site, 'token' | 'url'>): MiddlewareHandler {
  if (token === undefined) return () => Promise.reject(notServed());
  const own = new URL(url).origin;
  const isPassword = (_: string, password: string) => timingSafeEqual(token, password);
  return every(
    csrf({ origin: (origin, c) => origin === own || origin === new URL(c.req.url).origin }),
    some(bearerAuth({ token }), basicAuth({ realm: 'Backchannel', verifyUser: isPassword })),
  );
}

function notServed(): BackchannelError {
  return new BackchannelError(
    'NOT_ALLOWED',
    'This is for the operator, and no token is configured.',
    'Set WEB_TOKEN, and send it as bearer token or as password.',
  );
}
