import type { Context } from 'hono';
import type { Engine, Language, Reviewer, When } from '../../src/index.ts';
import { acceptedLanguage, languageNamed } from './language.ts';
import { formatWeb, type WebTextKey } from './locales/index.ts';
import type { Site } from './site.ts';
import { TIME_NAMES, timesOf } from './times.ts';
import type { Html } from './view/html.ts';

/** A page that is asked for, in a language and as of a day. */
export interface PageRequest {
  readonly site: Site;
  readonly engine: Engine;
  readonly language: Language;
  readonly compose: ReturnType<Engine['composer']>;
  /** Path of the brief's board: with the language if the URL has it, else without. */
  readonly base: string;
  /** The path below `base`: empty for the board. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly when: When;
  /** A text of the page in its language. */
  text(key: WebTextKey, values?: Readonly<Record<string, string | number>>): string;
  /** The path of another page about the same times. */
  link(path: string, query?: Readonly<Record<string, string | undefined>>): string;
  parameter(name: string): string | undefined;
}

/** What a page shows between header and footer. */
export interface PageContent {
  readonly title: string;
  /** The page in one sentence. */
  readonly description: string;
  readonly main: Html;
}

/** A page of a brief. Throws a `BackchannelError` where there is nothing to show. */
export interface SitePage {
  /** Below the brief's path, in Hono's writing: `/channels/:channel`. */
  readonly path: string;
  /** True if it shows the state of a day, which readers may choose. */
  readonly dated: boolean;
  /** True if it changes without the articles, so that it is made again for each request. */
  readonly live?: boolean;
  /** Path below the brief's where the page moved to; absent for pages that never do. */
  moved?(request: PageRequest): string | undefined;
  show(request: PageRequest, parameters: Readonly<Record<string, string>>): Promise<PageContent>;
  /** Takes a form that an operator sent from the page. */
  submit?(
    request: PageRequest,
    parameters: Readonly<Record<string, string>>,
    form: SentForm,
  ): Promise<Submitted>;
}

/** A form as it was sent, and by whom. */
export interface SentForm {
  readonly by: Reviewer;
  /** What a field holds, without space around it; empty where there is none. */
  field(name: string): string;
}

/** The path below the brief's that shows what became of the form, or a page that says why nothing did. */
export type Submitted =
  | { readonly path: string }
  | { readonly status: 400 | 404 | 409; readonly content: PageContent };

/** Where a request leads. */
export type PagePlace = Pick<PageRequest, 'engine' | 'language' | 'base'>;

/** The language and the base of a request for a brief's page: as the URL says, else as the browser accepts. */
export function placeOf(
  { language: fallback }: Pick<Site, 'language'>,
  c: Context,
  segment: string | undefined,
  brief: string,
): Pick<PagePlace, 'language' | 'base'> {
  const named = languageNamed(segment);
  if (named !== undefined) return { language: named, base: `/${named}/${brief}` };
  return { language: acceptedLanguage(c.req.header('accept-language'), fallback), base: `/${brief}` };
}

/** Reads a request. @throws BackchannelError `QUESTION_INVALID` if a date in it is none */
export function readRequest(site: Site, url: string, place: PagePlace): PageRequest {
  const { pathname, searchParams } = new URL(url);
  return createRequest(site, place, pathname.slice(place.base.length).replace(/\/$/, ''), searchParams);
}

/** A request for a page by its path below the brief's. @throws BackchannelError `QUESTION_INVALID` if a date in the query is none */
export function createRequest(
  site: Site,
  { engine, language, base }: PagePlace,
  path: string,
  query: URLSearchParams,
): PageRequest {
  const parameter = (name: string) => query.get(name)?.trim() || undefined;
  return {
    site,
    engine,
    language,
    compose: engine.composer(language),
    base,
    path,
    query,
    when: timesOf(engine, parameter),
    text: (key, values) => formatWeb(language, key, values),
    link: (to, extra) => `${base}${to}${queryOf({ ...timesAsWritten(parameter), ...extra })}`,
    parameter,
  };
}

function timesAsWritten(parameter: PageRequest['parameter']): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(TIME_NAMES.map((name) => [name, parameter(name)]));
}

/** A query with its question mark; empty if nothing is given. */
export function queryOf(values: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`;
}
