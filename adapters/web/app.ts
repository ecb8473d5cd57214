import { type Context, Hono } from 'hono';
import { bearerAuth } from 'hono/bearer-auth';
import { HTTPException } from 'hono/http-exception';
import { matchedRoutes } from 'hono/route';
import { BackchannelError, type HttpRoute, observed } from '../../src/index.ts';
import { createApi } from './api/index.ts';
import { FEED_FILES, type FeedFile, feedContent, feedsOf } from './feeds/index.ts';
import { acceptedLanguage, LANGUAGE_SEGMENT, languageNamed } from './language.ts';
import { createRequest, type PageRequest, readRequest, type SitePage } from './page-request.ts';
import { PAGES } from './pages/index.ts';
import { securityHeaders } from './security.ts';
import { engineOf, firstEngine, type Site } from './site.ts';
import { errorPage } from './view/error-page.ts';
import { layout } from './view/layout.ts';

/** Paths of a brief: without a language, and with one. */
const PREFIXES = ['/:brief', `/${LANGUAGE_SEGMENT}/:brief`];

/** Everything that is answered on the web page's port. */
export function createApp(site: Site): Hono {
  const app = new Hono();
  app.use((c, next) => observed('request', routeOf(c), next));
  app.use(securityHeaders(site.url));
  app.route('/', site.assets.app);
  app.route('/', createApi(site));
  for (const route of site.routes) mount(app, site, route);
  app.get('/', (c) => c.redirect(`/${firstEngine(site).brief.name}`));
  for (const page of PAGES) {
    for (const prefix of PREFIXES) {
      app.get(prefix + page.path, (c) => showPage(site, c, page));
    }
  }
  for (const prefix of PREFIXES) {
    for (const path of ['', '/changes', '/groups/:group', '/channels/:channel']) {
      for (const file of FEED_FILES) app.get(`${prefix}${path}/${file}`, (c) => showFeed(site, c, file));
    }
  }
  app.notFound((c) => showError(site, c, undefined));
  app.onError((error, c) =>
    error instanceof HTTPException ? error.getResponse() : showError(site, c, error),
  );
  return app;
}

/** The pattern of the route that answers a request; all that has none of its own is `other`. */
function routeOf(c: Context): string {
  return matchedRoutes(c).find(({ path }) => !path.includes('*'))?.path ?? 'other';
}

/** Lets another part of the program answer a path; what is for the operator alone needs the token. */
function mount(app: Hono, { token }: Site, { path, operator, handle }: HttpRoute): void {
  if (operator && token === undefined) return;
  if (operator && token !== undefined) app.use(path, bearerAuth({ token }));
  app.all(path, (c) => handle(c.req.raw));
}

async function showPage(site: Site, c: Context, page: SitePage): Promise<Response> {
  const request = requestOf(site, c);
  const moved = page.moved?.(request);
  if (moved !== undefined) return c.redirect(request.base + moved);
  const { pathname, search } = new URL(c.req.url);
  const make = async () => layout(request, await page.show(request, c.req.param()), page);
  if (page.live) {
    c.header('Cache-Control', 'no-store');
    return c.html(await make());
  }
  return site.cache.respond(c, request.engine, `${request.language} ${pathname}${search}`, async () => ({
    type: 'text/html; charset=utf-8',
    body: await make(),
    headers: { 'Content-Language': request.language },
  }));
}

async function showFeed(site: Site, c: Context, file: FeedFile): Promise<Response> {
  const request = requestOf(site, c);
  const path = request.path.slice(0, -file.length - 1);
  const scope = feedsOf(request).find((one) => one.path === path);
  if (scope === undefined) throw new BackchannelError('NOT_FOUND', request.text('error.missing'), '');
  c.header('Cross-Origin-Resource-Policy', 'cross-origin');
  return site.cache.respond(c, request.engine, `${request.language} ${c.req.path}`, () =>
    feedContent(request, scope, file),
  );
}

/** @throws BackchannelError if there is no such brief, or a date of the query is none */
function requestOf(site: Site, c: Context): PageRequest {
  const { lang, brief = '' } = c.req.param() as { readonly lang?: string; readonly brief?: string };
  const engine = engineOf(site, brief);
  if (engine === undefined) throw new BackchannelError('NOT_FOUND', `There is no brief “${brief}”.`, '');
  return readRequest(site, c.req.url, { engine, ...placeOf(site, c, lang, brief) });
}

function placeOf(site: Site, c: Context, lang: string | undefined, brief: string) {
  const named = languageNamed(lang);
  if (named !== undefined) return { language: named, base: `/${named}/${brief}` };
  const language = acceptedLanguage(c.req.header('accept-language'), site.language);
  return { language, base: `/${brief}` };
}

/** Says what is wrong and leads back to the board; a defect is logged. */
function showError(site: Site, c: Context, error: unknown): Response {
  const known = error === undefined || error instanceof BackchannelError;
  if (!known) site.log.error({ err: error, path: c.req.path }, 'web: defect');
  const [first, second] = c.req.path.split('/').filter(Boolean);
  const named = languageNamed(first);
  const engine = engineOf(site, (named === undefined ? first : second) ?? '') ?? firstEngine(site);
  const place = { engine, ...placeOf(site, c, named, engine.brief.name) };
  const request = createRequest(site, place, '', new URLSearchParams());
  return c.html(layout(request, errorPage(request, error), { dated: false }), statusOf(error));
}

function statusOf(error: unknown): 400 | 403 | 404 | 500 {
  if (error === undefined) return 404;
  if (!(error instanceof BackchannelError)) return 500;
  if (error.code === 'NOT_ALLOWED') return 403;
  return error.code === 'NOT_FOUND' ? 404 : 400;
}
