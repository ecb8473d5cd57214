import type { FetchedItem, SourceDefinition, SourceReader } from '../../../src/domain/source.ts';
import { pick } from '../../../tools/bench/random.ts';
import { sourceOf } from '../../contracts/storage/sources.ts';
import { failing, itemOf, offering } from '../../fakes/source-reader.ts';

/** What a reader thinks of as one item, and every text of it that was offered. */
export interface TrueItem {
  readonly name: string;
  /** Its present text. */
  text: string;
  /** Whether the source ever offered it to a reader that got an answer. */
  offered: boolean;
  /** The last text that was offered. */
  last: string;
}

/** A feed of the simulation: it gains items, corrects them, and misbehaves. */
export interface SimulatedFeed {
  readonly source: SourceDefinition;
  readonly items: readonly TrueItem[];
  /** Lets time go by: items come, some are corrected, ids and dates change, outages begin and end. */
  live(): void;
  /** What it offers now; `undefined` during an outage. */
  offer(): readonly FetchedItem[] | undefined;
}

const WORDS =
  'ferry pilot harbour tide lamp oil rope mast keel sail anchor buoy cargo crane dock quay reef storm'.split(
    ' ',
  );
/** Items that a feed offers at a time. */
const WINDOW = 12;
/** Marks that feeds give their items. */
const MARKS = ['both', 'address', 'id'] as const;

/** A feed with a character of its own, drawn from the random numbers. */
export function createFeed(index: number, random: () => number): SimulatedFeed {
  const source = sourceOf(`feed-${index}`, { intervalMinutes: 720 + Math.floor(random() * 480) });
  const marks = pick(MARKS, random);
  const pace = 0.01 + random() * 0.07;
  const items: TrueItem[] = [];
  let generation = 0;
  let date = 1;
  let outage = 0;
  const words = () => Array.from({ length: 40 }, () => pick(WORDS, random)).join(' ');
  const add = () => {
    const name = `n${index}-${items.length}`;
    items.push({ name, text: `Report ${name}: ${words()}.`, offered: false, last: '' });
  };
  for (let count = 0; count < 5; count++) add();
  return {
    source,
    items,
    live() {
      outage = Math.max(0, outage - 1);
      if (random() < pace) add();
      const recent = items.slice(-WINDOW);
      if (random() < 0.02) pick(recent, random).text += ` Corrected: ${words()}.`;
      if (random() < 0.01) generation += 1;
      if (random() < 0.02) date += 1;
      if (random() < 0.005) outage = Math.floor(random() * 300);
    },
    offer() {
      if (outage > 0) return undefined;
      return items
        .slice(-WINDOW)
        .toReversed()
        .map(({ name, text }) =>
          itemOf(name, {
            id: marks === 'address' ? null : `${generation}:${name}`,
            url: marks === 'id' ? null : `https://feed-${index}.example/${name}`,
            published: { value: `2026-01-${String(date % 28 || 1).padStart(2, '0')}`, basis: 'stated' },
            content: text,
          }),
        );
    },
  };
}

/** Reads feeds of the simulation. Sometimes the process dies while it reads, and sometimes right after. */
export function createFeedReader(
  feeds: readonly SimulatedFeed[],
  dies: () => boolean,
): Pick<SourceReader, 'read' | 'readPage'> {
  const byId = new Map(feeds.map((feed) => [feed.source.id, feed]));
  return {
    async read({ id }) {
      const feed = byId.get(id);
      const items = feed?.offer();
      if (items === undefined) return failing();
      if (dies()) throw new Error('killed');
      for (const item of feed?.items.slice(-WINDOW) ?? []) {
        item.offered = true;
        item.last = item.text;
      }
      return offering(...items);
    },
    readPage: async () => ({ failure: { kind: 'missing', detail: '404' } }),
  };
}
