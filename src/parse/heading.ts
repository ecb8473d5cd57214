import { parseDate } from './dates.ts';
import { isUrl } from './fields.ts';
import { cleanLine } from './text.ts';

/** How posts and feed fragments open: comments, then the linked title underlined. */
export interface Opening {
  readonly title: string | null;
  readonly url: string | null;
  /** From a comment that holds nothing but epoch milliseconds. */
  readonly published: string | null;
  /** What follows. */
  readonly body: string;
}

const COMMENTS = /^(?:\s*<!--[^\n]{0,200}?-->)*\s*/;
const HEADING = /^(?:#{1,2}[ \t]+)?\[(.*)\]\((\S*?)(?:[ \t]+"[^"\n]*")?\)[ \t]*(?:\n[-=]{2,}[ \t]*)?(?:\n|$)/;
const EPOCH = /<!--\s*(\d{13}|\d{10})\s*-->/;

/** Takes the opening off a text; without a linked title the text is returned as it is. */
export function splitOpening(text: string): Opening {
  const comments = COMMENTS.exec(text)?.[0] ?? '';
  const epoch = EPOCH.exec(comments)?.[1];
  const published = epoch === undefined ? null : parseDate(epoch, 'UTC');
  const heading = HEADING.exec(text.slice(comments.length));
  if (!heading) return { title: null, url: null, published, body: text };
  const [whole, title = '', url = ''] = heading;
  return {
    title: cleanLine(title),
    url: isUrl(url) ? url : null,
    published,
    body: text.slice(comments.length + whole.length),
  };
}
