import { withoutSpans } from './clean.ts';
import { isTooDeep, type Tree, treeMaker } from './tree.ts';

const makeTree = treeMaker({ xmlMode: true });
const NONE: ReadonlySet<string> = new Set();

/** Parses XML, however broken; `undefined` for a document nested beyond reason. Nothing outside of it is ever loaded. */
export function parseXml(xml: string): Tree | undefined {
  // What closes itself is not open, and what is quoted is text.
  const nested = withoutSpans(xml, '<![CDATA[', ']]>').replace(/<[a-z][^<>]*\/>/gi, '');
  return isTooDeep(nested, NONE) ? undefined : makeTree(xml);
}

/** The first element of a broken XML document with all in it, well-formed; `undefined` where there is none. */
export function repairXml(xml: string): string | undefined {
  const tree = parseXml(xml);
  const [first] = tree?.root.children.filter((child) => 'attribs' in child) ?? [];
  return first && tree?.markupOf(first);
}
