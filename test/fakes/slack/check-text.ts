import type { Json } from './workspace.ts';

/** Tells what is wrong with a part of a payload, as Slack would: `at` names the place. */
export type Report = (problem: string, at: string) => void;

/** `<!date^1700000000^{date_short}|fallback>`, with a link between where there is one. */
const DATE = /^!date\^-?\d{1,12}\^[^^|<>]*\{\w+\}[^^|<>]*(?:\^https?:\/\/[^|<>\s]+)?\|[^<>]+$/;

/** Texts in Slack's markup: every mark must be one, and dates must have a format and a fallback. */
export function checkMarkup(text: string, at: string, report: Report): void {
  if (/&(?!amp;|lt;|gt;)/.test(text)) report('unescaped &', at);
  for (const [, mark = ''] of text.matchAll(/<([^<>]*)>/g)) {
    if (mark.startsWith('!date')) {
      if (!DATE.test(mark)) report('bad date', at);
    } else if (!/^(?:https?:\/\/\S+|mailto:\S+|[@#]\w+|!\w+)(?:\|[^<>]*)?$/.test(mark))
      report('bad mark', at);
  }
  if (/[<>]/.test(text.replace(/<[^<>]*>/g, '').replace(/^>.*/gm, ''))) report('unescaped < or >', at);
}

/** A text object: of the kinds that are allowed, not empty and not too long. */
export function checkText(
  value: unknown,
  { most, kinds = ['plain_text'] }: { readonly most: number; readonly kinds?: readonly string[] },
  at: string,
  report: Report,
): void {
  const { type, text, verbatim, emoji } = (value ?? {}) as Json;
  if (typeof type !== 'string' || !kinds.includes(type)) report(`must be ${kinds.join(' or ')}`, at);
  else if (typeof text !== 'string' || text === '') report('must be more than 0 characters', at);
  else {
    if (encoded(text).length > most) report(`must be less than ${most + 1} characters`, at);
    if (type === 'mrkdwn') checkMarkup(text, at, report);
    if (type === 'plain_text' && verbatim !== undefined) report('verbatim is for mrkdwn', at);
    if (type === 'mrkdwn' && emoji !== undefined) report('emoji is for plain_text', at);
  }
}

/** The most that Slack may count: plain text with its signs escaped. */
function encoded(text: string): string {
  return text
    .replace(/&(?!amp;|lt;|gt;)/g, '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

/** A string that may be left out. */
export function checkString(value: unknown, most: number, at: string, report: Report): void {
  if (value === undefined) return;
  if (typeof value !== 'string') report('must be a string', at);
  else if (value.length > most) report(`must be less than ${most + 1} characters`, at);
}
