import type { Article } from '../../domain/article.ts';
import type { ChannelEvent } from '../../domain/event.ts';
import type { ExtractorVersion, Reading } from '../contracts.ts';
import { allIn, type Connection, type Database, type Row } from '../sql/database.ts';
import { number, text, textOrNull } from '../sql/decode.ts';
import { articleHash, hash } from '../sql/keys.ts';
import { eventValues } from '../sql/rows.ts';

/** A reading with the digests by which it is compared with what is kept. */
export interface ArticleDraft extends Reading {
  /** Of the article. */
  readonly contents: string;
  /** Of the article and the events. */
  readonly fingerprint: string;
}

/** A digest of an article's text and its events, by what is stored of them: the same before and after they were stored. */
export function fingerprintOf(contents: string, events: readonly ChannelEvent[]): string {
  return hash([contents, events.map(eventValues)]);
}

/** A draft of a text that is stored already. */
export function draftOfStored(
  article: Article,
  contents: string,
  events: readonly ChannelEvent[],
): ArticleDraft {
  return { article, events, contents, fingerprint: fingerprintOf(contents, events) };
}

export function draftOf(reading: Reading): ArticleDraft {
  const contents = articleHash(reading.article);
  return { ...reading, contents, fingerprint: fingerprintOf(contents, reading.events) };
}

/** What is kept of an article that comes again. */
export interface StoredDraft {
  readonly contents: string;
  readonly path: string;
  readonly published: string | null;
  readonly revision: number;
  /** The brief's reading of it; absent where the brief has not read it yet. */
  readonly reading?: KeptReading;
  /** Digests of its earlier texts. */
  readonly past: readonly string[];
}

/** The reading that counts. */
export interface KeptReading {
  readonly fingerprint: string;
  readonly by: ExtractorVersion;
  readonly events: number;
}

/** What is kept of the drafts' articles, by id. */
export async function keptOf(
  connection: Connection,
  brief: string,
  drafts: readonly ArticleDraft[],
): Promise<ReadonlyMap<string, StoredDraft>> {
  const ids = drafts.map(({ article }) => article.id);
  const articles = await allIn(connection, KEPT, ids, [brief]);
  if (articles.length === 0) return new Map();
  const revisions = await allIn(connection, PAST, ids);
  const past = Map.groupBy(revisions, ({ article }) => text(article));
  return new Map(articles.map((row) => [text(row.id), toKept(row, past.get(text(row.id)) ?? [])]));
}

const KEPT = (list: string) => `
  SELECT id, articles.hash AS contents, path, published, revision, readings.hash AS fingerprint, extractor, version, events
  FROM articles LEFT JOIN readings ON readings.article = id AND brief = $1 WHERE id IN (${list})`;
const PAST = (list: string) => `SELECT article, hash FROM revisions WHERE article IN (${list})`;

function toKept(row: Row, past: readonly Row[]): StoredDraft {
  const { fingerprint, extractor, version, events } = row;
  const kept = {
    contents: text(row.contents),
    path: text(row.path),
    published: textOrNull(row.published),
    revision: number(row.revision),
    past: past.map((one) => text(one.hash)),
  };
  if (fingerprint === null) return kept;
  const reading = {
    fingerprint: text(fingerprint),
    by: { id: text(extractor), version: text(version) },
    events: number(events),
  };
  return { ...kept, reading };
}

/**
 * What a draft is to what is kept: a new article; the same again; the same text with other events (or read for the first time by
 * this brief, or by another extractor that counts from now on); the same text read by an extractor that does not count; another text
 * that replaces the kept one; an earlier text, which comes to stand before it.
 */
export type PutVerdict = 'new' | 'same' | 'events' | 'aside' | 'edit' | 'earlier';

// Archives hold several versions of an article under one address; the one published last is the article, in whatever order they are
// read. Of two files without that difference the one read last is, and the other, read again, brings nothing new.
export function judge(
  { article, contents, fingerprint }: ArticleDraft,
  kept: StoredDraft | undefined,
  extractor: string,
  primary: string | undefined,
): PutVerdict {
  if (kept === undefined) return 'new';
  if (contents === kept.contents) {
    if (isByAnother(kept, extractor) && kept.reading?.by.id === primary) return 'aside';
    return kept.reading?.fingerprint === fingerprint ? 'same' : 'events';
  }
  if (article.path === kept.path) return 'edit';
  if (kept.past.includes(contents)) return 'same';
  return (kept.published ?? '') > (article.published ?? '\uffff') ? 'earlier' : 'edit';
}

/** Whether the reading that counts is another extractor's. */
export function isByAnother(kept: StoredDraft | undefined, extractor: string): boolean {
  return kept?.reading !== undefined && kept.reading.by.id !== extractor;
}

/** What a batch is put into. */
export interface Putting {
  readonly connection: Connection;
  readonly dialect: Database['dialect'];
  readonly brief: string;
  /** Instant of reading. */
  readonly now: string;
  readonly by: ExtractorVersion;
  /** Whether the events count as known before every checkpoint. */
  readonly asHistory: boolean;
}

/** A draft with what is kept of its article. */
export interface PutDecision {
  readonly draft: ArticleDraft;
  readonly kept: StoredDraft | undefined;
  readonly verdict: PutVerdict;
}
