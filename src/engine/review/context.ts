import type { Report } from '../../domain/event.ts';
import type { ReviewClaim } from '../../domain/review-service.ts';
import type { ArticleStore } from '../../storage/contracts.ts';

/** Characters of context on each side. */
const MOST = 200;

/** What stands around a report's sentence in its article: the rest of the paragraph and the paragraphs beside it, within limits. */
export async function contextOf(
  store: Pick<ArticleStore, 'article'>,
  { event: { evidence }, source }: Report,
): Promise<ReviewClaim['context']> {
  const article = source.kind === 'article' ? await store.article(source.id) : undefined;
  const text = article?.paragraphs.join(' ') ?? '';
  const start = text.indexOf(evidence);
  if (start === -1 || evidence === '') return { before: '', after: '' };
  const end = start + evidence.length;
  return { before: lastWords(text.slice(0, start)), after: firstWords(text.slice(end)) };
}

function lastWords(text: string): string {
  const words = text.trimEnd();
  if (words.length <= MOST) return words.trimStart();
  const cut = words.slice(-MOST);
  return `…${cut.slice(cut.search(/[\s，。]/) + 1)}`;
}

function firstWords(text: string): string {
  const words = text.trimStart();
  if (words.length <= MOST) return words.trimEnd();
  const cut = words.slice(0, MOST);
  const end = Math.max(cut.lastIndexOf(' '), cut.lastIndexOf('，'), cut.lastIndexOf('。'));
  return `${end > 0 ? cut.slice(0, end) : cut}…`;
}
