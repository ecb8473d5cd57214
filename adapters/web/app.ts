import { type Context, Hono } from 'hono';
import { matchedRoutes } from 'hono/route';
import { BackchannelError, type HttpRoute, observed } from '../../src/index.ts';
import { createApi, openToPages } from './api/index.ts';
import { answerFailure } from './answer-failure.ts';
import { FEED_FILES, type FeedFile, feedContent, feedsOf } from './feeds/index.ts';
import { LANGUAGE_SEGMENT } from './language.ts';
import { operatorOnly } from './operator-only.ts';
import { type PageRequest, placeOf, readRequest, type SitePage } from './page-request.ts';
import { PAGES } from './pages/index.ts';
import { rateLimit } from './rate-limit.ts';
import { securityHeaders } from './security.ts';
import { readSentForm, SMALL_FORM } from './sent-form.ts';
import { engineOf, firstEngine, type Site, unknownBrief } from './site.ts';
import { layout } from './view/layout.ts';

/** Paths of a brief: without a language, and with one. */
const PREFIXES = ['/:brief', `/${LANGUAGE_SEGMENT}/:brief`];

/** Everything that is answered on the web page's port. */
export function createApp(site: Site): Hono {
  const app = new Hono();
  app.use((c, next) => observed('request', routeOf(c), next));
  app.use(securityHeaders(site.url));
  app.route('/', site.assets.app);
  app.use('/api/*', openToPages);
  app.use(rateLimit(site.clock));
  app.route('/', createApi(site));
  for (const route of site.routes) mount(app, site, route);
  app.get('/', (c) => c.redirect(`/${firstEngine(site).brief.name}`));
  for (const prefix of PREFIXES) app.use(`${prefix}/operator/*`, operatorOnly(site));
  for (const page of PAGES) {
    for (const prefix of PREFIXES) {
      app.get(prefix + page.path, (c) => showPage(site, c, page));
      if (page.submit !== undefined)
        app.post(prefix + page.path, SMALL_FORM, (c) => submitForm(site, c, page));
    }
  }
  for (const prefix of PREFIXES) {
    for (const path of ['', '/changes', '/groups/:group', '/channels/:channel']) {
      for (const file of FEED_FILES) app.get(`${prefix}${path}/${file}`, (c) => showFeed(site, c, file));
    }
  }
  app.notFound((c) => answerFailure(site, c, undefined));
  app.onError((error, c) => answerFailure(site, c, error));
  return app;
}

/** The pattern of the route that answers a request; all that has none of its own is `other`. */
function routeOf(c: Context): string {
  return matchedRoutes(c).find(({ path }) => !path.includes('*'))?.path ?? 'other';
}

/** Lets another part of the program answer a path; what is for the operator alone needs the token. */
function mount(app: Hono, site: Site, { path, operator, handle }: HttpRoute): void {
  if (operator) app.use(path, operatorOnly(site));
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

/** Goes on to the page that shows what became of the form: reloading that one sends nothing again. */
async function submitForm(site: Site, c: Context, page: SitePage): Promise<Response> {
  const request = requestOf(site, c);
  const submitted = await page.submit?.(request, c.req.param(), await readSentForm(c));
  if (submitted === undefined) return c.notFound();
  if ('path' in submitted) return c.redirect(request.base + submitted.path, 303);
  c.header('Cache-Control', 'no-store');
  return c.html(layout(request, submitted.content, page), submitted.status);
}

async function showFeed(site: Site, c: Context, file: FeedFile): Promise<Response> {
  const request = requestOf(site, c);
  const path = request.path.slice(0, -file.length - 1);
  const scope = feedsOf(request).find((one) => one.path === path);
  if (scope === undefined) throw new BackchannelError('NOT_FOUND', request.text('error.404.usual'), '');
  c.header('Cross-Origin-Resource-Policy', 'cross-origin');
  return site.cache.respond(c, request.engine, `${request.language} ${c.req.path}`, () =>
    feedContent(request, scope, file),
  );
}

/** @throws BackchannelError if there is no such brief, or a date of the query is none */
function requestOf(site: Site, c: Context): PageRequest {
  const { lang, brief = '' } = c.req.param() as { readonly lang?: string; readonly brief?: string };
  const engine = engineOf(site, brief);
  if (engine === undefined) throw unknownBrief(site, brief);
  return readRequest(site, c.req.url, { engine, ...placeOf(site, c, lang, brief) });
}
