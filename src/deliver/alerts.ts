import { type Clock, today } from '../clock.ts';
import type { Brief } from '../model/brief.ts';
import { precisionOf } from '../model/date.ts';
import type { Transition } from '../model/digest.ts';
import type { Message } from '../model/message.ts';
import type { Status } from '../model/status.ts';
import type { Filter } from '../model/subscription.ts';
import type { Ledger, Told, Watch } from '../store/ledger.ts';
import type { Kept } from '../store/subscriptions.ts';

/** Readings come in groups: a look waits until there was none for so long, in milliseconds, … */
const CALM = 5_000;
/** … but no longer than this. */
const LONGEST_WAIT = 60_000;

/** What alerts are made with. */
export interface AlertParts {
  readonly ledger: Ledger;
  readonly clock: Clock;
  /** Milliseconds that have gone by. */
  elapsed(): number;
  /** The state of the store: the same number, the same statuses. */
  revision(): Promise<number>;
  /** A brief's channels as they stand today; `undefined` where this process does not watch the brief. */
  board(brief: string): Promise<Board | undefined>;
  write(subscription: Kept, transitions: readonly Transition[]): Promise<Message>;
}

/** A brief and how its channels stand. */
export interface Board {
  readonly brief: Brief;
  readonly statuses: readonly Status[];
}

/**
 * Looks for statuses that differ from what subscriptions were last told, and puts word of them into the ledger. To be called every now
 * and then; does nothing where nothing was read since.
 */
export function createAlerts(parts: AlertParts): () => Promise<void> {
  let seen: string | undefined;
  let waiting: { readonly state: string; readonly since: number; readonly first: number } | undefined;
  return async () => {
    const state = `${await parts.revision()} ${today(parts.clock)}`;
    if (state === seen) return;
    const now = parts.elapsed();
    if (seen !== undefined && waiting?.state !== state)
      waiting = { state, since: now, first: waiting?.first ?? now };
    if (waiting !== undefined && now - waiting.since < CALM && now - waiting.first < LONGEST_WAIT) return;
    await lookAtAll(parts);
    seen = state;
    waiting = undefined;
  };
}

async function lookAtAll(parts: AlertParts): Promise<void> {
  const boards = new Map<string, Board | undefined>();
  for (const watch of await parts.ledger.watches()) {
    const { brief } = watch.subscription;
    if (!boards.has(brief)) boards.set(brief, await parts.board(brief));
    const board = boards.get(brief);
    if (board !== undefined) await lookAt(watch, board, parts);
  }
}

async function lookAt(watch: Watch, board: Board, parts: AlertParts): Promise<void> {
  const { subscription, told: before } = watch;
  const told = statesOf(board.statuses);
  if (before !== null && JSON.stringify(before) === JSON.stringify(told)) return;
  const wanted = transitionsOf(before ?? {}, board, subscription.filter);
  const now = parts.clock.now();
  if (wanted.length === 0) {
    await parts.ledger.tell(watch, told, undefined, now);
    return;
  }
  const message = await parts.write(subscription, wanted);
  const alert = { id: `alert-${now}`, message, covers: { from: now, until: now } };
  await parts.ledger.tell(watch, told, alert, now);
}

/** What is kept of the statuses: state and since when, of every channel. */
function statesOf(statuses: readonly Status[]): Told {
  return Object.fromEntries(
    statuses.map(({ channel, state, since }) => [channel, `${state} ${since ?? ''}`]),
  );
}

/** The changes that the filter wants to hear of. A channel of which nothing was told yet has not changed. */
function transitionsOf(before: Told, { brief, statuses }: Board, filter: Filter): readonly Transition[] {
  const groups = new Map(brief.channels.map(({ id, group }) => [id, group]));
  return statuses.flatMap((after) => {
    const told = before[after.channel];
    if (told === undefined) return [];
    const was = statusOf(after.channel, told);
    const wanted =
      was.state !== after.state &&
      allows(filter.channels, after.channel) &&
      allows(filter.groups, groups.get(after.channel) ?? '') &&
      (allows(filter.states, after.state) || allows(filter.states, was.state));
    return wanted ? [{ channel: after.channel, before: was, after }] : [];
  });
}

function allows(wanted: readonly string[], value: string): boolean {
  return wanted.length === 0 || wanted.includes(value);
}

/** A status as far as it was kept: what it rested on then is not told again. */
function statusOf(channel: string, told: string): Status {
  const [state = '', since = ''] = told.split(' ');
  const date = since === '' ? null : since;
  const precision = date === null ? null : precisionOf(date);
  const rest = { precision, lastConfirmed: null, support: [], beside: [] };
  return { channel, state: state as Status['state'], since: date, ...rest };
}
