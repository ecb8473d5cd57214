import { generateOpml, parseOpml } from 'feedsmith';
import { cleanLine } from '../text/clean.ts';
import { repairXml } from '../text/xml.ts';
import { addressOf } from './item.ts';

/** A feed in a list of feeds. */
export interface ListedFeed {
  readonly url: string;
  readonly title: string | null;
  /** The page that it belongs to. */
  readonly home: string | null;
}

/** The feeds of an OPML document, in whatever folders, each address once; `undefined` where the document is none. */
export function readOpml(text: string): readonly ListedFeed[] | undefined {
  const outlines = outlinesIn(text) ?? outlinesIn(repairXml(text) ?? '');
  if (outlines === undefined) return undefined;
  const feeds = new Map<string, ListedFeed>();
  for (const feed of feedsIn(outlines)) if (!feeds.has(feed.url)) feeds.set(feed.url, feed);
  return [...feeds.values()];
}

/** The parser rejects documents that are nested deeply. */
function* feedsIn(outlines: readonly Outline[]): Generator<ListedFeed> {
  for (const { xmlUrl, htmlUrl, title, text, outlines: within = [] } of outlines) {
    const url = addressOf(xmlUrl, []);
    if (url !== null) yield { url, title: cleanLine(title ?? text), home: addressOf(htmlUrl, []) };
    yield* feedsIn(within);
  }
}

type Outline = NonNullable<NonNullable<ReturnType<typeof parseOpml<string>>['body']>['outlines']>[number];

function outlinesIn(text: string): readonly Outline[] | undefined {
  try {
    return parseOpml<string>(text).body?.outlines ?? [];
  } catch {
    // The parser rejects what is no OPML, or broken, by throwing.
    return undefined;
  }
}

/** Feeds, at least one, as an OPML document, as other readers import it. */
export function writeOpml(title: string, feeds: readonly ListedFeed[]): string {
  return generateOpml({
    head: { title },
    body: {
      outlines: feeds.map(({ url, title, home }) => ({
        type: 'rss',
        text: title ?? url,
        xmlUrl: url,
        ...(home !== null && { htmlUrl: home }),
      })),
    },
  });
}
