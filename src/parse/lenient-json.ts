import { decodeReferences } from '../text/clean.ts';

/** Longer ones are data, not the description of an article. */
const MAX_LENGTH = 1_000_000;

/** Wrappers of scripts in XHTML and old browsers. */
const WRAPPERS = /<!\[CDATA\[|\]\]>|<!--|-->/g;

/** A string, which the end of the text may cut off; a comment; a comma before a closing bracket. */
const TOKENS = /"(?:[^"\\]|\\[\s\S])*(?:"|$)|\/\*(?:[^*]|\*(?!\/))*(?:\*\/|$)|\/\/[^\n]*|,(?=\s*[}\]])/g;

const ESCAPES: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/**
 * A JSON value as web pages embed it: in CDATA or HTML comments, with line breaks in strings, comments, commas too many, a semicolon
 * behind it, or quotation marks as character references. `undefined` where even so it is none. Time is linear in the text.
 */
export function parseLenientJson(text: string): unknown {
  if (text.length > MAX_LENGTH) return undefined;
  const strict = parseJson(text);
  if (strict !== undefined) return strict;
  const decoded = text.includes('"') ? text : decodeReferences(text);
  return parseJson(valueIn(decoded.replace(WRAPPERS, ' ')).replace(TOKENS, mend));
}

/** From the first opening bracket to the last closing one. */
function valueIn(text: string): string {
  const start = text.search(/[{[]/);
  const end = Math.max(text.lastIndexOf('}'), text.lastIndexOf(']'));
  return start < 0 ? '' : text.slice(start, end + 1);
}

function mend(token: string): string {
  if (!token.startsWith('"')) return ' ';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: JSON allows them only escaped
  return token.replace(/[\u0000-\u001f]/g, (character) => ESCAPES[character] ?? ' ');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
