import { createHash } from 'node:crypto';
import type { Cache } from '../../../src/index.ts';

/** A question that a button carries: it is understood after a restart as before it. */
export interface EncodedQuestion {
  /** The brief's name; `undefined` where a message does not tell it, and the first brief that understands the line answers. */
  readonly brief: string | undefined;
  /** A command line without the brief's name. */
  readonly line: string;
  /** Which of the answer's pages, from 1. */
  readonly page: number;
}

const NO_BRIEF = '-';
/** Questions that do not fit into a button are kept so long. */
const KEPT_MS = 90 * 86_400_000;

/** The question in so many characters: `strait 1 status patrols`, or the name under which `keepAsk` keeps it where that is too long. */
export function encodeQuestion(ask: EncodedQuestion, most: number): string {
  const whole = spell(ask);
  return whole.length <= most ? whole : nameOf(whole);
}

/** Keeps the question under its name, so that it is found where `writeAsk` had no room for it. */
export async function storeQuestion(cache: Cache, ask: EncodedQuestion): Promise<void> {
  const whole = spell(ask);
  await cache.set(keyOf(nameOf(whole)), whole, KEPT_MS);
}

/** The question that was written; `undefined` where it is none, or is kept no longer. */
export async function decodeQuestion(cache: Cache, written: string): Promise<EncodedQuestion | undefined> {
  const whole = written.startsWith('#') ? await cache.get<string>(keyOf(written)) : written;
  const [, brief, page, line] = /^(\S+) (\d+) (.+)$/s.exec(whole ?? '') ?? [];
  if (brief === undefined || line === undefined) return undefined;
  return { brief: brief === NO_BRIEF ? undefined : brief, line, page: Number(page) };
}

function spell({ brief, page, line }: EncodedQuestion): string {
  return `${brief ?? NO_BRIEF} ${page} ${line}`;
}

function nameOf(whole: string): string {
  return `#${createHash('sha256').update(whole).digest('base64url')}`;
}

function keyOf(name: string): string {
  return `slack:ask:${name}`;
}
