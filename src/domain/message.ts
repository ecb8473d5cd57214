import type { Day, PartialDate } from './dates.ts';
import type { Language } from './language.ts';
import type { State } from './status.ts';

/**
 * A message is tagged data made of spans: no Markdown, no markup of any platform.
 * Text from articles stands in it as it is; each adapter's `render` escapes in one place.
 */
export type Span =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'strong'; readonly text: string }
  /** Secondary text: units, sources, hints. */
  | { readonly kind: 'faint'; readonly text: string }
  | { readonly kind: 'state'; readonly state: State; readonly text: string }
  | { readonly kind: 'date'; readonly date: PartialDate; readonly text: string }
  | { readonly kind: 'link'; readonly url: string; readonly text: string };

export type Spans = readonly Span[];

/** A question that the reader can ask next; chats show it as a button, the console as a hint. */
export interface Prompt {
  readonly label: string;
  /** A command line without the brief's name: `timeline military`. */
  readonly command: string;
}

/** A line of the board or of a timeline: a state's symbol, a title, then lines of detail. */
export interface MessageEntry {
  readonly kind: 'entry';
  readonly state?: State;
  readonly depth?: 0 | 1;
  readonly title: Spans;
  readonly lines: readonly Spans[];
  /** What can be asked about this entry; chats show them as its buttons, the console leaves them out. */
  readonly prompts?: readonly Prompt[];
}

/** Rows of the same columns, in sections. Where there are no tables, each row is its entry (`withoutTables`). */
export interface MessageTable {
  readonly kind: 'table';
  /** What the table is, for those who do not see it. */
  readonly caption: string;
  /** Headings of the columns; every row has as many cells. */
  readonly columns: readonly string[];
  /** What the menu of its entries' questions is called. */
  readonly details: string;
  readonly sections: readonly {
    readonly title: string;
    readonly rows: readonly { readonly cells: readonly string[]; readonly entry: MessageEntry }[];
  }[];
}

export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: Spans }
  | { readonly kind: 'text'; readonly text: Spans }
  /** Aligned label and value pairs. */
  | { readonly kind: 'fields'; readonly fields: readonly { readonly label: string; readonly value: Spans }[] }
  | { readonly kind: 'list'; readonly items: readonly Spans[] }
  | MessageEntry
  | MessageTable
  /** An article's own words, with where they stand. */
  | {
      readonly kind: 'quote';
      readonly text: string;
      /** Parts of the text that stand out, such as the words that were looked for: UTF-16 offsets, in order, none overlapping. */
      readonly marks?: readonly (readonly [start: number, end: number])[];
      readonly source: Spans;
    }
  /** A picture, with what it shows in words for those who cannot see it. Its name is our own, and no other picture of the message has it. */
  | { readonly kind: 'image'; readonly name: string; readonly png: Uint8Array; readonly alt: string }
  | { readonly kind: 'divider' }
  | { readonly kind: 'prompts'; readonly prompts: readonly Prompt[] };

export interface Message {
  /** The brief that it is of: what its prompts ask is put to it. Absent where it is of none. */
  readonly brief?: string;
  readonly language: Language;
  readonly blocks: readonly Block[];
  /** The message in one line of plain text: notifications, screen readers. */
  readonly summary: string;
  readonly asOf?: Day;
}
