import { cleanLine } from '../text/clean.ts';
import { parseDate } from '../text/stated-dates.ts';
import { withoutCredentials } from '../text/urls.ts';
import { isUrl } from './fields.ts';

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
const EPOCH = /<!--\s*(\d{13}|\d{10})\s*-->/;

/** Takes the opening off a text; without a linked title the text is returned as it is. */
export function splitOpening(text: string): Opening {
  const comments = COMMENTS.exec(text)?.[0] ?? '';
  const published = publishedIn(comments);
  const [title, url, body] = splitHeading(text.slice(comments.length)) ?? [null, null, text];
  return {
    title: cleanLine(title),
    url: url !== null && isUrl(url) ? withoutCredentials(url) : null,
    published,
    body,
  };
}

/** The date in a comment that holds nothing but seconds or milliseconds since 1970. */
export function publishedIn(comments: string): string | null {
  const epoch = EPOCH.exec(comments)?.[1];
  return epoch === undefined ? null : parseDate(epoch, 'UTC');
}

/** A longer line is no heading. */
const MAX_LINE = 5_000;
const HEADING = /^(?:#{1,2}[ \t]+)?\[/;
/** What follows the link's text: its address, a title perhaps, and nothing else. */
const TARGET = /^(\S*)(?:[ \t]+"[^"]*")?\)[ \t]*$/;
const UNDERLINE = /^[-=]{2,}[ \t]*$/;

/** A first line that is one link: its text, its address, and what follows, the line under it left out. */
function splitHeading(text: string): readonly [string, string, string] | undefined {
  const [line = '', next = ''] = text.slice(0, MAX_LINE).split('\n', 2);
  const open = HEADING.exec(line)?.[0].length;
  const close = line.lastIndexOf('](');
  if (open === undefined || close < open || line.length === MAX_LINE) return undefined;
  const url = TARGET.exec(line.slice(close + 2))?.[1];
  if (url === undefined) return undefined;
  const used = line.length + 1 + (UNDERLINE.test(next) ? next.length + 1 : 0);
  return [line.slice(open, close), url, text.slice(used)];
}
