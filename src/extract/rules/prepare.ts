import type { Article } from '../../domain/article.ts';
import type { Brief } from '../../domain/brief.ts';
import type { Day } from '../../domain/dates.ts';
import { createPatternReader, type Finding } from '../patterns/index.ts';
import { type Candidate, createCandidateFinder } from './candidates.ts';
import { type DateOption, dateFeatures, dateOptions } from './date-options.ts';
import { createTextReader } from './dated-text.ts';
import { type KnownFacts, knownFacts } from './known-facts.ts';
import { createMentionReader } from './mention-features.ts';
import { bySentence, type Patterns } from './patterns.ts';
import { readArticle } from './read-article.ts';
import { createAnalyzer } from './tokens.ts';

/** A candidate with all that the linear models look at. */
export interface PreparedCandidate {
  readonly candidate: Candidate;
  readonly features: Uint32Array;
  /** The dates that it may have; worked out when asked for, as most candidates are hopeless. */
  readonly options: () => readonly { readonly option: DateOption; readonly features: Uint32Array }[];
}

/** An article as the models see it. */
export interface Prepared {
  readonly published: Day;
  readonly patterns: Patterns;
  readonly known: KnownFacts;
  readonly candidates: readonly PreparedCandidate[];
}

/** Prepares an article; undefined where it cannot concern the brief, has no date, or nothing to be judged. With `watch` all that is not read is explained. */
export type Preparer = (article: Article) => Prepared | undefined;

export function createPreparer(brief: Brief, watch?: (finding: Finding) => void): Preparer {
  const readText = createTextReader(brief);
  const readPatterns = createPatternReader(brief, watch);
  const analyzer = createAnalyzer(brief);
  const findCandidates = createCandidateFinder(brief);
  const known = knownFacts(brief);
  return (article) => {
    const text = readText(article);
    if (text === undefined) return undefined;
    const { published, sentences } = text;
    const { analyses, candidates: found } = readArticle(sentences, published, analyzer, findCandidates);
    if (found.length === 0 && watch === undefined) return undefined;
    const patterns = bySentence(readPatterns(sentences, published));
    const mentionFeatures = createMentionReader();
    const candidates = found.map((candidate): PreparedCandidate => {
      const matches = patterns.of(candidate.analysis.sentence);
      const own = matches.filter(
        ({ channel, action }) => channel === candidate.channel.id && action === candidate.action,
      );
      return {
        candidate,
        features: mentionFeatures(candidate, matches),
        options: () => {
          const options = dateOptions(candidate, analyses, published, own);
          return options.map((option) => ({
            option,
            features: dateFeatures(option, options, candidate, published, own),
          }));
        },
      };
    });
    return { published, patterns, known, candidates };
  };
}
