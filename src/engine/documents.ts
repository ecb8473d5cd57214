import type { Clock } from '../clock.ts';
import type { GivenFields, RawDocument, Skipped } from '../domain/article.ts';
import type { Brief } from '../domain/brief.ts';
import type { FetchedItem } from '../domain/source.ts';
import { describeFailure } from '../messages/source-failure.ts';
import { isWebAddress, urlKey, withoutCredentials } from '../text/urls.ts';

/** How documents are found. */
export interface DocumentParts {
  readonly brief: Pick<Brief, 'zones' | 'sources'>;
  readonly clock: Clock;
}

export interface DocumentOptions {
  /** Whether web addresses in private networks may be read, too. */
  readonly anywhere?: boolean;
}

/**
 * Yields the documents of files, folders, archives and web addresses, one an article: a feed, in a file or at an address, gives one an
 * item. What cannot be read comes out as `Skipped`.
 */
export async function* openDocuments(
  parts: DocumentParts,
  paths: readonly string[],
  { anywhere = false }: DocumentOptions = {},
): AsyncGenerator<RawDocument | Skipped> {
  const { read } = await import('../read/index.ts');
  for (const path of paths) {
    if (isWebAddress(path)) yield* fetchDocuments(parts, path, anywhere);
    else for await (const found of read([path])) yield* 'reason' in found ? [found] : itemsIn(parts, found);
  }
}

async function* fetchDocuments(
  { brief, clock }: DocumentParts,
  address: string,
  anywhere: boolean,
): AsyncGenerator<RawDocument | Skipped> {
  const { createSourceReader } = await import('../sources/reader.ts');
  const source = brief.sources.find(({ location }) => urlKey(location) === urlKey(address));
  const reader = createSourceReader({ now: clock.now, allowedHosts: anywhere ? 'all' : new Set() });
  try {
    const found = await reader.inspect(address, source?.zone ?? brief.zones.default);
    if (found.outcome === 'page') yield found.document;
    else if (found.outcome === 'failed')
      yield { path: withoutCredentials(address), reason: describeFailure(found.failure, 'en') };
    else if (found.outcome === 'sitemap')
      yield { path: found.url, reason: 'a sitemap, which only lists pages: add it as a source' };
    else yield* itemDocuments(found.items, found.url, source?.outlet ?? null);
  } finally {
    await reader.close();
  }
}

/** The bytes by which a feed is recognised. */
const HEAD = 8_000;
/** What a feed can begin with: `<`, `{`, white space, a byte order mark. */
const BEGINS = new Set([0x3c, 0x7b, 0x20, 0x0a, 0x0d, 0x09, 0xef, 0xfe, 0xff]);

/** The items of a document that is a feed, or else the document. */
async function* itemsIn(
  { brief, clock }: DocumentParts,
  found: RawDocument,
): AsyncGenerator<RawDocument | Skipped> {
  if (!BEGINS.has(found.bytes[0] ?? 0)) return yield found;
  const [{ looksLikeFeed, parseFeed }, { decode }] = await Promise.all([
    import('../sources/feeds/index.ts'),
    import('../text/charset/decode.ts'),
  ]);
  const context = { url: null, zone: brief.zones.default, now: clock.now() };
  const feed = looksLikeFeed(decode(found.bytes.subarray(0, HEAD), found.charset))
    ? parseFeed(decode(found.bytes, found.charset), context)
    : undefined;
  if (feed === undefined) yield found;
  else yield* itemDocuments(feed.items, found.path, null);
}

/**
 * The items of a feed: at their own addresses, if the feed was fetched, or else by their place in it from 1.
 * @param outlet of the feed, where that is one of the brief's sources.
 */
function itemDocuments(
  items: readonly FetchedItem[],
  path: string,
  outlet: string | null,
): readonly (RawDocument | Skipped)[] {
  if (items.length === 0) return [{ path, reason: 'a feed without items' }];
  const fetched = isWebAddress(path);
  // Without its scheme, the feed's address is not taken for that of the item.
  const place = path.replace(/^https?:\/\//i, '');
  return items.map((item, at) =>
    itemDocument({ ...item, outlet: item.outlet ?? outlet }, (fetched && item.url) || `${place}#${at + 1}`),
  );
}

/** An item of a feed as a JSON document; what is given goes before what the item says. */
export function itemDocument(
  { id, url, title, outlet, published, unread, content }: FetchedItem,
  path: string,
  given: GivenFields = {},
): RawDocument {
  const date = published?.basis === 'address' ? null : published?.value;
  // An address says better than a feed's own id which article this is.
  const own = { id: url === null ? id : null, title, url, outlet, published: date, text: content ?? '' };
  const fields = { ...own, ...given };
  return {
    path,
    bytes: Buffer.from(JSON.stringify(fields)),
    ...(unread !== null && { given: { statedDate: unread } }),
  };
}
