import { openableUrl, printable, type Span, type Spans } from '../../src/index.ts';
import type { TextRun } from './layout.ts';

/** Gives an address its mark in the text, such as ` [1]`; nothing where links can be clicked. */
export type MarkLink = (url: string) => string;

/** Spans as clean runs, links followed by their marks. */
export function runsOf(spans: Spans, mark: MarkLink = () => ''): TextRun[] {
  return spans.flatMap((span) => runsOfSpan(span, mark)).filter((run) => run.text !== '');
}

function runsOfSpan(span: Span, mark: MarkLink): TextRun[] {
  const text = printable(span.text);
  switch (span.kind) {
    case 'text':
    case 'date':
      return [{ text }];
    case 'strong':
    case 'faint':
      return [{ text, style: span.kind }];
    case 'state':
      return [{ text, style: span.state }];
    case 'link':
      return linkRuns(text, openableUrl(span.url), mark);
  }
}

function linkRuns(text: string, url: string | undefined, mark: MarkLink): TextRun[] {
  if (url === undefined) return [{ text }];
  return [
    { text: text || url, style: 'link', url },
    { text: mark(url), style: 'faint' },
  ];
}

/** Addresses that stand at a message's end, since its links cannot be clicked; each once, numbered from 1. */
export function createNotes(): { readonly mark: MarkLink; lines(): TextRun[][] } {
  const numbers = new Map<string, number>();
  return {
    mark(url) {
      const number = numbers.get(url) ?? numbers.size + 1;
      numbers.set(url, number);
      return ` [${number}]`;
    },
    // An address is never broken into lines: half of it opens nothing.
    lines: () => [...numbers].map(([url, number]) => [{ text: `  [${number}] ${url}`, style: 'faint' }]),
  };
}
