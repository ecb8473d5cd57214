import { isDeepStrictEqual } from 'node:util';
import { type Day, dayOf } from '../domain/dates.ts';
import type { Report } from '../domain/event.ts';
import type { Sketch, Story } from '../domain/story.ts';
import { type ArticleSignature, inOrderOfPublication } from './article-signature.ts';
import { createOriginals } from './copies.ts';
import { createStoryClusters } from './story-clusters.ts';

export { sketchOf } from './minhash.ts';

/** Groups the articles behind reports into stories, in order of publication. */
export type StoryGroup = (
  reports: readonly Report[],
  sketches: ReadonlyMap<string, Sketch>,
) => readonly Story[];

/**
 * Groups articles incrementally. `sketches` are by article id; an article without one is not a copy. Facts of the
 * chronology are no articles and are left out.
 *
 * The outcome depends on the set of reports, not on their order, nor on what was grouped before. An article is only ever compared with
 * those published before it, so later ones never change how earlier ones are grouped: a past day's answer stays as it
 * was, and only articles added at the end have to be placed.
 */
export function createGroup(): StoryGroup {
  let placed: readonly ArticleSignature[] = [];
  let stories = createStories();
  return (reports, sketches) => {
    const articles = inOrderOfPublication(reports, sketches);
    if (!placed.every((told, at) => isDeepStrictEqual(told, articles[at]))) {
      placed = [];
      stories = createStories();
    }
    for (const article of articles.slice(placed.length)) stories.place(article);
    placed = articles;
    return stories.all();
  };
}

function createStories() {
  const originals = createOriginals();
  const topics = createStoryClusters();
  const stories = new Map<string, Map<string, string[]>>();
  return {
    place(article: ArticleSignature): void {
      const original = originals.meet(article);
      const story = topics.place(article, original);
      const texts = stories.get(story) ?? new Map<string, string[]>();
      stories.set(story, texts);
      if (original === undefined) texts.set(article.id, []);
      else texts.get(original.id)?.push(article.id);
    },
    all: (): readonly Story[] =>
      [...stories].map(([id, texts]) => ({
        id,
        texts: [...texts].map(([original, copies]) => ({ original, copies: [...copies] })),
      })),
  };
}

/** The reports with their articles' stories and originals written into their sources. */
export function withStories(
  reports: readonly Report[],
  sketches: ReadonlyMap<string, Sketch>,
  group: StoryGroup = createGroup(),
): readonly Report[] {
  const places = new Map<string, { readonly story: string; readonly copyOf?: string }>();
  for (const { id: story, texts } of group(reports, sketches)) {
    for (const { original, copies } of texts) {
      places.set(original, { story });
      for (const copy of copies) places.set(copy, { story, copyOf: original });
    }
  }
  return reports.map((report) =>
    report.source.kind === 'article'
      ? { ...report, source: { ...report.source, ...places.get(report.source.id) } }
      : report,
  );
}

/**
 * Number of articles published after day `from` until day `to` that repeat a story of another article of these days, so
 * that articles less these are stories. The reports are those of `withStories`; articles without a date and texts that others took the place of are left out.
 */
export function countRepeats(reports: readonly Report[], from: Day, to: Day): number {
  const storyOf = new Map<string, string>();
  for (const { source } of reports) {
    if (source.story === undefined || source.published === null || source.withdrawn !== undefined) continue;
    const day = dayOf(source.published);
    if (day > from && day <= to) storyOf.set(source.id, source.story);
  }
  return storyOf.size - new Set(storyOf.values()).size;
}
