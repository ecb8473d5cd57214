/** Full stops of both languages; closing quotes and brackets belong to the sentence before. An English stop needs a space and a capital behind it. */
const END =
  /(?:[。！？!?；][”’」』）)"]*)|(?:(?<![A-Z]|\b(?:Mr|Mrs|Ms|Dr|Gen|Brig|Maj|Cmdr|Capt|Amb|Prof|Adm|Sen|Rep|Gov|Jr|St|Sept|Oct|Nov|Dec|Jan|Feb|Aug|U\.S|vs|No|Lt|Col))\.[”’"')]*(?=\s+["“'(]?[A-Z]))/g;
/** A sentence of this length is cut at commas: reading stays linear on hostile text. */
const LONGEST = 600;

/** Splits a paragraph into sentences; concatenated they give the paragraph back but for white space between them. */
export function split(paragraph: string): string[] {
  const parts: string[] = [];
  let start = 0;
  for (const match of paragraph.matchAll(END)) {
    const end = match.index + match[0].length;
    parts.push(paragraph.slice(start, end));
    start = end;
  }
  parts.push(paragraph.slice(start));
  return join(parts.flatMap(shorten).map((part) => part.trim()));
}

/** A date or source in brackets behind the full stop belongs to the sentence before it, as under photographs. */
function join(parts: readonly string[]): string[] {
  const joined: string[] = [];
  for (const part of parts) {
    const before = joined.at(-1);
    if (before !== undefined && /^[（(][^（()）]{0,40}[）)]$/.test(part))
      joined[joined.length - 1] = `${before}${part}`;
    else if (part !== '') joined.push(part);
  }
  return joined;
}

function shorten(sentence: string): string[] {
  const parts: string[] = [];
  for (let rest = sentence; rest !== ''; ) {
    const cut =
      rest.length > LONGEST ? Math.max(rest.lastIndexOf('，', LONGEST), rest.lastIndexOf(', ', LONGEST)) : -1;
    const end = rest.length <= LONGEST ? rest.length : cut > 0 ? cut + 1 : LONGEST;
    parts.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  return parts;
}
