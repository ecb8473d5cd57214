import type { Article } from '../domain/article.ts';
import type { Sketch } from '../domain/story.ts';
import type { SketchStore } from '../storage/contracts.ts';

/** Articles sketched at once, to bound memory. */
const BATCH = 200;

/**
 * Sketches every relevant article whose present text has none yet: those just read, and those that an earlier version of
 * the program kept. Copies of a text are found by the sketches.
 */
export async function signNewArticles(store: Pick<SketchStore, 'unsketched' | 'putSketches'>): Promise<void> {
  let unsketched = await store.unsketched(BATCH);
  if (unsketched.length === 0) return;
  const sketch = await loadSketcher();
  while (unsketched.length > 0) {
    await store.putSketches(unsketched.map(({ article, version }) => ({ sketch: sketch(article), version })));
    unsketched = await store.unsketched(BATCH);
  }
}

/** Loaded when it is needed: questions to the store do without the table of scripts. */
async function loadSketcher(): Promise<(article: Article) => Sketch> {
  const [{ sketchOf }, { foldScript: fold }] = await Promise.all([
    import('../stories/index.ts'),
    import('../text/script.ts'),
  ]);
  return (article) => sketchOf(article, (text) => fold(text, article.language === 'zh-Hant'));
}
