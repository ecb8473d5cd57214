import {
  EDITION_STATES,
  type EditionReason,
  type EditionRecord,
  PART_STATES,
  type Part,
} from '../../domain/delivery.ts';
import type { Block, Message } from '../../domain/message.ts';
import type { Row } from '../sql/database.ts';
import { number, object, oneOf, text, textOrNull, truth } from '../sql/decode.ts';
import { toCheckpoint } from '../subscriptions/documents.ts';
import type { EditionBacklog } from './ledger.ts';

/** Columns of `editions` that make an `Edition`. */
export const EDITION_COLUMNS =
  'subscription, id, kind, due, state, not_before, tries, covers, message, late, reason, ended';

const KINDS = ['digest', 'alert'] as const;

export function toEdition(row: Row): EditionRecord {
  return {
    subscription: text(row.subscription),
    id: text(row.id),
    kind: oneOf(KINDS, row.kind),
    due: text(row.due),
    state: oneOf(EDITION_STATES, row.state),
    notBefore: text(row.not_before),
    tries: number(row.tries),
    covers: row.covers === null ? null : toWindow(row.covers),
    message: textOrNull(row.message),
    late: truth(row.late),
    reason: row.reason === null ? null : toReason(row.reason),
    ended: textOrNull(row.ended),
  };
}

export function toBacklog(row: Row): EditionBacklog {
  return {
    state: oneOf(EDITION_STATES, row.state),
    editions: number(row.editions),
    oldestDue: text(row.oldest),
  };
}

function toWindow(json: unknown): EditionRecord['covers'] {
  const { from, to } = object(JSON.parse(text(json)));
  return { from: toCheckpoint(from), to: toCheckpoint(to) };
}

const REASONS = ['down', 'superseded', 'refused', 'paused', 'stopped', 'removed', 'unchanged'] as const;

function toReason(json: unknown): EditionReason {
  const reason = object(JSON.parse(text(json)));
  const kind = oneOf(REASONS, reason.kind);
  switch (kind) {
    case 'down':
      return { kind, from: text(reason.from), until: text(reason.until) };
    case 'superseded':
      return { kind, by: text(reason.by) };
    case 'refused':
      return { kind, problem: text(reason.problem) };
    case 'unchanged':
      return { kind };
    default: {
      const { id, name } = object(reason.by);
      return { kind, by: { id: text(id), name: text(name) }, at: text(reason.at) };
    }
  }
}

export function toPart(row: Row): Part {
  return {
    part: number(row.part),
    key: text(row.key),
    state: oneOf(PART_STATES, row.state),
    tries: number(row.tries),
    began: text(row.began),
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

export function readMessage(json: string): Message {
  const message = JSON.parse(json) as Message & { blocks: readonly KeptBlock[] };
  const blocks = message.blocks.map((block) =>
    block.kind === 'image'
      ? { ...block, png: new Uint8Array(Buffer.from(text(block.png), 'base64')) }
      : block,
  );
  return { ...message, blocks };
}
