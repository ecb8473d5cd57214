import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { type Failure, failureOf } from './failure.ts';
import { languageNamed } from './language.ts';
import { createRequest, placeOf } from './page-request.ts';
import { engineOf, firstEngine, type Site } from './site.ts';
import { errorPage } from './view/error-page.ts';
import { layout } from './view/layout.ts';

/** Says what is wrong: as JSON to programs, to people as a page that leads back to the board. A defect is logged. */
export function answerFailure(site: Site, c: Context, error: unknown): Response {
  const failure = failureOf(error);
  if (failure.status >= 500) site.log.error({ err: error, path: c.req.path }, 'web: request failed');
  keepHeaders(c, error);
  c.header('Cache-Control', 'no-store');
  return isForPrograms(c.req.path) ? json(c, failure) : page(site, c, failure);
}

/** What a browser has to know besides: how to present the token. */
function keepHeaders(c: Context, error: unknown): void {
  const challenge =
    error instanceof HTTPException ? error.getResponse().headers.get('www-authenticate') : null;
  if (challenge !== null) c.header('WWW-Authenticate', challenge);
}

function isForPrograms(path: string): boolean {
  return path.startsWith('/api/') || path === '/mcp' || path === '/metrics';
}

function json(c: Context, { status, code, problem, remedy }: Failure): Response {
  return c.json({ error: { code, problem, remedy } }, status);
}

function page(site: Site, c: Context, failure: Failure): Response {
  const [first, second] = c.req.path.split('/').filter(Boolean);
  const segment = languageNamed(first);
  const engine = engineOf(site, (segment === undefined ? first : second) ?? '') ?? firstEngine(site);
  const place = { engine, ...placeOf(site, c, segment, engine.brief.name) };
  const request = createRequest(site, place, '', new URLSearchParams());
  return c.html(layout(request, errorPage(request, failure), { dated: false }), failure.status);
}
