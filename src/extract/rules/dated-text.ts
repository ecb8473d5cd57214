import type { Article } from '../../domain/article.ts';
import type { Brief } from '../../domain/brief.ts';
import type { Day } from '../../domain/dates.ts';
import { compileNames } from '../names/lexicon.ts';
import { createConcern } from '../patterns/concern.ts';
import { publicationDay } from '../publication.ts';
import { type Sentence, sentencesOf } from '../sentences.ts';

/** What is read of an article. */
export interface DatedText {
  /** The day against which it is read. */
  readonly published: Day;
  readonly sentences: readonly Sentence[];
}

/** An article's sentences; undefined where it cannot concern the brief, or has no date. */
export type TextReader = (article: Article) => DatedText | undefined;

export function createTextReader(brief: Brief): TextReader {
  const concerned = createConcern(brief, compileNames(brief));
  return (article) => {
    // Most articles do not concern the brief, and a day in a zone takes a while to tell.
    if (article.published === null || !concerned(article)) return undefined;
    return {
      published: publicationDay(article, article.published, brief.zones),
      sentences: sentencesOf(article),
    };
  };
}
