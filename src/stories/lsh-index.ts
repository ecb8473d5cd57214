import type { ArticleSignature } from './article-signature.ts';
import { bands } from './minhash.ts';

/** Texts that are found by what some of their bands are. */
export interface LshIndex {
  /** Those that have a band in common with the article's text, which is put among them. */
  meet(article: ArticleSignature): readonly ArticleSignature[];
  remove(article: ArticleSignature): void;
}

/** An empty shelf for the bands from one number to before another. */
export function createLshIndex(from: number, to: number): LshIndex {
  // A map for each band: one for all would come to the most entries that a map can have. Most bands are one article's alone, which needs no list.
  const shelf = Array.from(
    { length: to - from },
    () => new Map<number, ArticleSignature | ArticleSignature[]>(),
  );
  const placesOf = (article: ArticleSignature) => {
    if (article.sketch === undefined) return [];
    const own = bands(article.sketch, from, to);
    return shelf.map((texts, index) => ({ texts, band: own[index] ?? 0 }));
  };
  return {
    meet: (article) =>
      placesOf(article).flatMap(({ texts, band }) => {
        const met = texts.get(band);
        const others = met === undefined ? [] : [met].flat();
        if (Array.isArray(met)) met.push(article);
        else texts.set(band, met === undefined ? article : [met, article]);
        return others;
      }),
    remove(article) {
      for (const { texts, band } of placesOf(article)) {
        const others = [texts.get(band) ?? []].flat().filter((other) => other !== article);
        const [first] = others;
        if (first === undefined) texts.delete(band);
        else texts.set(band, others.length === 1 ? first : others);
      }
    },
  };
}
