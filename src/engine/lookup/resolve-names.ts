import type { NameGuess, Query, QueryForm, TermGroup } from '../../search/index.ts';
import type { SearchIndex } from '../../storage/contracts.ts';

/** Newest articles that are read for a name. */
const MAX_READ = 30;
/** Forms of a name that are looked for: the most frequent ones. */
const MAX_FORMS = 4;

/** A query with the names that articles give in the other script to words that neither the brief nor the dictionary has. */
export async function resolveNames(store: SearchIndex, query: Query): Promise<Query> {
  if (query.names.length === 0) return query;
  const told = await Promise.all(
    query.names.map(async (guess) => ({ guess, forms: await formsOf(store, guess) })),
  );
  const groups = query.groups.map((group): TermGroup => {
    const key = group.forms[0]?.key ?? '';
    const forms = told.flatMap(({ guess, forms }) => (guess.keys.includes(key) ? forms : []));
    return forms.length === 0 ? group : { ...group, forms: [...group.forms, ...forms] };
  });
  return { ...query, groups };
}

async function formsOf(store: SearchIndex, guess: NameGuess): Promise<readonly QueryForm[]> {
  const places = await store.find(guess.condition, MAX_READ);
  if (places.length === 0) return [];
  const counts = new Map<string, { readonly form: QueryForm; count: number }>();
  for (const { article } of await store.articlesAt(places))
    for (const form of guess.formsIn(article)) {
      const known = counts.get(form.key) ?? { form, count: 0 };
      known.count += 1;
      counts.set(form.key, known);
    }
  return [...counts.values()]
    .toSorted((a, b) => b.count - a.count)
    .slice(0, MAX_FORMS)
    .map(({ form }) => form);
}
