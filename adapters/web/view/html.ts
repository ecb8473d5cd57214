import { printable } from '../../../src/index.ts';

/** Markup that is safe to be sent: made by `html`, or drawn by the program itself. */
export interface Html {
  readonly markup: string;
}

/** What stands between the markup of a template. Text is escaped; `undefined` and `false` leave nothing. */
export type Content = Html | string | number | false | undefined | readonly Content[];

/**
 * Markup from a template. Everything that is put into it is escaped, wherever it comes from, unless it is `Html` itself; attribute
 * values must stand in double quotes. Control characters and direction overrides are left out of text.
 */
export function html(strings: TemplateStringsArray, ...values: readonly Content[]): Html {
  const markup = strings.map((string, index) => string + write(values[index]));
  return { markup: markup.join('') };
}

/** Markup that the program drew, such as SVG. Never text from elsewhere. */
export function drawn(markup: string): Html {
  return { markup };
}

function write(content: Content): string {
  if (content === undefined || content === false) return '';
  if (typeof content === 'string') return escapeHtml(printable(content));
  if (typeof content === 'number') return String(content);
  return isHtml(content) ? content.markup : content.map(write).join('');
}

function isHtml(content: Html | readonly Content[]): content is Html {
  return 'markup' in content;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
