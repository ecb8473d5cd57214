import type { Article } from '../../domain/article.ts';
import { type Day, firstDay, type PartialDate } from '../../domain/dates.ts';
import { sentencesOf } from './sentences.ts';
import type { Analysis, Analyzer } from './tokens.ts';

/** An article's sentences, analysed in order: each is dated against what the ones before it told. */
export function readArticle(article: Article, published: Day, analyzer: Analyzer): readonly Analysis[] {
  const sentences = sentencesOf(article);
  const found = analyzer.find(sentences);
  let context: PartialDate | undefined;
  return sentences.map((sentence, at) => {
    const analysis = analyzer.analyze(sentence, found[at] ?? [], { published, context });
    context = lastPast(analysis, published) ?? context;
    return analysis;
  });
}

/** The first date of a sentence that lies before publication: what "the same day" in the next one refers to. */
export function lastPast({ tokens }: Analysis, published: Day): PartialDate | undefined {
  for (const token of tokens)
    if (token.kind === 'date' && firstDay(token.mention.date) <= published && !token.mention.bound)
      return token.mention.date;
  return undefined;
}
