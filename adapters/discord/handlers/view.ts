import { createHash } from 'node:crypto';
import { MAX_CUSTOM_ID } from '../limits.ts';

/**
 * What a button or menu asks for. All of it stands in the component's custom id, so that it works after a restart and on any replica.
 * `brief` is empty where the message does not tell it: then the briefs are asked in order which one understands the line.
 */
export interface ViewState {
  readonly act: ViewAction;
  readonly brief: string;
  /** Page of the answer from 0; of a form, what is done to it. */
  readonly at: number;
  /** A command line; of a form or a delivery, its key. */
  readonly line: string;
}

/**
 * `ask` answers anew, `turn` shows a page, `post` answers for all to see, `day` asks for another day, `pick` answers a menu's line,
 * `speak` and `channel` ask the line again in a menu's language or about a menu's channel, `about` tells of a delivery's subscription,
 * `form` and `manage` work on a subscription that is made, or that there is.
 */
export type ViewAction =
  | 'ask'
  | 'turn'
  | 'post'
  | 'day'
  | 'pick'
  | 'speak'
  | 'channel'
  | 'about'
  | 'form'
  | 'manage';

const LETTERS: Readonly<Record<ViewAction, string>> = {
  ask: 'a',
  turn: 't',
  post: 'p',
  day: 'd',
  pick: 's',
  speak: 'l',
  channel: 'c',
  about: 'i',
  form: 'f',
  manage: 'm',
};
const ACTS = new Map(Object.entries(LETTERS).map(([act, letter]) => [letter, act as ViewAction]));

/** A view's custom id; where it is too long, its hash, and what has to be kept under it. */
export interface Encoded {
  readonly id: string;
  readonly kept?: string;
}

/** `number` makes ids of one message differ, as they must; it means nothing. */
export function encodeView({ act, brief, at, line }: ViewState, number = 0): Encoded {
  const state = `${LETTERS[act]}|${brief}|${at}|${line}`;
  const id = `${number}${state}`;
  if (id.length <= MAX_CUSTOM_ID) return { id };
  return { id: `${number}#${createHash('sha256').update(state).digest('base64url')}`, kept: state };
}

/** The view of a custom id; the hash under which it is kept; `undefined` where it is none of ours. */
export function decodeView(id: string): ViewState | { readonly hash: string } | undefined {
  const state = id.replace(/^\d+/, '');
  return state.startsWith('#') ? { hash: state.slice(1) } : readView(state);
}

/** The view that was kept. */
export function readView(state: string): ViewState | undefined {
  const [, letter = '', brief = '', at = '', line = ''] =
    /^([a-z])\|([^|]*)\|(\d+)\|([\s\S]*)$/u.exec(state) ?? [];
  const act = ACTS.get(letter);
  return act === undefined ? undefined : { act, brief, at: Number(at), line };
}

/** What a custom id keeps outside itself, by the key under which it is found again. */
export function keepingOf(encoded: readonly Encoded[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    encoded.flatMap(({ id, kept }) => (kept === undefined ? [] : [[keptKey(id), kept]])),
  );
}

/** The key of the cache for what a hashed custom id stands for. */
export function keptKey(id: string): string {
  return `discord:view:${id.replace(/^\d+#/, '')}`;
}
