import type { Condition } from '../../domain/search.ts';
import { conditionOf, type Query, rarityOf, type Weighed } from '../../search/index.ts';
import type { SearchIndex } from '../../storage/contracts.ts';

/** Newest articles considered per word. */
export const MAX_OF_A_WORD = 1_000;
/** Maximum groups of a long query, the most selective ones. */
const MAX_GROUPS = 8;

/** A group of a question with what the index knows of it. */
export interface WeighedQuery extends Weighed {
  readonly condition: Condition;
  /** Its newest articles, the newest first, as many as are looked at. */
  readonly newest: readonly number[];
  /** Whether these are all that have it. */
  readonly rare: boolean;
}

/** The groups that any article has and that tell most, rarest first. */
export async function weighTerms(store: SearchIndex, { groups }: Query): Promise<readonly WeighedQuery[]> {
  const total = await store.countIndexed();
  const sought = await Promise.all(
    groups.map(async (group): Promise<WeighedQuery> => {
      const condition = conditionOf(group.forms);
      const places = await store.find(condition, MAX_OF_A_WORD);
      const rarity = rarityOf(await countOf(store, places, total), total);
      return { group, condition, rarity, newest: places, rare: places.length < MAX_OF_A_WORD };
    }),
  );
  return sought
    .filter(({ newest }) => newest.length > 0)
    .toSorted((a, b) => b.group.weight * b.rarity - a.group.weight * a.rarity)
    .slice(0, MAX_GROUPS);
}

/** How many articles have what the newest ones in these places have: of a frequent word as many as if it were always as frequent. */
async function countOf(store: SearchIndex, places: readonly number[], total: number): Promise<number> {
  if (places.length < MAX_OF_A_WORD) return places.length;
  const among = await store.countIndexed(places.at(-1));
  return total * Math.min(1, places.length / among);
}
