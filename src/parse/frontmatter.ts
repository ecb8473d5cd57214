import { FAILSAFE_SCHEMA, load } from 'js-yaml';
import { parse as parseToml } from 'smol-toml';
import { isKnownKey } from './fields.ts';

/** What a document states at its head, and what follows. */
export interface FrontMatter {
  readonly record: Readonly<Record<string, unknown>>;
  /** Blank lines and comments that stand before it. */
  readonly before: string;
  readonly body: string;
}

type Stated = Readonly<Record<string, unknown>>;

/** How front matter is set off from the text: YAML between `---`, TOML between `+++`. */
interface Format {
  readonly open: RegExp;
  readonly close: RegExp;
  /** The start of a line that states a key. */
  readonly key: RegExp;
  /** The record as the format's parser reads it; `undefined` where it is not valid. */
  readonly parse: (source: string) => Stated | undefined;
}

const YAML: Format = {
  open: /^---[ \t]*$/,
  close: /^(?:---|\.\.\.)[ \t]*$/,
  key: /^["']?([\w-]+)["']?[ \t]*:(?!\/\/)/,
  parse: readYaml,
};
const TOML: Format = {
  open: /^\+\+\+[ \t]*$/,
  close: /^\+\+\+[ \t]*$/,
  key: /^["']?([\w.-]+)["']?[ \t]*=/,
  parse: readToml,
};

/** A fence further away belongs to the text: front matter is short. */
const MAX_LENGTH = 20_000;

/** A comment of an exporter before it. */
const MAX_COMMENT = 2_000;

/**
 * Splits front matter from a document; `undefined` where there is none. Blank lines, comments and byte order marks may stand before
 * it; prose between two rules is no front matter. Every scalar of YAML is read as the text that it is, and front matter that is not
 * valid is read line by line, so that a stray quote costs no article. Time is linear in the text.
 */
export function splitFrontMatter(text: string): FrontMatter | undefined {
  const start = startOf(text);
  const lines = text.slice(start, start + MAX_LENGTH).split('\n');
  const format = [YAML, TOML].find(({ open }) => open.test(lines[0] ?? ''));
  if (format === undefined) return undefined;
  const end = lines.findIndex((line, at) => at > 0 && format.close.test(line));
  const stated = end < 0 ? keysOnly(lines, format) : lines.slice(1, end);
  const record = readRecord(stated, format);
  if (record === undefined) return undefined;
  const taken = lines.slice(0, end < 0 ? stated.length + 1 : end + 1);
  const length = taken.reduce((sum, line) => sum + line.length + 1, 0);
  return { record, before: text.slice(0, start), body: text.slice(start + length) };
}

/** Where a document begins behind blank lines, byte order marks and comments. */
function startOf(text: string): number {
  let at = 0;
  for (;;) {
    while (/[\s\ufeff\u200b]/.test(text.charAt(at))) at++;
    const end = text.startsWith('<!--', at) ? text.slice(at, at + MAX_COMMENT).indexOf('-->') : -1;
    if (end < 0) return at;
    at += end + '-->'.length;
  }
}

/** Where the second fence is missing: the lines that state keys. */
function keysOnly(lines: readonly string[], { key }: Format): readonly string[] {
  const end = lines.findIndex((line, at) => at > 0 && !key.test(line));
  return lines.slice(1, end < 0 ? lines.length : end);
}

/** What the lines state; `undefined` where they are text. Keys that YAML swallowed into a stray quote are taken from the lines. */
function readRecord(lines: readonly string[], format: Format): Stated | undefined {
  const simple = readLines(lines, format);
  const known = Object.keys(simple).some(isKnownKey);
  const prose = hasProse(lines, format);
  if (!known && (prose || Object.keys(simple).length === 0)) return undefined;
  if (!prose && format === YAML && lines.every(isSimple)) return simple;
  const parsed = format.parse(lines.join('\n'));
  if (prose && !Object.keys(parsed ?? {}).some(isKnownKey)) return undefined;
  return { ...simple, ...parsed };
}

/** Belongs to the key before it, by its indent, dash, quote or bracket; or is a comment or a table's name. */
const CONTINUED = /^(?:[ \t]|-[ \t]|-$|["'#}\])[])/;
const SENTENCE = /[.!?。！？]["'”’」』)）]?$/;
/** A value that ends as a sentence does and is longer is prose. */
const MAX_LABEL = 60;

/** Whether the lines hold text: a paragraph by itself, or under an unknown word with a colon ("WASHINGTON: The ministers met."). */
function hasProse(lines: readonly string[], { key }: Format): boolean {
  let apart = true;
  for (const line of lines) {
    const name = key.exec(line)?.[1];
    const full = line.trimEnd();
    if (name === undefined && apart && full !== '' && !CONTINUED.test(line)) return true;
    if (name !== undefined && !isKnownKey(name) && full.length > MAX_LABEL && SENTENCE.test(full))
      return true;
    apart = full === '';
  }
  return false;
}

/** `key: value` with nothing in the value that means something to YAML: needs no parser, and most archives write nothing else. */
const SIMPLE = /^[\w-]+:(?:[ \t]+(?:"[^"\\]*"|'[^']*'|\[[^[\]{}"'#]*\]|[^\s"'[\]{}>|&*!%@`#,?-].*))?$/;
/** What makes a plain value more than its text: a key within it, or a comment. */
const SPECIAL = /:(?=\s|$)|\s#/;

function isSimple(given: string): boolean {
  const line = given.trimEnd();
  if (line === '') return true;
  if (!SIMPLE.test(line)) return false;
  const value = line.slice(line.indexOf(':') + 1).trimStart();
  return /^["'[]/.test(value) || !SPECIAL.test(value);
}

function readYaml(source: string): Stated | undefined {
  try {
    return recordOf(load(source, { schema: FAILSAFE_SCHEMA }));
  } catch {
    return undefined;
  }
}

/** The keys of its tables (`[params]`) count where the document has none of that name. */
function readToml(source: string): Stated | undefined {
  try {
    const record = parseToml(source);
    const tables = Object.values(record).map(recordOf);
    return Object.assign({}, ...tables, record);
  } catch {
    return undefined;
  }
}

function recordOf(value: unknown): Stated | undefined {
  const plain = typeof value === 'object' && value !== null && !Array.isArray(value);
  return plain && !(value instanceof Date) ? { ...value } : undefined;
}

function readLines(lines: readonly string[], { key }: Format): Stated {
  const entries = lines.flatMap((line): [string, unknown][] => {
    const [stated = '', name] = key.exec(line) ?? [];
    return name === undefined ? [] : [[name, readScalar(line.slice(stated.length).trim())]];
  });
  return Object.fromEntries(entries);
}

function readScalar(value: string): unknown {
  if (!value.startsWith('[') || !value.endsWith(']')) return unquote(value);
  const items = value.slice(1, -1).split(',');
  return items.map((item) => unquote(item.trim()));
}

function unquote(value: string): string {
  const quote = value.charAt(0);
  if (quote !== '"' && quote !== "'") return unescaped(value);
  return unescaped(value.length > 1 && value.endsWith(quote) ? value.slice(1, -1) : value.slice(1));
}

function unescaped(value: string): string {
  return value.replace(/\\(["\\])/g, '$1').replaceAll("''", "'");
}
