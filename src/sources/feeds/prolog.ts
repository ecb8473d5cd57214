/** Where each part of a prolog ends, by how it begins. */
const PARTS = [
  { begin: '<?', end: '?>' },
  { begin: '<!--', end: '-->' },
] as const;

/** An XML text from its first element on: without declarations, comments and document type. Linear in its length. */
export function withoutProlog(text: string): string {
  let rest = text.trimStart();
  for (;;) {
    const part = PARTS.find(({ begin }) => rest.startsWith(begin));
    const end = part === undefined ? endOfType(rest) : indexAfter(rest, part.end);
    if (end === undefined) return rest;
    rest = rest.slice(end).trimStart();
  }
}

/** Where a document type ends; in brackets it may define entities. */
function endOfType(text: string): number | undefined {
  if (!/^<!doctype\b/i.test(text)) return undefined;
  const bracket = text.indexOf('[');
  const close = indexAfter(text, '>');
  if (bracket === -1 || close === undefined || bracket > close) return close;
  const inner = /\]\s*>/.exec(text.slice(bracket));
  return inner === null ? undefined : bracket + inner.index + inner[0].length;
}

function indexAfter(text: string, mark: string): number | undefined {
  const at = text.indexOf(mark);
  return at === -1 ? undefined : at + mark.length;
}
