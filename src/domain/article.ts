import type { TextLanguage } from './language.ts';

/** What a source yields: undecoded bytes and where they stand. One document holds one article. */
export interface RawDocument {
  /** File path; `archive.tar.gz!/posts/x.md` inside an archive, `feed.jsonl:12` for a line (1-based). */
  readonly path: string;
  readonly bytes: Uint8Array;
  /** What the server that sent the bytes says they are encoded in. */
  readonly charset?: string;
  /** What its source says about it; goes before what the document says. */
  readonly given?: GivenFields;
}

/** Fields of an article that its source knows. */
export interface GivenFields {
  /** Id of the article that this is another text of. */
  readonly id?: string;
  readonly title?: string;
  readonly outlet?: string;
  /** As in an article. */
  readonly published?: string;
  readonly statedDate?: string;
}

/** Fields of an article that were not stated by its document but inferred from its text or links. */
export type InferredField = 'title' | 'published' | 'outlet' | 'url';

/** An article's main text and what is known about it. Absent knowledge is `null`, never a guess. */
export interface Article {
  /**
   * The input's own where it has one (JSON Lines), else derived from URL or content: the same document always gets the same id.
   * Ids of inputs are local to them: where another article has the id, the store keeps this one under an id of its own.
   */
  readonly id: string;
  readonly path: string;
  readonly title: string | null;
  /** ISO 8601 instant in UTC (`2023-12-21T19:36:27.051Z`), or a plain day or month where only that is known. */
  readonly published: string | null;
  readonly outlet: string | null;
  readonly url: string | null;
  readonly language: TextLanguage;
  /** The main text, one entry a paragraph, in order, white space collapsed; no markup. */
  readonly paragraphs: readonly string[];
  readonly inferred: readonly InferredField[];
  /** What the document states as its date, where that could not be read or cannot be true; stored articles do not have it. */
  readonly statedDate?: string;
}

/** Something about a document that was read which its reader should know. */
export interface Notice {
  readonly path: string;
  readonly text: string;
}

/** A document that could not be read as an article, and why. Counted and reported, never fatal. */
export interface Skipped {
  readonly path: string;
  readonly reason: string;
}
