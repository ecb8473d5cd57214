import { basename, resolve } from 'node:path';
import { type Clock, systemClock, today } from '../clock.ts';
import type { Language } from '../domain/language.ts';
import type { Message } from '../domain/message.ts';
import type { Store } from '../storage/contracts.ts';
import { hash } from '../storage/sql/keys.ts';
import { briefState } from './brief-state.ts';
import { BUILD } from './build.ts';
import { kept } from './kept.ts';

/** Which board is asked for, without its brief having to be read. */
export interface BoardQuestion {
  /** The brief's folder. */
  readonly folder: string;
  /** Whether its chronology counts. */
  readonly chronology: boolean;
  readonly language: Language;
}

/** What the board says of the store besides the statuses. */
type BoardStore = Pick<Store, 'derived' | 'putDerived' | 'revision' | 'counts' | 'outlets' | 'sources'>;

/**
 * Today's board of all channels as the store keeps it, so that a process that has just started need not make it again. Made where
 * anything is another that stands in it: the brief, the program, the day, the events, how far reading reaches. A checkout always makes
 * it, since its code may have changed.
 */
export async function keptBoard(
  store: BoardStore,
  question: BoardQuestion,
  make: () => Promise<Message>,
  {
    build = BUILD,
    clock = systemClock,
  }: { readonly build?: string | undefined; readonly clock?: Clock } = {},
): Promise<Message> {
  if (build === undefined) return make();
  const { folder, chronology, language } = question;
  const brief = basename(folder);
  const [revision, { newest }, outlets, sources] = await Promise.all([
    store.revision(brief),
    store.counts(brief),
    store.outlets(),
    store.sources.states(brief),
  ]);
  const read = [revision, newest, outlets.length, sources.map(({ progress }) => progress.succeeded)];
  const version = hash([briefState(folder, build), chronology, today(clock), read]);
  return kept(store, `board ${resolve(folder)} ${language}`, version, make);
}
