import type { ChannelEvent } from '../../../src/index.ts';
import { type Content, html } from './html.ts';

/** A stretch of text in which events were found, as UTF-16 offsets. */
interface Found {
  readonly start: number;
  readonly end: number;
  /** Index of the event in the article's list. */
  readonly event: number;
}

/** A paragraph with the evidence of its events marked; the mark of an event's first stretch can be linked to (`#event-1`). */
export function highlight(paragraph: string, events: readonly Pick<ChannelEvent, 'evidence'>[]): Content {
  const found = events.flatMap(({ evidence }, event): Found[] => {
    const start = evidence === '' ? -1 : paragraph.indexOf(evidence);
    return start < 0 ? [] : [{ start, end: start + evidence.length, event }];
  });
  const edges = [...new Set([0, ...found.flatMap(({ start, end }) => [start, end]), paragraph.length])];
  return edges
    .toSorted((a, b) => a - b)
    .map((start, index, sorted): Content => {
      const piece = paragraph.slice(start, sorted[index + 1] ?? paragraph.length);
      const covering = found.filter((one) => one.start <= start && start < one.end);
      if (piece === '' || covering.length === 0) return piece;
      const anchors = covering.filter((one) => one.start === start);
      return anchors.reduceRight<Content>(
        (inner, { event }) => html`<span id="event-${event + 1}">${inner}</span>`,
        html`<mark>${piece}</mark>`,
      );
    });
}
