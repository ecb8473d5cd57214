import type { State } from './status.ts';

/** How channels stood over some weeks, in words and numbers of days, ready to be drawn. Day 0 is the first. */
export interface Chart {
  readonly title: string;
  readonly note: string;
  /** How many days the bars cover. */
  readonly days: number;
  /** First day of the edition's window. */
  readonly recent: number;
  /** Days that are named below the bars. */
  readonly ticks: readonly { readonly day: number; readonly label: string }[];
  readonly rows: readonly ChartRow[];
  /** What the marks on the bars mean. */
  readonly legend: readonly { readonly mark: MarkKind; readonly label: string }[];
}

/** A group's heading, or a channel with its states and events. */
export type ChartRow =
  | { readonly kind: 'group'; readonly label: string }
  | {
      readonly kind: 'channel';
      readonly label: string;
      readonly depth: 0 | 1;
      /** True if the state changed in the edition's window. */
      readonly changed: boolean;
      /** In order and without gaps; never empty. */
      readonly bars: readonly Bar[];
      readonly marks: readonly { readonly day: number; readonly mark: MarkKind }[];
    };

/** A state from the beginning of day `from` to the beginning of day `to`. */
export interface Bar {
  readonly from: number;
  readonly to: number;
  readonly state: State;
  /** The state in words. */
  readonly label: string;
}

/** What kind of event: a contact took place, something was planned or agreed, or it was put off, refused or cut. */
export type MarkKind = 'contact' | 'word' | 'setback';
