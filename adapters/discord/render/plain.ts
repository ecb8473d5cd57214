import { LIMITS } from '../limits.ts';
import { type DiscordLine, lineOfSpans, lineOfText, write } from './line.ts';
import type { DiscordPiece } from './piece.ts';

const CUT = '\n…';
/** Room for the key of a delivery, which stands at the end of a plain post. */
const MAX_PLAIN = LIMITS.content - 60;

/** A page without components: its lines, as many as fit; pictures in words, buttons left out. */
export function plainOf(
  pieces: readonly DiscordPiece[],
  { title, page, pages }: { readonly title: string; readonly page: number; readonly pages: number },
): string {
  const lines = pieces.flatMap(linesOf);
  const whole = [
    ...(lines.length > 0 ? lines : [lineOfText(title)]),
    ...(pages > 1 ? [lineOfText(`${page + 1} · ${pages}`, '-# ')] : []),
  ];
  const text = whole.map(write).join('\n');
  return text.length <= MAX_PLAIN ? text : cut(whole);
}

/** The whole lines that fit, and the sentences of the next line that fit. */
function cut(lines: readonly DiscordLine[]): string {
  const kept: DiscordLine[] = [];
  const fits = (line: DiscordLine) => [...kept, line].map(write).join('\n').length + CUT.length <= MAX_PLAIN;
  for (const line of lines) {
    const most = line.parts.findIndex((_, at) => !fits({ ...line, parts: line.parts.slice(0, at + 1) }));
    if (most !== 0) kept.push(most === -1 ? line : { ...line, parts: line.parts.slice(0, most) });
    if (most !== -1) break;
  }
  return kept.map(write).join('\n') + CUT;
}

function linesOf(piece: DiscordPiece): readonly DiscordLine[] {
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
