import markdownIt from 'markdown-it';

/** Signs of Markdown at the start of a line, and within one. */
const SIGNS = /^(?:#{1,6}\s|[ \t]*[-*+]\s|[ \t]*>|={3,}[ \t]*$|-{3,}[ \t]*$|```)|\]\([^)\s]|\*\*\S|__\S/m;

/** Whether a text is written in Markdown: plain text has none of its signs. */
export function looksLikeMarkdown(text: string): boolean {
  return SIGNS.test(text);
}

/** Deeper quoting or indenting than any author's; the library drops what is nested deeper than it follows. */
const QUOTED = /^(?:[ \t]*[>*+-]){9,}[ \t]*/gm;
const INDENTED = /^[ \t]{9,}/gm;

/** Its time is linear in the text, whatever the text: it is tested against the inputs that make other parsers quadratic. */
const RENDERERS = {
  lines: markdownIt({ html: true, breaks: true }),
  wrapped: markdownIt({ html: true, breaks: false }),
};

/**
 * Markdown as HTML. Line breaks count, because Chinese archives write one paragraph a line, unless the text is wrapped at a fixed width.
 * Emphasis that CommonMark does not see beside Chinese punctuation is resolved too.
 */
export function markdownToHtml(text: string): string {
  const source = text.replace(QUOTED, '').replace(INDENTED, ' '.repeat(8));
  const html = RENDERERS[isWrapped(text.split('\n')) ? 'wrapped' : 'lines'].render(source);
  return html.replace(/\*\*(?!\s)([^*<>\n]{1,200})\*\*/g, '$1');
}

/** Lines of one width that break off in the middle of sentences. */
const WRAP = { lines: 4, widest: 110, narrowest: 50 };

/** Whether lines were wrapped at a fixed width, as mail and typescripts are, so that a line is no paragraph. */
function isWrapped(lines: readonly string[]): boolean {
  const full = lines.filter((line) => line.trim() !== '');
  const widest = Math.max(0, ...full.slice(0, 500).map((line) => line.length));
  if (full.length < WRAP.lines || widest > WRAP.widest || widest < WRAP.narrowest) return false;
  const long = full.filter((line) => line.length > widest * 0.7);
  const broken = long.filter((line) => !/[.!?:;"”’)。！？：；」』]\s*$/.test(line));
  return long.length * 2 > full.length && broken.length * 2 > long.length;
}

/** Joins the lines of wrapped text to paragraphs; other lines are paragraphs as they are. */
export function toParagraphs(text: string): readonly string[] {
  const lines = text.split('\n').map((line) => line.trim());
  if (!isWrapped(lines)) return lines.filter((line) => line !== '');
  const widest = Math.max(...lines.slice(0, 500).map((line) => line.length));
  const paragraphs: string[] = [];
  let open = false;
  for (const line of lines) {
    if (line !== '' && open) paragraphs.push(`${paragraphs.pop()}\n${line}`);
    else if (line !== '') paragraphs.push(line);
    open = line.length > widest * 0.6 || (line !== '' && !/[.!?:"”’)]$/.test(line));
  }
  return paragraphs;
}
