import { type Cheerio, type CheerioAPI, load } from 'cheerio/slim';

type NodeOf<T> = T extends Cheerio<infer N> ? N : never;
type Child = NodeOf<ReturnType<CheerioAPI['root']>>['children'][number];
export type Element = Extract<Child, { attribs: Record<string, string> }>;

/** A parsed document. */
export interface Tree {
  /** An element of our own around everything. */
  readonly root: Element;
  /** The elements that a CSS selector finds, in order. */
  readonly find: (selector: string) => Cheerio<Element>;
  /** All text in an element and those in it. */
  readonly textOf: (element: Element) => string;
  /** An element as well-formed markup. */
  readonly markupOf: (element: Element) => string;
}

/**
 * One element around everything: cheerio moves the top nodes of a document one by one, in time that grows with the square of their
 * number (200,000 of them: 100 s).
 */
const ROOT = 'document-root';

/** What makes trees of a dialect that have nothing to do with each other; to load each document anew costs a quarter more. */
export function treeMaker({ xmlMode }: { readonly xmlMode: boolean }): (source: string) => Tree {
  const $ = load('', { xml: { xmlMode, decodeEntities: true } });
  return (source) => {
    const [root] = $<Element, string>(`<${ROOT}>${source}`);
    if (root === undefined) throw new TypeError('cheerio parsed an element to nothing');
    return {
      root,
      // Searched from above the root: from within it, cheerio would sort its children first, in quadratic time.
      find: (selector) => $<Element, string>(selector, root.parent ?? root),
      textOf: (element) => $(element).text(),
      markupOf: (element) => $.xml(element),
    };
  };
}

/** Deeper nesting is no document but an attack: browsers stop here too, and the parser looks through all open elements at each closing tag. */
const MAX_DEPTH = 512;
const TAG = /<(\/?)([a-z][\w:-]*)/gi;

/**
 * Whether elements are nested beyond reason. Keeps the stack of open elements as the parser does; a closing tag that closes none
 * costs nothing.
 *
 * @param unnested elements that are closed by the next one of their kind, or have no end.
 */
export function isTooDeep(source: string, unnested: ReadonlySet<string>): boolean {
  if (source.length < MAX_DEPTH * '<b>'.length) return false;
  const open: string[] = [];
  const counts = new Map<string, number>();
  for (const [, closing, given = ''] of source.matchAll(TAG)) {
    const name = given.toLowerCase();
    if (unnested.has(name)) continue;
    const count = counts.get(name) ?? 0;
    if (!closing) {
      open.push(name);
      counts.set(name, count + 1);
      if (open.length > MAX_DEPTH) return true;
    } else if (count > 0) {
      for (let last = open.pop(); last !== undefined; last = open.pop()) {
        counts.set(last, (counts.get(last) ?? 1) - 1);
        if (last === name) break;
      }
    }
  }
  return false;
}
