import type { Condition } from '../../domain/search.ts';
import { conditionOf, outletToken, type Query } from '../../search/index.ts';
import type { SearchIndex } from '../../storage/contracts.ts';
import type { Lookup } from './lookup-types.ts';
import { MAX_OF_A_WORD, type WeighedQuery } from './weigh-terms.ts';

/** Articles that may answer, by place in the index. */
export interface Candidates {
  readonly places: ReadonlyMap<number, Prospect>;
  /** True if a word has more articles than were considered. */
  readonly more: boolean;
}

/** How much of a question an article has as far as its tokens tell: the rarity of what it has, and that of what its title has. */
export interface Prospect {
  readonly had: number;
  readonly inTitle: number;
}

/** Below this many candidates all texts are read anyway, so titles are not queried. */
const FEW = 100;

/**
 * Finds what may answer: of rare words all articles, of common ones those that have a rare word too, and those that have all
 * common ones; of these the newest. Titles are looked at besides, so that what is about a common word is not lost among the rest.
 */
export async function candidatesOf(
  store: SearchIndex,
  lookup: Lookup,
  query: Query,
  sought: readonly WeighedQuery[],
): Promise<Candidates> {
  if (sought.length === 0) return { places: new Map(), more: false };
  const find = finder(store, lookup, query);
  const [rare, common] = [sought.filter((one) => one.rare), sought.filter((one) => !one.rare)];
  const ofRare = await Promise.all(
    rare.map(async (one): Promise<List> => ({ groups: [one], places: await find.newest(one) })),
  );
  const lists = [...ofRare, ...(await withCommon(find, ofRare, rare, common))];
  const had = gather(lists, sought);
  const titled =
    had.size <= FEW
      ? []
      : await Promise.all(
          sought.map(async (one) => ({
            groups: [one],
            // Of what few texts have, fewer titles have it.
            places: await find.having([conditionOf(one.group.forms, true)], one.rare),
          })),
        );
  const more = lists.some(({ places }) => places.length >= MAX_OF_A_WORD);
  return { places: prospects(had, gather(titled, sought), sought), more };
}

/** What has common words: with a rare one, or all of them. */
async function withCommon(
  { having, newest }: ReturnType<typeof finder>,
  ofRare: readonly List[],
  rare: readonly WeighedQuery[],
  common: readonly WeighedQuery[],
): Promise<readonly List[]> {
  if (common.length === 0) return [];
  const anyRare: Condition = { kind: 'any', of: rare.map(({ condition }) => condition) };
  const places = [...new Set(ofRare.flatMap((list) => list.places))];
  // If all texts with a rare word are read, the other words need no query.
  const both =
    places.length <= FEW
      ? [Promise.resolve({ groups: common, places })]
      : common.map(async (one) => ({ groups: [one], places: await having([one.condition, anyRare], true) }));
  const [first, ...others] = common;
  const all = first && others.length === 0 ? newest(first) : having(common.map(({ condition }) => condition));
  return Promise.all([...both, all.then((found) => ({ groups: common, places: found }))]);
}

interface List {
  readonly groups: readonly WeighedQuery[];
  readonly places: readonly number[];
}

/** Which groups each place has: a bit for each, since there are many places and few groups. */
type Had = ReadonlyMap<number, number>;

function gather(lists: readonly List[], sought: readonly WeighedQuery[]): Had {
  const had = new Map<number, number>();
  for (const { groups, places } of lists) {
    const bits = groups.reduce((sum, group) => sum | (1 << sought.indexOf(group)), 0);
    for (const place of places) had.set(place, (had.get(place) ?? 0) | bits);
  }
  return had;
}

function prospects(had: Had, inTitle: Had, sought: readonly WeighedQuery[]): ReadonlyMap<number, Prospect> {
  const weights = Array.from({ length: 2 ** sought.length }, (_, bits) =>
    sought.reduce((sum, { group, rarity }, at) => sum + (bits & (1 << at) ? group.weight * rarity : 0), 0),
  );
  const weightOf = (bits: number) => weights[bits] ?? 0;
  const places = new Map<number, Prospect>();
  for (const [place, bits] of had) {
    const titled = inTitle.get(place) ?? 0;
    // What has the word in its title has it.
    places.set(place, { had: weightOf(bits | titled), inTitle: weightOf(titled) });
  }
  for (const [place, titled] of inTitle)
    if (!had.has(place)) places.set(place, { had: weightOf(titled), inTitle: weightOf(titled) });
  return places;
}

function finder(store: SearchIndex, lookup: Lookup, query: Query) {
  const must = mustOf(lookup, query);
  const { from, to, channel } = lookup;
  const open = must.length === 0 && query.without.length === 0 && (from ?? to ?? channel) === undefined;
  const having = (of: readonly Condition[], few = false) => {
    const condition = without({ kind: 'all', of: [...of, ...must] }, query);
    return store.find(condition, MAX_OF_A_WORD, { ...lookup, few });
  };
  return {
    having,
    /** The newest articles of a group. */
    newest: async ({ newest, rare, condition }: WeighedQuery) => (open ? newest : having([condition], rare)),
  };
}

/** What an article must have. */
function mustOf({ outlet }: Lookup, { phrases }: Query): readonly Condition[] {
  const outlets: Condition[] = outlet === undefined ? [] : [{ kind: 'token', token: outletToken(outlet) }];
  return [...outlets, ...phrases.map((form) => conditionOf([form]))];
}

/** Leaves out what has a token that it must not have; where only several together tell, the text itself must. */
function without(condition: Condition, query: Query): Condition {
  const certain = query.without.filter(({ key }) => /^([\u3400-\u9fff]{2}|[^ \u3400-\u9fff]+)$/.test(key));
  if (certain.length === 0) return condition;
  return { kind: 'except', from: condition, without: conditionOf(certain) };
}
