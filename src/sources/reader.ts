import type { RawDocument } from '../domain/article.ts';
import type {
  FetchedItem,
  Inspection,
  SourceDefinition,
  SourceReader,
  SourceRequest,
} from '../domain/source.ts';
import { isSelector } from '../text/html.ts';
import { looksLikeFeed, parseFeed } from './feeds/index.ts';
import {
  createHttpClient,
  failed,
  type HttpContent,
  type HttpFailure,
  type HttpOptions,
  type HttpRequest,
} from './http/client.ts';
import { createRobots } from './http/robots.ts';
import { discoverFeeds } from './pages/discover.ts';
import { keepContent } from './pages/list.ts';
import { parseSitemap } from './pages/sitemap.ts';
import { readContent, type SourceContent, textOf } from './read-content.ts';

/** Reads sources over HTTP. Sites' robots.txt is followed, but for addresses that somebody names to `inspect`. */
export function createSourceReader(options: HttpOptions): SourceReader {
  const { now } = options;
  const client = createHttpClient(options);
  const robots = createRobots(client, now);

  /** How an address of a source may be asked for. */
  const requestFor = async (
    source: SourceDefinition,
    url: string,
    signal: AbortSignal | undefined,
  ): Promise<HttpRequest | HttpFailure> => {
    if (!URL.canParse(url)) return failed('address');
    if (!Object.values(source.selectors ?? {}).every(isSelector)) return failed('format', 'selector');
    const permission = await robots.check(url);
    if (permission.outcome === 'failed') return permission;
    return { login: source.location, pause: permission.pause, signal };
  };
  const get = async (source: SourceDefinition, url: string, signal: AbortSignal | undefined) => {
    const request = await requestFor(source, url, signal);
    return 'outcome' in request ? request : client.get(url, request);
  };

  /** The items of a source, those of its lists among them; a failure where none can be read. */
  const itemsOf = async (
    source: SourceDefinition,
    { items, lists }: SourceContent,
    signal: AbortSignal | undefined,
  ): Promise<readonly FetchedItem[] | HttpFailure> => {
    const all = [...items];
    let failure: HttpFailure | undefined;
    for (const { kind, url, outlet } of lists) {
      const answer = await get(source, url, signal);
      const list = answer.outcome === 'failed' ? answer : readContent({ ...source, kind }, answer, now());
      if ('outcome' in list) failure = list;
      else all.push(...list.items.map((item) => ({ ...item, outlet: item.outlet ?? outlet })));
    }
    return all.length === 0 && failure !== undefined ? failure : all;
  };

  return {
    async read(source, { url = source.location, validators: known = {}, signal }: SourceRequest = {}) {
      const request = await requestFor(source, url, signal);
      if ('outcome' in request) return request;
      const answer = await client.getIfChanged(url, known, request);
      if (answer.outcome !== 'content') return answer;
      const content = readContent(source, answer, now());
      if ('outcome' in content) return content;
      const items = await itemsOf(source, content, signal);
      if ('outcome' in items) return items;
      const { advice, older, lists } = content;
      const moved = answer.movedTo !== undefined && { movedTo: answer.movedTo };
      // Lists change although what names them does not.
      const validators = lists.length > 0 ? {} : answer.validators;
      return { outcome: 'items', items, validators, advice, older, ...moved };
    },
    async readPage(source, item, signal) {
      const answer = await get(source, item.url ?? '', signal);
      return answer.outcome === 'failed' ? answer : contentOf(answer, source.selectors?.content);
    },
    async inspect(url, zone, signal): Promise<Inspection> {
      const answer = await client.get(url, { signal });
      return answer.outcome === 'failed' ? answer : inspected(answer, { zone, now: now() });
    },
    close: () => client.close(),
  };
}

/** A page as a document, of which only the elements are kept that a selector finds, if there are any. */
function contentOf(page: HttpContent, selector: string | undefined): RawDocument {
  const kept = selector === undefined ? undefined : keepContent(textOf(page), selector);
  return kept === undefined
    ? documentOf(page)
    : { path: page.url, bytes: Buffer.from(kept), charset: 'utf-8' };
}

function inspected(content: HttpContent, at: { readonly zone: string; readonly now: string }): Inspection {
  const { url } = content;
  const text = textOf(content);
  const feed = looksLikeFeed(text) ? parseFeed(text, { ...at, url }) : undefined;
  if (feed !== undefined) return { outcome: 'feed', url, title: feed.title, items: feed.items };
  const sitemap = parseSitemap(text, at);
  if (sitemap !== undefined) return { outcome: 'sitemap', url, items: sitemap.items };
  return { outcome: 'page', document: documentOf(content), feeds: discoverFeeds(text, url) };
}

function documentOf({ url, bytes, charset }: HttpContent): RawDocument {
  return { path: url, bytes, ...(charset !== undefined && { charset }) };
}
