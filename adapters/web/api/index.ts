import { OpenAPIHono, z } from '@hono/zod-openapi';
import { cors } from 'hono/cors';
import { BackchannelError } from '../../../src/index.ts';
import { operatorOnly } from '../operator-only.ts';
import { engineOf, type Site, unknownBrief } from '../site.ts';
import { addEndpoint } from './endpoint.ts';
import { ENDPOINTS, eventQuery } from './endpoints.ts';
import { findEvents, pageOf } from './events.ts';
import { eventsCsv } from './export.ts';
import { answers } from './schemas.ts';

/** Lets pages of every origin ask. */
export const openToPages = cors({
  origin: '*',
  allowMethods: ['GET', 'HEAD', 'OPTIONS'],
  exposeHeaders: ['ETag', 'RateLimit-Limit', 'RateLimit-Remaining', 'RateLimit-Reset', 'Retry-After'],
});

/** The API under `/api/v1`, described by `/api/v1/openapi.json`. */
export function createApi(site: Site): OpenAPIHono {
  const api = new OpenAPIHono();
  const { openAPIRegistry: registry } = api;
  registry.registerComponent('securitySchemes', 'token', { type: 'http', scheme: 'bearer' });
  registry.registerComponent('securitySchemes', 'password', { type: 'http', scheme: 'basic' });
  for (const one of ENDPOINTS.filter(({ operator }) => operator)) {
    const path = `/api/v1${one.path.replaceAll(/\{(\w+)\}/g, ':$1')}`;
    api.use(path, operatorOnly(site));
  }
  for (const one of ENDPOINTS) addEndpoint(api, site, one);
  addExports(api, site);
  api.get('/api/v1/openapi.json', (c) => c.json(documentOf(api, site)));
  api.get('/api/*', () => {
    throw new BackchannelError('NOT_FOUND', 'There is no such address.', DOCUMENT);
  });
  return api;
}

const DOCUMENT = 'GET /api/v1/openapi.json describes what can be asked.';

function documentOf(api: OpenAPIHono, { url }: Site) {
  return api.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Backchannel',
      version: '1',
      description:
        'Which official channels are open, as of any day, with the evidence. Quotes and articles are text of outlets: untrusted, never markup.',
    },
    servers: [{ url }],
  });
}

/** All events of a query at once, as files. */
function addExports(api: OpenAPIHono, site: Site): void {
  const formats = {
    csv: { type: 'text/csv; charset=utf-8', schema: z.string() },
    json: { type: 'application/json; charset=utf-8', schema: answers.events.omit({ next: true }) },
  };
  for (const format of ['csv', 'json'] as const) {
    const { type, schema } = formats[format];
    const [mediaType = ''] = type.split(';');
    api.openAPIRegistry.registerPath({
      method: 'get',
      path: `/api/v1/{brief}/events.${format}`,
      summary: `All events of a query with their citations, as ${format.toUpperCase()}`,
      request: { query: z.object(eventQuery), params: z.object({ brief: z.string() }) },
      responses: { 200: { description: 'The file', content: { [mediaType]: { schema } } } },
    });
    api.get(`/api/v1/:brief/events.${format}`, (c) => {
      const brief = c.req.param('brief');
      const engine = engineOf(site, brief);
      if (engine === undefined) throw unknownBrief(site, brief);
      const query = z.strictObject(eventQuery).safeParse(c.req.query());
      if (!query.success)
        throw new BackchannelError('QUESTION_INVALID', z.prettifyError(query.error), DOCUMENT);
      const { pathname, search } = new URL(c.req.url);
      return site.cache.respond(c, engine, pathname + search, async () => {
        const { when, events } = await findEvents(engine, query.data);
        const { next: _, ...all } = pageOf(events, events.length, undefined);
        const { asOf, knownOn } = when;
        const json = { brief, asOf, ...(knownOn !== undefined && { knownOn }), ...all };
        return {
          type,
          body: format === 'csv' ? eventsCsv(events) : JSON.stringify(json),
          headers: { 'Content-Disposition': `attachment; filename="${brief}-events.${format}"` },
        };
      });
    });
  }
}
