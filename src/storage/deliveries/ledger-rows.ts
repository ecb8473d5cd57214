import type { EditionReason, EditionRecord, EditionState, Part, PartState } from '../../domain/delivery.ts';
import type { CheckpointWindow } from '../../domain/edition.ts';
import type { Block, Message } from '../../domain/message.ts';
import type { Row } from '../sql/database.ts';

/** Columns of `editions` that make an `Edition`. */
export const EDITION_COLUMNS =
  'subscription, id, kind, due, state, not_before, tries, covers, message, late, reason, ended';

export function toEdition(row: Row): EditionRecord {
  return {
    subscription: String(row.subscription),
    id: String(row.id),
    kind: String(row.kind) as EditionRecord['kind'],
    due: String(row.due),
    state: String(row.state) as EditionState,
    notBefore: String(row.not_before),
    tries: Number(row.tries),
    covers: row.covers === null ? null : (JSON.parse(String(row.covers)) as CheckpointWindow),
    message: textOrNull(row.message),
    late: row.late === 1,
    reason: row.reason === null ? null : (JSON.parse(String(row.reason)) as EditionReason),
    ended: textOrNull(row.ended),
  };
}

export function toPart(row: Row): Part {
  return {
    part: Number(row.part),
    key: String(row.key),
    state: String(row.state) as PartState,
    tries: Number(row.tries),
    began: String(row.began),
    ended: textOrNull(row.ended),
    receipt: textOrNull(row.receipt),
    problem: textOrNull(row.problem),
  };
}

type KeptBlock = Exclude<Block, { kind: 'image' }> | { readonly kind: 'image'; readonly png: string };

/** A message as text; pictures are in base64. */
export function writeMessage(message: Message): string {
  const blocks = message.blocks.map((block) =>
    block.kind === 'image' ? { ...block, png: Buffer.from(block.png).toString('base64') } : block,
  );
  return JSON.stringify({ ...message, blocks });
}

export function readMessage(text: string): Message {
  const message = JSON.parse(text) as Message & { blocks: readonly KeptBlock[] };
  const blocks = message.blocks.map((block) =>
    block.kind === 'image'
      ? { ...block, png: new Uint8Array(Buffer.from(String(block.png), 'base64')) }
      : block,
  );
  return { ...message, blocks };
}

function textOrNull(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value);
}
