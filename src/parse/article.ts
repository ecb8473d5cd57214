import type { Article, InferredField, Skipped } from '../domain/article.ts';
import { identify } from '../text/article-id.ts';
import { cleanLine, cutTo } from '../text/clean.ts';
import { dayInUrl } from '../text/stated-dates.ts';
import { isWebAddress } from '../text/urls.ts';
import { readBody } from './body.ts';
import type { Fields } from './fields.ts';
import { inferDate, inferOutlet, newestLinkedDay } from './infer.ts';
import { detectLanguage } from './language.ts';
import { mainText } from './maintext.ts';
import { hasMetadata, readMetadata } from './metadata.ts';
import { inferTitle, splitFirstLine } from './title.ts';

/** The zone in which an outlet's dates without one are read. */
export type ZoneOf = (outlet: string | null) => string;

/** A document taken apart: what it states, and the text still to be read. */
export interface ParsedDraft {
  readonly path: string;
  readonly stated: Fields;
  readonly body: string;
  /** The body holds more than the article: nothing before it says that it is one. */
  readonly whole: boolean;
}

/** Reads the body and completes what the document states with what its text and links tell. */
export function finish(draft: ParsedDraft, zoneOf: ZoneOf): Article | Skipped {
  const { path, body } = draft;
  const { page, tree, kind } = readBody(body);
  const metadata =
    tree && lacks(draft.stated) && hasMetadata(body) ? readMetadata(tree, body, zoneOf) : undefined;
  const stated = addressed(path, complete(draft.stated, metadata));
  const heading = stated.title ?? inferTitle(page, cleanLine(tree?.find('title').first().text()));
  const [title, read] = heading === null && kind !== 'html' ? splitFirstLine(page) : [heading, page];
  const { paragraphs, judged } = mainText(read, title, draft.whole && kind === 'html');
  const outlet = stated.outlet ?? inferOutlet(judged);
  const links = () =>
    tree
      ? tree
          .find('a[href]')
          .toArray()
          .map((link) => link.attribs.href ?? '')
      : [];
  const published =
    stated.published ??
    inferDate(judged, zoneOf(outlet)) ??
    dayInUrl(stated.url ?? '') ??
    newestLinkedDay(links());
  if (paragraphs.length === 0 && (draft.whole || title === null)) {
    return {
      path,
      reason: 'no article in it: no paragraph of text is left without menus, links and notices',
    };
  }
  return toArticle(path, stated, { ...stated, title, outlet, published }, paragraphs);
}

/** The longest headlines of real archives have about 300 characters; a longer one is a text in the wrong field. */
const MAX_TITLE = 500;
/** No outlet's name is longer. */
const MAX_OUTLET = 200;

/** Puts an article together; what `known` has beyond `stated` counts as inferred. */
export function toArticle(
  path: string,
  stated: Fields,
  known: Fields,
  paragraphs: readonly string[],
): Article {
  const { published, url } = known;
  const title = known.title && cutTo(known.title, MAX_TITLE);
  const outlet = known.outlet && cutTo(known.outlet, MAX_OUTLET);
  const fields: readonly InferredField[] = ['title', 'published', 'outlet', 'url'];
  return {
    id: known.id ?? identify({ url, title, paragraphs }),
    path,
    title,
    published,
    outlet,
    url,
    language: detectLanguage([title ?? '', ...paragraphs]),
    paragraphs,
    inferred: fields.filter((field) => stated[field] === null && known[field] !== null),
    ...(stated.unread !== null && { statedDate: cutTo(stated.unread, MAX_OUTLET) }),
  };
}

/** A page that was fetched has the address that it came from: what it says itself counts only where it names its own host. */
function addressed(path: string, stated: Fields): Fields {
  if (!isWebAddress(path)) return stated;
  const own =
    stated.url !== null && URL.canParse(stated.url) && new URL(stated.url).host === new URL(path).host;
  return own ? stated : { ...stated, url: path };
}

function lacks({ title, published, outlet, url }: Fields): boolean {
  return title === null || published === null || outlet === null || url === null;
}

function complete(stated: Fields, more: Partial<Fields> | undefined): Fields {
  return {
    id: stated.id,
    title: stated.title ?? more?.title ?? null,
    published: stated.published ?? more?.published ?? null,
    outlet: stated.outlet ?? more?.outlet ?? null,
    url: stated.url ?? more?.url ?? null,
    unread: stated.published === null && !more?.published ? (stated.unread ?? more?.unread ?? null) : null,
  };
}
