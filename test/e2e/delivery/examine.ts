import type { Delivery } from '../../../src/domain/delivery.ts';
import type { Rooms } from './conversations.ts';

/** What stands in the rooms, against what the ledger says of it. */
export interface Findings {
  readonly editions: number;
  readonly parts: number;
  /** Editions that were taken up more than once. */
  readonly retaken: number;
  /** Parts that had arrived though the process died before it knew. */
  readonly confirmed: number;
  /** Parts that were sent, and do not stand where they should; and editions that did not go out. */
  readonly lost: readonly string[];
  /** Parts that stand there more than once. */
  readonly twice: readonly string[];
  /** Parts that stand there in another order than that of their edition. */
  readonly disordered: readonly string[];
}

/** Compares the editions with the posts. */
export function examine(editions: readonly Delivery[], rooms: Rooms): Findings {
  const keys = new Set(editions.flatMap(({ parts }) => parts.map(({ key }) => key)));
  const arrived = rooms.arrived(keys);
  const places = Map.groupBy(arrived.keys(), (index) => arrived[index]);
  const parts = editions.flatMap((edition) => edition.parts);
  const name = ({ subscription, id, state }: Delivery) => `${subscription} ${id} (${state})`;
  return {
    editions: editions.length,
    parts: parts.length,
    retaken: editions.filter(({ tries }) => tries > 1).length,
    confirmed: parts.filter(({ state }) => state === 'confirmed').length,
    lost: editions
      .filter((one) => one.state !== 'sent' || one.parts.some(({ key }) => !places.has(key)))
      .map(name),
    twice: [
      ...editions.filter((one) => one.parts.some(({ key }) => (places.get(key)?.length ?? 0) > 1)).map(name),
      ...(places.get(undefined) ?? []).map((index) => `post ${index} without a key`),
    ],
    disordered: editions
      .filter(({ parts }) => {
        const order = parts.flatMap(({ key }) => places.get(key)?.slice(0, 1) ?? []);
        return order.some((place, index) => index > 0 && place < (order[index - 1] ?? 0));
      })
      .map(name),
  };
}
