import {
  type APIComponentInContainer,
  type APIContainerComponent,
  type APIMessageTopLevelComponent,
  ComponentType,
} from 'discord.js';
import { type Language, type Message, printable, shorten } from '../../../src/index.ts';
import type { EncodedQuestion } from '../../shared/question-codec.ts';
import { type ButtonState, questionsToStore } from '../handlers/custom-id.ts';
import { LIMITS } from '../limits.ts';
import { accentOf } from './accent.ts';
import { escapeText } from './escape.ts';
import { write } from './line.ts';
import { paginate } from './page.ts';
import { type DiscordPiece, piecesOfMessage } from './piece.ts';
import { plainOf } from './plain.ts';
import { type ActionRow, createRows } from './prompts.ts';

/** A picture of a message. */
export interface Attachment {
  readonly name: string;
  readonly png: Uint8Array;
}

/** One message of Discord, in components and in plain text. */
export interface DiscordPayload {
  readonly language: Language;
  readonly components: readonly APIMessageTopLevelComponent[];
  readonly files: readonly Attachment[];
  /** Questions that did not fit into its custom ids, to be stored before it is posted. */
  readonly questions: readonly EncodedQuestion[];
  /** The same without components, at most 2,000 characters. */
  readonly plain: string;
  /** Name of the thread that it opens in a forum. */
  readonly title: string;
  /** Which page of the message it is, from 0, and how many there are. */
  readonly page: number;
  readonly pages: number;
}

/**
 * A message as Components V2, one payload a page, each within Discord's limits with room to spare (`limits.ts`). Pure.
 */
export function render(message: Message): readonly DiscordPayload[] {
  const title = shorten(printable(message.summary).trim() || '…', LIMITS.threadName);
  const found = paginate(piecesOfMessage(message));
  const { language, brief } = message;
  return found.map((pieces, page) =>
    renderPage(pieces, { language, title, page, pages: found.length, brief }),
  );
}

/** A message's first page: all of a short one. */
export function firstPage(message: Message): DiscordPayload {
  const [payload] = render(message);
  if (payload === undefined) throw new Error('A message has no page.');
  return payload;
}

interface PageOptions {
  readonly language: Language;
  readonly title: string;
  readonly page: number;
  readonly pages: number;
  readonly brief: string | undefined;
}

function renderPage(pieces: readonly DiscordPiece[], { brief, ...place }: PageOptions): DiscordPayload {
  const rows = createRows(brief);
  const states: ButtonState[] = [];
  const drawRow = (row: ActionRow): APIComponentInContainer => {
    states.push(...row.states);
    return { type: ComponentType.ActionRow, components: [...row.components] } as APIComponentInContainer;
  };
  const draw = (piece: DiscordPiece, at: number) =>
    drawPiece(piece, at, (prompts) => rows.buttons(prompts).map(drawRow));
  const asked = pieces.flatMap((piece) => (piece.kind === 'text' ? piece.asked : []));
  // Questions about the entries follow directly below them, questions to ask next come last.
  const body = pieces.at(-1)?.kind === 'prompts' ? pieces.slice(0, -1) : pieces;
  const inside = [
    ...body.flatMap(draw),
    ...rows.about(asked).map(drawRow),
    ...pieces.slice(body.length).flatMap(draw),
    ...footer(place),
  ];
  const files = pieces.flatMap((piece, at) =>
    piece.kind === 'image' ? [{ name: fileName(piece.name, at), png: piece.png }] : [],
  );
  return {
    ...place,
    files,
    components: [containerOf(inside.length > 0 ? inside : [textDisplay(escapeText(place.title))], pieces)],
    questions: questionsToStore(states),
    plain: plainOf(pieces, place),
  };
}

function drawPiece(
  piece: DiscordPiece,
  at: number,
  drawButtons: (
    prompts: (DiscordPiece & { kind: 'prompts' })['prompts'],
  ) => readonly APIComponentInContainer[],
): readonly APIComponentInContainer[] {
  switch (piece.kind) {
    case 'text':
      return [textDisplay(piece.lines.map(write).join('\n'))];
    case 'image': {
      const media = { url: `attachment://${fileName(piece.name, at)}` };
      const description = shorten(printable(piece.alt).trim(), LIMITS.altText);
      const item = description === '' ? { media } : { media, description };
      return [{ type: ComponentType.MediaGallery, items: [item] }];
    }
    case 'divider':
      return [{ type: ComponentType.Separator }];
    case 'prompts':
      return drawButtons(piece.prompts);
  }
}

function textDisplay(content: string): APIComponentInContainer {
  return { type: ComponentType.TextDisplay, content };
}

function containerOf(
  components: readonly APIComponentInContainer[],
  pieces: readonly DiscordPiece[],
): APIContainerComponent {
  const accent = accentOf(pieces.flatMap((piece) => (piece.kind === 'text' ? piece.states : [])));
  return {
    type: ComponentType.Container,
    components: [...components],
    ...(accent === undefined ? {} : { accent_color: accent }),
  };
}

function footer({ page, pages }: Omit<PageOptions, 'brief'>): readonly APIComponentInContainer[] {
  return pages > 1 ? [textDisplay(`-# ${page + 1} / ${pages}`)] : [];
}

/** Names of a message's files must be plain and different. */
function fileName(name: string, at: number): string {
  const plain = name
    .replace(/\.png$/i, '')
    .replace(/[^a-z0-9-]+/gi, '-')
    .slice(0, 60);
  return `${at}-${plain}.png`;
}
