/** How much of a text is looked at: what an article is about shows early. */
const MAX_CHARACTERS = 1_500;
const PIECE = 3;

type Profile = ReadonlyMap<string, number>;

/** Ranks texts by their likeness to a given one: the cosine of their character trigrams, rare ones weighted up. */
export function createSimilarity<Item>(
  items: readonly Item[],
  textOf: (item: Item) => string,
): (text: string) => readonly Item[] {
  const counts = items.map((item) => pieces(textOf(item)));
  const frequency = new Map<string, number>();
  for (const piece of counts.flatMap((count) => [...count.keys()]))
    frequency.set(piece, (frequency.get(piece) ?? 0) + 1);
  const weigh = (count: Profile): Profile => {
    const known = [...count].filter(([piece]) => frequency.has(piece));
    const weighted = known.map(([piece, times]): [string, number] => [
      piece,
      (1 + Math.log(times)) * Math.log(1 + items.length / (frequency.get(piece) ?? 1)),
    ]);
    const length = Math.hypot(...weighted.map(([, weight]) => weight)) || 1;
    return new Map(weighted.map(([piece, weight]) => [piece, weight / length]));
  };
  const holders = holdersOf(counts.map(weigh));
  return (text) => {
    const wanted = weigh(pieces(text));
    const likeness = new Float64Array(items.length);
    for (const [piece, weight] of wanted)
      for (const holder of holders.get(piece) ?? [])
        likeness[holder.index] = (likeness[holder.index] ?? 0) + weight * holder.weight;
    return [...likeness.keys()]
      .toSorted((a, b) => (likeness[b] ?? 0) - (likeness[a] ?? 0) || a - b)
      .flatMap((index) => items[index] ?? []);
  };
}

function pieces(text: string): Profile {
  const plain = text.slice(0, MAX_CHARACTERS).toLowerCase().replace(/\s+/g, ' ');
  const found = new Map<string, number>();
  const size = /[\u3400-\u9fff]/.test(plain) ? PIECE - 1 : PIECE;
  for (let at = 0; at + size <= plain.length; at += 1) {
    const piece = plain.slice(at, at + size);
    found.set(piece, (found.get(piece) ?? 0) + 1);
  }
  return found;
}

/** For each piece the texts that have it, with its weight there. */
function holdersOf(profiles: readonly Profile[]) {
  const holders = new Map<string, { readonly index: number; readonly weight: number }[]>();
  for (const [index, profile] of profiles.entries())
    for (const [piece, weight] of profile) {
      const known = holders.get(piece);
      if (known === undefined) holders.set(piece, [{ index, weight }]);
      else known.push({ index, weight });
    }
  return holders;
}
