import { parse as parseYaml } from 'yaml';

export interface FrontMatter {
  readonly record: Readonly<Record<string, unknown>>;
  readonly body: string;
}

const FENCE = /^---[ \t]*\n/;
const END = /^(?:---|\.\.\.)[ \t]*$/m;

/** A fence further away belongs to the text: front matter is short. */
const LONGEST = 20_000;

/**
 * Splits YAML front matter from a document; `undefined` where there is none. Every scalar is read as the text that it is,
 * and front matter that is no valid YAML is read line by line, so that a stray quote costs no article.
 */
export function splitFrontMatter(text: string): FrontMatter | undefined {
  const fence = FENCE.exec(text);
  if (!fence) return undefined;
  const rest = text.slice(fence[0].length, LONGEST);
  const end = END.exec(rest);
  const source = end ? rest.slice(0, end.index) : (/^(?:[\w-]+:.*\n)+/.exec(rest)?.[0] ?? '');
  if (!/^[ \t]*["']?[\w-]+["']?[ \t]*:/m.test(source)) return undefined;
  const bodyAt = fence[0].length + source.length + (end?.[0].length ?? 0);
  return { record: readRecord(source), body: text.slice(bodyAt) };
}

/** `key: value` with nothing in the value that means something to YAML: needs no parser, and most archives write nothing else. */
const SIMPLE =
  /^(?:[\w-]+:(?:[ \t]+(?:"[^"\\\n]*"|'[^'\n]*'|\[[^[\]{}"'#\n]*\]|(?![-?]\s)[^\s"'[\]{}>|&*!%@`#,](?:[^\n:#]|:(?=[^\s])|(?<=\S)#)*))?[ \t]*\n)*$/;

/** Keys at the start of a line that YAML swallowed into a stray quote are taken from the lines. */
function readRecord(source: string): Readonly<Record<string, unknown>> {
  const lines = readLines(source);
  return SIMPLE.test(source) ? lines : { ...lines, ...readYaml(source) };
}

function readYaml(source: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = parseYaml(source, { schema: 'failsafe', logLevel: 'error', maxAliasCount: 100 });
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

function readLines(source: string): Readonly<Record<string, unknown>> {
  const entries = [...source.matchAll(/^["']?([\w-]+)["']?[ \t]*:[ \t]*(.*)$/gm)];
  return Object.fromEntries(entries.map(([, key, value]) => [key, readScalar((value ?? '').trim())]));
}

function readScalar(value: string): unknown {
  const list = /^\[(.*)\]$/.exec(value)?.[1];
  if (list !== undefined) return list.split(',').map((item) => unquote(item.trim()));
  return unquote(value);
}

function unquote(value: string): string {
  const inner = /^(["'])(.*)\1$/.exec(value)?.[2] ?? value.replace(/^["']/, '');
  return inner.replace(/\\(["\\])/g, '$1').replaceAll("''", "'");
}
