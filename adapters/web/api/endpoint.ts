import { type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { BackchannelError, type Engine, type Json, LANGUAGES, type Language } from '../../../src/index.ts';
import { acceptedLanguage } from '../language.ts';
import { engineOf, type Site, unknownBrief } from '../site.ts';
import { answers } from './schemas.ts';

/** What an endpoint answers from. */
export interface ApiRequest<Query = Readonly<Record<string, string | undefined>>> {
  readonly site: Site;
  readonly engine: Engine;
  readonly language: Language;
  readonly query: Query;
  /** What stands in the path: the brief, and what the endpoint's own path names. */
  readonly path: Readonly<Record<string, string>>;
}

/** One address of the API: what it takes, what it answers, and how. */
export interface Endpoint<Query extends z.ZodObject = z.ZodObject> {
  /** Below `/api/v1`, in OpenAPI's writing: `/{brief}/status`. */
  readonly path: string;
  readonly summary: string;
  readonly query: Query;
  readonly answer: z.ZodType;
  /** Kept in memory as long as the store stays the same; answers for the operator never are. */
  readonly operator?: boolean;
  /** Throws a `BackchannelError` where there is no answer. */
  ask(request: ApiRequest<z.output<Query>>): Promise<Json>;
}

/** Keeps the type of an endpoint's query. */
export function endpoint<Query extends z.ZodObject>(one: Endpoint<Query>): Endpoint {
  // Queries are parsed by the endpoint's own schema before it is asked.
  return one as unknown as Endpoint;
}

/** Values of a path or query as they are described. */
export const parameters = {
  date: z.string().max(20).optional(),
  lang: z.enum(LANGUAGES).optional().openapi({ description: 'Language of words in the answer' }),
  limit: (most: number, usual: number) =>
    z.coerce.number().int().min(1).max(most).default(usual).openapi({ description: 'Entries of a page' }),
  cursor: z.string().max(300).optional().openapi({ description: '`next` of the page before' }),
  text: z.string().max(500).optional(),
};

/** The two kinds of time. */
export const TIMES = {
  'as-of': parameters.date.openapi({
    description: 'The state on that day, by everything read until today',
    example: '2023-08-01',
  }),
  'known-on': parameters.date.openapi({ description: 'Only what a reader of that day could know' }),
};

/** Adds an endpoint to the API and to its OpenAPI document. */
export function addEndpoint(api: OpenAPIHono, site: Site, one: Endpoint): void {
  const names = [...one.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const json = (schema: z.ZodType) => ({ content: { 'application/json': { schema } } });
  api.openAPIRegistry.registerPath({
    method: 'get',
    path: `/api/v1${one.path}`,
    summary: one.summary,
    ...(one.operator && { security: [{ token: [] }, { password: [] }] }),
    request: {
      query: one.query,
      params: z.object(Object.fromEntries(names.map((name) => [name, z.string()]))),
    },
    responses: {
      200: { description: 'The answer', ...json(one.answer) },
      304: { description: 'Nothing changed since the answer with the ETag' },
      400: { description: 'The request cannot be understood', ...json(answers.error) },
      ...(one.operator && { 401: { description: 'The token is missing or wrong', ...json(answers.error) } }),
      404: { description: 'There is no such thing', ...json(answers.error) },
      429: { description: 'Too many requests; see Retry-After', ...json(answers.error) },
    },
  });
  api.get(`/api/v1${one.path.replaceAll(/\{(\w+)\}/g, ':$1')}`, (c) => respond(site, c, one));
}

/** Answers from memory if nothing changed since the same was asked. */
async function respond(site: Site, c: Context, one: Endpoint): Promise<Response> {
  const request = readRequest(site, c, one);
  const make = async () => ({
    type: 'application/json; charset=utf-8',
    body: JSON.stringify(await one.ask(request)),
  });
  if (one.operator)
    return c.body((await make()).body, 200, {
      'Content-Type': 'application/json',
      'Cache-Control': 'no-store',
    });
  const { pathname, search } = new URL(c.req.url);
  return site.cache.respond(c, request.engine, `${request.language} ${pathname}${search}`, make);
}

/** @throws BackchannelError if there is no such brief, or a value is not what the endpoint takes */
function readRequest(site: Site, c: Context, { query }: Endpoint): ApiRequest {
  const path = c.req.param() as Readonly<Record<string, string>>;
  const engine = path.brief === undefined ? site.engines[0] : engineOf(site, path.brief);
  if (engine === undefined) throw unknownBrief(site, path.brief ?? '');
  const given = new URL(c.req.url).searchParams;
  const parsed = z.strictObject(query.shape).safeParse(Object.fromEntries(given));
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => [...issue.path, issue.message].join(' '));
    throw new BackchannelError('QUESTION_INVALID', `${problems.join('; ')}.`, DOCUMENT);
  }
  const values = parsed.data as ApiRequest['query'];
  const named = LANGUAGES.find((language) => language === values.lang);
  const language = named ?? acceptedLanguage(c.req.header('accept-language'), site.language);
  return { site, engine, language, query: values, path };
}

const DOCUMENT = 'GET /api/v1/openapi.json describes what can be asked.';
