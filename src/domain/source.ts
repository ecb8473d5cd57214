import type { RawDocument } from './article.ts';
import type { PartialDate } from './dates.ts';

/** What a source is: a feed of any format, a page (alone or as a list of links), a sitemap, a watched folder, or a list of feeds. */
export const SOURCE_KINDS = ['feed', 'page', 'sitemap', 'folder', 'opml'] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

/** CSS selectors for sites whose pages are not read well without. */
export interface SourceSelectors {
  /** The links of a list page that lead to articles; without it a page is an article itself. */
  readonly links?: string;
  /** The element that holds an article's text. */
  readonly content?: string;
}

/** A place that news comes from, as a brief or an operator defines it. */
export interface SourceDefinition {
  /** Unique within a brief. */
  readonly id: string;
  readonly kind: SourceKind;
  /** Web address; a path for `folder`. It may hold a name and password: show it through `withoutCredentials`. */
  readonly location: string;
  /** The outlet of items that name no other. */
  readonly outlet: string;
  /** BCP 47 tag of what it is mostly written in; each article's own language is detected. */
  readonly language?: string;
  /** IANA zone of dates without one. */
  readonly zone: string;
  readonly intervalMinutes: number;
  /** Whether an item's page is fetched, because the feed has no more than its beginning. */
  readonly fullPages: boolean;
  readonly selectors?: SourceSelectors;
  /** Id of the side that speaks for itself there. */
  readonly official?: string;
  readonly enabled: boolean;
}

/** How an item's date was found. */
export type DateBasis =
  /** As stated, with its zone or as a day. */
  | 'stated'
  /** Stated without a zone, and read in the source's. */
  | 'source-zone'
  /** Stated as a time in the future, which is past as a time of day in the source's zone. */
  | 'repaired'
  /** What is stated cannot be; this is the day in the item's address. */
  | 'address';

/** When an item was published. */
export interface ItemDate {
  /** ISO 8601 instant in UTC, or a plain day or month where no time is known. */
  readonly value: string | PartialDate;
  readonly basis: DateBasis;
}

/** One item of a source: an article, or no more than a link to it. */
export interface FetchedItem {
  /** What the source calls it; unique there at best. `null` where it gives none. */
  readonly id: string | null;
  /** Absolute web address without credentials; `null` without one. */
  readonly url: string | null;
  readonly title: string | null;
  /** The outlet that the item itself names, where it is not the source's. */
  readonly outlet: string | null;
  /** `null` where nothing is stated, or nothing that can be. */
  readonly published: ItemDate | null;
  /** What is stated as the date, where that cannot be: unreadable, in the future or from 1970. */
  readonly unread: string | null;
  /** HTML or plain text, the longest that the feed has; `null` for a link alone. */
  readonly content: string | null;
  /** Changes with the title and the text, and with nothing else: 16 hexadecimal digits. */
  readonly revision: string;
}

/** Why nothing could be read. `detail` completes the words for the kind: a status, a host, a limit. */
export interface SourceFailure {
  readonly kind: SourceFailureKind;
  readonly detail: string;
}

export const SOURCE_FAILURES = [
  /** No web address, or one that no server could have. */
  'address',
  /** The host lies in a private network, and the operator does not allow it. */
  'private',
  /** The site's robots.txt asks programs to stay away. */
  'robots',
  /** The server wants a login, or refuses programs: 401, 403, 451. */
  'refused',
  /** 404 */
  'missing',
  /** 410: it will not come back. */
  'gone',
  /** 429 or 503: the server asks to come back later. */
  'busy',
  /** Any other status. */
  'status',
  'timeout',
  /** No such host, no connection, no valid certificate. */
  'unreachable',
  /** Redirects that lead nowhere. */
  'redirects',
  /** Larger than is read, as sent or unpacked. */
  'large',
  /** Cut off, or compressed in a way that cannot be read. */
  'damaged',
  /** Something other than the source's kind. */
  'format',
] as const;
export type SourceFailureKind = (typeof SOURCE_FAILURES)[number];

/** What a server gave to recognise the same content by; sent back with the next request. Kept, never shown. */
export interface Validators {
  readonly etag?: string;
  readonly lastModified?: string;
}

/** What a source asks of those who poll it; absent where it asks nothing. */
export interface PollingAdvice {
  /** Minutes for which it need not be read again. */
  readonly ttlMinutes?: number;
  /** Hours of the day in UTC, 0 to 23, in which it does not change. */
  readonly skipHours?: readonly number[];
  /** Days of the week, 0 (Sunday) to 6, on which it does not change. */
  readonly skipDays?: readonly number[];
}

/** What reading a source once came to. */
export type SourceReading =
  | {
      readonly outcome: 'items';
      /** In the source's own order; none for an empty feed. */
      readonly items: readonly FetchedItem[];
      readonly validators: Validators;
      readonly advice: PollingAdvice;
      /** The address to use from now on, after permanent redirects. */
      readonly movedTo?: string;
      /** Addresses of what holds older items, newest first: a feed's next page (RFC 5005), the other lists of a sitemap index. */
      readonly older: readonly string[];
    }
  | { readonly outcome: 'unchanged'; readonly movedTo?: string }
  | {
      readonly outcome: 'failed';
      readonly failure: SourceFailure;
      /** Seconds that the server asks to wait. */
      readonly retryAfter?: number;
    };

/** How a source is read this time. */
export interface SourceRequest {
  readonly validators?: Validators;
  /** Another address than the source's own: where it moved to, or one of `older`. */
  readonly url?: string;
  readonly signal?: AbortSignal;
}

/** The page of an item, or why there is none. */
export type PageReading = RawDocument | { readonly failure: SourceFailure; readonly retryAfter?: number };

/** What is at an address. */
export type Inspection =
  | {
      readonly outcome: 'feed';
      /** Where it was found in the end, without credentials. */
      readonly url: string;
      readonly title: string | null;
      readonly items: readonly FetchedItem[];
    }
  | { readonly outcome: 'sitemap'; readonly url: string; readonly items: readonly FetchedItem[] }
  | {
      readonly outcome: 'page';
      readonly document: RawDocument;
      /** Addresses of the feeds that the page names as its own. */
      readonly feeds: readonly string[];
    }
  | { readonly outcome: 'failed'; readonly failure: SourceFailure; readonly retryAfter?: number };

/** Reads sources over the network, one request to a host at a time. Nothing but `signal` makes it reject. */
export interface SourceReader {
  /** Reads a feed, a page or a sitemap. */
  read(source: SourceDefinition, request?: SourceRequest): Promise<SourceReading>;
  /** Fetches the page of an item that has an address. */
  readPage(source: SourceDefinition, item: FetchedItem, signal?: AbortSignal): Promise<PageReading>;
  /** Fetches an address that somebody names, and finds out what is there. `zone` is the IANA zone of dates without one. */
  inspect(url: string, zone: string, signal?: AbortSignal): Promise<Inspection>;
  /** Closes all connections; requests under way fail. */
  close(): Promise<void>;
}
