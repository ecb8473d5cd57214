import { cleanLine } from '../text/clean.ts';
import type { Element, Tree } from '../text/tree.ts';
import { MAX_URL, withoutCredentials } from '../text/urls.ts';
import { isUrl, readDates } from './fields.ts';
import { parseLenientJson } from './lenient-json.ts';

/** What a saved page states in its head, in JSON-LD and in marked-up times. */
export interface Metadata {
  readonly title: string | null;
  readonly published: string | null;
  readonly outlet: string | null;
  readonly url: string | null;
  /** What stands in the place of a date where that could not be read. */
  readonly unread: string | null;
}

const META = {
  title: ['og:title', 'twitter:title', 'dc.title', 'headline'],
  published: [
    'article:published_time',
    'og:published_time',
    'datepublished',
    'publishdate',
    'pubdate',
    'publish_time',
    'publish-date',
    'parsely-pub-date',
    'sailthru.date',
    'dc.date',
    'dc.date.issued',
    'date',
  ],
  outlet: ['og:site_name', 'publisher', 'dc.publisher', 'twitter:site:name', 'source'],
  url: ['og:url', 'twitter:url'],
} as const;

/** Browsers and SingleFile note in a comment where a page was saved from. */
const SAVED_FROM = /<!--[^>]{0,200}?(?:saved from url=\(\d+\)|\burl:\s*)(https?:\/\/[^\s>]+)/i;

/** Reads what the page says of itself; every field `null` that it does not state. */
export function readMetadata(tree: Tree, html: string, zoneOf: (outlet: string | null) => string): Metadata {
  const meta = readMeta(tree);
  const linked = readJsonLd(tree);
  const first = (names: readonly string[]) =>
    names.map((name) => meta.get(name)).find((value) => value !== undefined);
  const outlet = cleanLine(first(META.outlet) ?? linked.outlet);
  const zone = zoneOf(outlet);
  const dates = [first(META.published), linked.published, ...readTimes(tree)];
  const stated = dates.map((date) => cleanLine(date)).filter((date) => date !== null);
  const urls = [
    tree.find('link[rel="canonical"]').attr('href'),
    first(META.url),
    linked.url,
    SAVED_FROM.exec(html.slice(0, 5_000))?.[1],
  ];
  return {
    title: cleanLine(first(META.title) ?? linked.title),
    ...readDates(stated, zone),
    outlet: outlet !== null && isUrl(outlet) ? null : outlet,
    url:
      withoutCredentials(
        urls.find((url) => url !== undefined && url.length <= MAX_URL && isUrl(url)) ?? '',
      ) || null,
  };
}

/** Whether a document has anything for `readMetadata` to find. */
export function hasMetadata(html: string): boolean {
  return /<(?:meta|time|link|title)\b|ld\+json|<!--[^<>]{0,200}(?:saved from|url:)/i.test(html);
}

function readMeta(tree: Tree): ReadonlyMap<string, string> {
  const meta = new Map<string, string>();
  for (const element of tree.find('meta[content]')) {
    const { property, name, itemprop, content = '' } = element.attribs;
    const key = (property ?? name ?? itemprop ?? '').toLowerCase();
    if (!meta.has(key) && content.trim() !== '') meta.set(key, content);
  }
  return meta;
}

function readTimes(tree: Tree): readonly (string | undefined)[] {
  const times = tree.find('time[datetime]').not('nav time, footer time, aside time, li time').toArray();
  const stated = times.find(
    (time) => /publish/i.test(time.attribs.itemprop ?? '') || 'pubdate' in time.attribs,
  );
  return [(stated ?? times[0])?.attribs.datetime];
}

interface Linked {
  readonly title?: string | undefined;
  readonly published?: string | undefined;
  readonly outlet?: string | undefined;
  readonly url?: string | undefined;
}

const LINKED_DATA = /^\s*application\/ld\+json\b/i;
/** Pages have a dozen or two. */
const MAX_SCRIPTS = 200;

function readJsonLd(tree: Tree): Linked {
  for (const script of tree.find('script[type]').slice(0, MAX_SCRIPTS)) {
    if (!LINKED_DATA.test(script.attribs.type ?? '')) continue;
    const article = findArticle(parseLenientJson(textOf(script)), 0);
    if (article) return describe(article);
  }
  return {};
}

function textOf(script: Element): string {
  return script.children.map((child) => (child.type === 'text' ? child.data : '')).join('');
}

const ARTICLE_TYPE = /(?:Article|Posting|Report|NewsItem)$/;

function findArticle(value: unknown, depth: number): Record<string, unknown> | undefined {
  if (depth > 4 || typeof value !== 'object' || value === null) return undefined;
  if (Array.isArray(value))
    return value.map((item) => findArticle(item, depth + 1)).find((item) => item !== undefined);
  const record = value as Record<string, unknown>;
  const types = [record['@type']].flat();
  if (types.some((type) => typeof type === 'string' && ARTICLE_TYPE.test(type))) return record;
  return findArticle(record['@graph'], depth + 1) ?? findArticle(record.mainEntity, depth + 1);
}

function describe(article: Record<string, unknown>): Linked {
  const { headline, name, datePublished, publisher, url, mainEntityOfPage } = article;
  return {
    title: asText(headline) ?? asText(name),
    published: asText(datePublished),
    outlet: asText(publisher) ?? asText(member([publisher].flat()[0], 'name')),
    url: asText(url) ?? asText(mainEntityOfPage) ?? asText(member(mainEntityOfPage, '@id')),
  };
}

function asText(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

function member(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}
