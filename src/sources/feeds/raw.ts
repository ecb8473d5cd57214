import type { parseFeed } from 'feedsmith';

type Parsed = ReturnType<typeof parseFeed<string>>;
/** A feed of a format as the parser gives it. */
export type ParsedFeed<Format extends Parsed['format']> = Extract<Parsed, { format: Format }>['feed'];

/** Text of a feed as it was written. */
export interface RawText {
  readonly value: string;
  /** Whether it is markup; text of unknown kind may be. */
  readonly kind: 'html' | 'text' | 'unknown';
}

/** An item as a feed states it, whatever the feed's format; addresses may be relative. */
export interface RawItem {
  readonly id?: string | undefined;
  readonly link?: string | undefined;
  /** `xml:base` of the elements around the link, outermost first. */
  readonly bases: readonly (string | undefined)[];
  readonly title?: RawText | undefined;
  /** The name of the feed that an item was taken over from. */
  readonly outlet?: string | undefined;
  /** What is stated as its date, best first. */
  readonly dates: readonly (string | undefined)[];
  /** What is stated as its text, best first among those of the same length. */
  readonly texts: readonly (string | undefined)[];
}

/** A feed as it states itself. */
export interface RawFeed {
  readonly title?: string | undefined;
  /** The page that the feed belongs to. */
  readonly home?: string | undefined;
  readonly bases: readonly (string | undefined)[];
  /** The page of the feed with older items (RFC 5005). */
  readonly older?: string | undefined;
  readonly ttlMinutes?: number | undefined;
  readonly skipHours?: readonly number[] | undefined;
  readonly skipDays?: readonly string[] | undefined;
  readonly items: readonly RawItem[];
}

/** A link of Atom, which other formats borrow. */
interface Link {
  readonly href?: string;
  readonly rel?: string;
  readonly type?: string;
}

/** The page that a list of links leads to: in HTML if there is one. */
export function alternateOf(links: readonly Link[] = []): string | undefined {
  const pages = links.filter(({ rel = 'alternate' }) => rel === 'alternate');
  return (pages.find(({ type }) => type === undefined || type === 'text/html') ?? pages[0])?.href;
}

/** The next page of a feed that is paged, or the one before of a feed that is archived. */
export function olderOf(links: readonly Link[] = []): string | undefined {
  const to = (rel: string) => links.find((link) => link.rel === rel)?.href;
  return to('next') ?? to('prev-archive');
}
