import type { Article } from '../../../src/domain/article.ts';
import type { ChannelEvent } from '../../../src/domain/event.ts';
import type { ExtractorVersion, LeasedArticle, Store } from '../../../src/storage/contracts.ts';

/** An article for tests, with what matters to the test put in. */
export function articleOf(id: string, over: Partial<Article> = {}): Article {
  return {
    id,
    path: `posts/${id}.md`,
    title: `Title of ${id}`,
    published: '2024-03-05T08:00:00.000Z',
    outlet: 'Test Courier',
    url: `https://courier.example/${id}`,
    language: 'en',
    paragraphs: ['First paragraph.', 'Second paragraph.'],
    inferred: [],
    ...over,
  };
}

/** An event for tests. */
export function eventOf(over: Partial<ChannelEvent> = {}): ChannelEvent {
  return {
    channel: 'river-talks',
    action: 'hold',
    date: '2024-03-04',
    precision: 'day',
    background: false,
    actors: ['ada'],
    evidence: 'The two sides met on Monday.',
    ...over,
  };
}

/** The rules in a version. */
export function rules(version: string): ExtractorVersion {
  return { id: 'rules', version };
}

/** When leases of tests end. */
export const LATER = '2024-03-06T12:00:30.000Z';

/** Leases a batch behind an id and commits what is found in each text. Returns the ids. */
export async function reprocessBatch(
  store: Store,
  by: ExtractorVersion,
  find: (article: Article) => readonly ChannelEvent[],
  { brief = 'demo', after = '', limit = 10, now = NOW } = {},
): Promise<readonly string[]> {
  const leased = await store.lease(brief, by, { after, limit, now, until: LATER });
  await store.commit(
    brief,
    by,
    leased.map((one) => extract(one, find)),
    now,
  );
  return leased.map(({ id }) => id);
}

/** What is found in all texts of an article. */
export function extract(
  { id, version, texts }: LeasedArticle,
  find: (article: Article) => readonly ChannelEvent[],
) {
  return {
    id,
    version,
    texts: texts.map(({ article, revision }) => ({ revision, events: find(article) })),
  };
}

/** Instant of reading. */
export const NOW = '2024-03-06T12:00:00.000Z';

/** An open store and a way to put an article into it. */
export type Given = () => {
  readonly store: Store;
  readonly put: (article: Article, ...events: ChannelEvent[]) => Promise<unknown>;
};
