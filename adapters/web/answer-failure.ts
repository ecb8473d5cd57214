import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { languageTagged } from '../../src/index.ts';
import { type Failure, failureOf } from './failure.ts';
import { languageNamed } from './language.ts';
import { createRequest, type PagePlace, placeOf } from './page-request.ts';
import { engineOf, firstEngine, type Site } from './site.ts';
import { errorPage } from './view/error-page.ts';
import { layout } from './view/layout.ts';

/** Says what is wrong: as JSON to programs, to people as a page that leads back to the board. A defect is logged. */
export function answerFailure(site: Site, c: Context, error: unknown): Response {
  const forPrograms = isForPrograms(c.req.path);
  const place = placeIn(site, c);
  const language = forPrograms ? (languageTagged(c.req.query('lang') ?? '') ?? 'en') : place.language;
  const failure = failureOf(error, language);
  if (failure.status >= 500) site.log.error({ err: error, path: c.req.path }, 'web: request failed');
  keepHeaders(c, error);
  c.header('Cache-Control', 'no-store');
  return forPrograms ? json(c, failure) : page(site, c, place, failure);
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

/** The brief that the path names, or else the first one, in the reader's language. */
function placeIn(site: Site, c: Context): PagePlace {
  const [first, second] = c.req.path.split('/').filter(Boolean);
  const segment = languageNamed(first);
  const engine = engineOf(site, (segment === undefined ? first : second) ?? '') ?? firstEngine(site);
  return { engine, ...placeOf(site, c, segment, engine.brief.name) };
}

function page(site: Site, c: Context, place: PagePlace, failure: Failure): Response {
  const request = createRequest(site, place, '', new URLSearchParams());
  return c.html(layout(request, errorPage(request, failure), { dated: false }), failure.status);
}
