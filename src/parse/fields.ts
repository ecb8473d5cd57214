import { cleanLine, decodeReferences, withoutComments } from '../text/clean.ts';
import { parseDate } from '../text/stated-dates.ts';
import { MAX_URL, withoutCredentials } from '../text/urls.ts';

/** What a document states of its article; `null` where it does not. */
export interface Fields {
  readonly id: string | null;
  readonly title: string | null;
  readonly published: string | null;
  readonly outlet: string | null;
  readonly url: string | null;
  /** What stands in the place of a date where that could not be read. */
  readonly unread: string | null;
}

export const NO_FIELDS: Fields = {
  ...{ id: null, title: null, published: null, outlet: null, url: null, unread: null },
};

/** Names under which archives and exports keep a field, best first; compared in lower case without `_` and `-`. */
const NAMES = {
  id: ['id', 'guid', 'uid'],
  title: ['title', 'headline', 'name', 'subject'],
  published: [
    'published',
    'publishedat',
    'datepublished',
    'publisheddate',
    'publishdate',
    'publishtime',
    'pubdate',
    'date',
    'datetime',
    'createdat',
    'created',
    'time',
    'timestamp',
  ],
  outlet: [
    'outlet',
    'publisher',
    'publication',
    'sitename',
    'site',
    'media',
    'source',
    'sourcename',
    'feed',
    'author',
  ],
  url: [
    'url',
    'originalurl',
    'sourceurl',
    'canonicalurl',
    'canonical',
    'link',
    'permalink',
    'href',
    'from',
    'source',
    'original',
  ],
} as const;

/** Keys that front matter has besides. */
const OTHERS = [
  ...['author', 'authors', 'tags', 'categories', 'category', 'keywords', 'description', 'summary', 'excerpt'],
  ...['layout', 'slug', 'lang', 'language', 'draft', 'updated', 'modified', 'lastmod', 'image', 'type'],
];
const KNOWN = new Set<string>([...Object.values(NAMES).flat(), ...OTHERS]);

/** Whether a name is one under which archives keep something of an article. */
export function isKnownKey(name: string): boolean {
  return KNOWN.has(normalKey(name));
}

/** How a record's keys are looked up: any case, `_` and `-` ignored. */
export function normalKeys(record: Readonly<Record<string, unknown>>): ReadonlyMap<string, unknown> {
  return new Map(Object.entries(record).map(([key, value]) => [normalKey(key), value]));
}

function normalKey(key: string): string {
  return key.toLowerCase().replace(/[_-]/g, '');
}

/** The fields of an article in a record of any archive: YAML front matter or a JSON object. */
export function readFields(
  keys: ReadonlyMap<string, unknown>,
  zoneOf: (outlet: string | null) => string,
): Fields {
  const lines = (names: readonly string[]) =>
    names.map((name) => asLine(keys.get(name))).filter((line) => line !== null);
  const outlet =
    filedUnder(keys) ?? lines(NAMES.outlet).find((line) => !isUrl(line) && !isNobody(line)) ?? null;
  const zone = zoneOf(outlet);
  const { published, unread } = readDates(lines(NAMES.published), zone);
  return {
    id: lines(NAMES.id)[0] ?? null,
    title: lines(NAMES.title)[0] ?? null,
    published,
    outlet,
    url: NAMES.url.map((name) => asAddress(keys.get(name))).find((address) => address !== null) ?? null,
    unread,
  };
}

/** The first of several stated dates that can be read; `unread` is the first of all where none can. */
export function readDates(
  stated: readonly string[],
  zone: string,
): { readonly published: string | null; readonly unread: string | null } {
  const published = stated.map((line) => parseDate(line, zone)).find((date) => date !== null) ?? null;
  const unread = stated.find((line) => /[\p{L}\p{N}]/u.test(line) && !isNobody(line)) ?? null;
  return { published, unread: published === null ? unread : null };
}

/** An archive that files each post under one tag and the same category keeps its sources there; `author` may then be a person. */
function filedUnder(keys: ReadonlyMap<string, unknown>): string | null {
  const [tags, categories] = [keys.get('tags'), keys.get('categories')];
  if (!Array.isArray(tags) || !Array.isArray(categories) || tags.length !== 1 || categories.length !== 1)
    return null;
  const name = asLine(tags[0]);
  return name !== null && name === asLine(categories[0]) && asLine(keys.get('author')) !== null ? name : null;
}

/** Values within values: `author: [{ name: { title: … } }]` is deep enough. */
const MAX_NESTING = 4;
/** Longer text is cut: no field is a place for an article. */
const MAX_FIELD = 10_000;

function asLine(value: unknown, depth = 0): string | null {
  if (typeof value === 'string') return cleanLine(withoutComments(value.slice(0, MAX_FIELD)));
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : null;
  if (value instanceof Date) return value.toISOString();
  if (depth === MAX_NESTING || typeof value !== 'object' || value === null) return null;
  if (Array.isArray(value)) return asLine(value[0], depth + 1);
  const { name, title, url } = value as Record<string, unknown>;
  return asLine(name ?? title ?? url, depth + 1);
}

/** An address with every space in it kept: it is another one without. */
function asAddress(value: unknown): string | null {
  const line = typeof value === 'string' ? value.trim() : asLine(value);
  return line !== null && line.length <= MAX_URL && isUrl(line)
    ? withoutCredentials(decodeReferences(line).replace(/\s/g, '%20'))
    : null;
}

const URL_SHAPE = /^https?:\/\/\S/i;

export function isUrl(line: string): boolean {
  return URL_SHAPE.test(line);
}

function isNobody(name: string): boolean {
  return /^(?:unknown|none|null|undefined|nan|n\/a|admin|anonymous|佚名|未知|-+)$/i.test(name);
}
