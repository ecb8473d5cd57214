import type { Span, Spans } from '../../src/index.ts';
import { clean, cleanUrl } from './clean.ts';
import type { Run } from './layout.ts';

/** Spans as clean runs. With `addresses`, a link's address follows its text, since the text cannot be clicked. */
export function runsOf(spans: Spans, { addresses }: { readonly addresses: boolean }): Run[] {
  return spans.flatMap((span) => runsOfSpan(span, addresses)).filter((run) => run.text !== '');
}

function runsOfSpan(span: Span, addresses: boolean): Run[] {
  const text = clean(span.text);
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
      return linkRuns(text, cleanUrl(span.url), addresses);
  }
}

function linkRuns(text: string, url: string | undefined, addresses: boolean): Run[] {
  if (url === undefined) return [{ text }];
  const link: Run = { text: text || url, style: 'link', url };
  return addresses && text !== url && text !== '' ? [link, { text: ` <${url}>`, style: 'faint' }] : [link];
}
