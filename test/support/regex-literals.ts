import { parseSync, Visitor } from 'oxc-parser';
import type { SourceFile } from './sources.ts';

/** A regular expression of the program, and the file in which it stands. */
export interface Located {
  readonly path: string;
  readonly pattern: RegExp;
}

/** The regular expressions that stand in a file as literals. */
export function regexLiterals({ path, text }: SourceFile): readonly Located[] {
  const found: Located[] = [];
  const visitor = new Visitor({
    Literal(node) {
      if (!('regex' in node)) return;
      const { pattern, flags } = node.regex;
      found.push({ path, pattern: new RegExp(pattern, flags) });
    },
  });
  visitor.visit(parseSync(path, text).program);
  return found;
}

/** Those that modules build while they are loaded, by `new RegExp`: known to whoever loads them here. */
export async function builtPatterns(load: () => Promise<unknown>): Promise<readonly Located[]> {
  const found: Located[] = [];
  const own = globalThis.RegExp;
  globalThis.RegExp = new Proxy(own, {
    construct(target, args: [string | RegExp, string?]) {
      const pattern = new target(...args);
      const caller = /\/((?:src|adapters)\/[^:?]+\.ts)/.exec(new Error('caller').stack?.split('\n')[2] ?? '');
      if (caller?.[1] !== undefined) found.push({ path: caller[1], pattern });
      return pattern;
    },
  });
  try {
    await load();
  } finally {
    globalThis.RegExp = own;
  }
  return found;
}
