import { MOST_CONTENT } from '../limits.ts';
import { type Line, lineOfSpans, lineOfText, write } from './line.ts';
import type { Piece } from './piece.ts';

const CUT = '\n…';
/** Room for the key of a delivery, which stands at the end of a plain post. */
const MOST_PLAIN = MOST_CONTENT - 60;

/** A page without components: its lines, as many as fit; pictures in words, buttons left out. */
export function plainOf(
  pieces: readonly Piece[],
  { title, page, pages }: { readonly title: string; readonly page: number; readonly pages: number },
): string {
  const lines = pieces.flatMap(linesOf);
  const whole = [
    ...(lines.length > 0 ? lines : [lineOfText(title)]),
    ...(pages > 1 ? [lineOfText(`${page + 1} · ${pages}`, '-# ')] : []),
  ];
  const text = whole.map(write).join('\n');
  return text.length <= MOST_PLAIN ? text : cut(whole);
}

/** So many whole lines as there is room for, and of the next one so many sentences. */
function cut(lines: readonly Line[]): string {
  const kept: Line[] = [];
  const fits = (line: Line) => [...kept, line].map(write).join('\n').length + CUT.length <= MOST_PLAIN;
  for (const line of lines) {
    const most = line.parts.findIndex((_, at) => !fits({ ...line, parts: line.parts.slice(0, at + 1) }));
    if (most !== 0) kept.push(most === -1 ? line : { ...line, parts: line.parts.slice(0, most) });
    if (most !== -1) break;
  }
  return kept.map(write).join('\n') + CUT;
}

function linesOf(piece: Piece): readonly Line[] {
  switch (piece.kind) {
    case 'text':
      return piece.lines;
    case 'image':
      return piece.alt.trim() === '' ? [] : [lineOfSpans([{ kind: 'faint', text: piece.alt }])];
    case 'divider':
    case 'prompts':
      return [];
  }
}
