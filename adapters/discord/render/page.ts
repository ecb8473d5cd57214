import { LIMITS } from '../limits.ts';
import { type DiscordLine, write } from './line.ts';
import type { DiscordPiece, TextPiece } from './piece.ts';

/** What fits on a page besides the container and the page number. */
const MAX_PIECES = LIMITS.bodyComponents - 2;
const MAX_CHARACTERS = LIMITS.bodyText - 40;
/** Menus for what can be asked about entries: two of them, each in a row of its own. */
const MENUS = 4;

interface Page {
  readonly pieces: DiscordPiece[];
  components: number;
  characters: number;
  asked: number;
}

/** The pieces on pages, each within the limits of a message. Never empty. */
export function paginate(pieces: readonly DiscordPiece[]): readonly (readonly DiscordPiece[])[] {
  const pages: Page[] = [emptyPage()];
  const open = () => pages.at(-1) ?? emptyPage();
  for (const piece of pieces) {
    for (const part of piece.kind === 'text' ? cut(piece) : [piece]) {
      if (!fits(open(), part)) pages.push(emptyPage());
      put(open(), part);
    }
  }
  return pages.map((page) => page.pieces);
}

function emptyPage(): Page {
  return { pieces: [], components: MENUS, characters: 0, asked: 0 };
}

function fits(page: Page, piece: DiscordPiece): boolean {
  const { components, characters, asked } = costOf(piece);
  return (
    page.pieces.length === 0 ||
    (page.components + components <= MAX_PIECES &&
      page.characters + characters <= MAX_CHARACTERS &&
      page.asked + asked <= LIMITS.options)
  );
}

function put(page: Page, piece: DiscordPiece): void {
  const { components, characters, asked } = costOf(piece);
  page.pieces.push(piece);
  page.components += components;
  page.characters += characters;
  page.asked += asked;
}

function costOf(piece: DiscordPiece) {
  switch (piece.kind) {
    case 'text':
      return { components: 1, characters: sizeOf(piece.lines), asked: piece.asked.length };
    case 'image':
      return { components: 1, characters: 0, asked: 0 };
    case 'divider':
      return { components: 1, characters: 0, asked: 0 };
    case 'prompts': {
      const count = Math.min(piece.prompts.length, LIMITS.buttonsInRow);
      return { components: 1 + count, characters: 0, asked: 0 };
    }
  }
}

function sizeOf(lines: readonly DiscordLine[]): number {
  return lines.reduce((sum, line) => sum + write(line).length + 1, 0);
}

/** A piece too long for any page, cut between lines, of a long line between its parts. */
function cut(piece: TextPiece): readonly TextPiece[] {
  if (sizeOf(piece.lines) <= MAX_CHARACTERS) return [piece];
  const groups: DiscordLine[][] = [[]];
  for (const line of piece.lines.flatMap(cutLine)) {
    const open = groups.at(-1) ?? [];
    if (open.length > 0 && sizeOf([...open, line]) > MAX_CHARACTERS) groups.push([line]);
    else open.push(line);
  }
  return groups.map((lines, index) => (index === 0 ? { ...piece, lines } : { ...piece, lines, asked: [] }));
}

function cutLine({ prefix, parts }: DiscordLine): readonly DiscordLine[] {
  const lines: string[][] = [[]];
  for (const part of parts) {
    const open = lines.at(-1) ?? [];
    if (open.length > 0 && sizeOf([{ prefix, parts: [...open, part] }]) > MAX_CHARACTERS) lines.push([part]);
    else open.push(part);
  }
  return lines.map((kept) => ({ prefix, parts: kept }));
}
