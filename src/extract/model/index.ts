import type { Article } from '../../domain/article.ts';
import type { Brief } from '../../domain/brief.ts';
import { createEvidenceGate } from '../evidence/index.ts';
import type { Extraction, Extractor } from '../extractor.ts';
import type { RelevanceFilter } from '../relevance/index.ts';
import { claimsOf } from './answer.ts';
import { readGuide } from './guide.ts';
import { createPromptBuilder, type ModelPrompt } from './prompt.ts';
import { type AnswerStore, createAnswerReader } from './reader.ts';
import type { Requester } from './requester.ts';

/** What the extractor works with. */
export interface ModelExtractorParts {
  /** Names the model in the version: the same texts give other events with another one. */
  readonly model: string;
  readonly answers: AnswerStore;
  /** Without it, only articles are read whose answers are stored already. */
  readonly request?: Requester;
  /** Articles that it rejects are read as having no events, without a request; the caller has decided where there is none. */
  readonly filter?: RelevanceFilter;
}

/** An extractor that asks a language model, and what its requests are. */
export interface ModelExtractor extends Extractor {
  /** The prompt for an article; `undefined` where none is worth a request. */
  promptFor(article: Article): ModelPrompt | undefined;
  /** The same, where no answer to it is stored. */
  missingPrompt(article: Article): Promise<ModelPrompt | undefined>;
}

/**
 * The extractor that uses a language model. An article without a date is read without a request, as having no events. One whose answer has
 * to wait is left out.
 */
export function createExtractor(
  brief: Brief,
  { model, answers, request, filter = () => true }: ModelExtractorParts,
): ModelExtractor {
  const prompts = createPromptBuilder(brief, readGuide(brief.folder));
  const verify = createEvidenceGate(brief);
  const answerTo = createAnswerReader(answers, request);

  const promptFor = (article: Article): ModelPrompt | undefined => {
    const { published } = article;
    return published !== null && filter(article) ? prompts.build({ ...article, published }) : undefined;
  };

  const extract = async (
    article: Article,
    signal: AbortSignal | undefined,
  ): Promise<Extraction | undefined> => {
    signal?.throwIfAborted();
    const prompt = promptFor(article);
    if (prompt === undefined) return { article, events: [], dropped: [] };
    const stored = await answerTo(prompt, signal);
    if (stored === undefined) return undefined;
    if (stored.kind === 'unusable') return { article, events: [], dropped: [], failure: stored.reason };
    return { article, ...verify(article, claimsOf(stored.answer)) };
  };

  return {
    id: 'model',
    version: `${prompts.version}.${model}`,
    promptFor,
    async missingPrompt(article) {
      const prompt = promptFor(article);
      return prompt === undefined || (await answers.get(prompt.key)) !== undefined ? undefined : prompt;
    },
    async extract(articles, { signal } = {}) {
      const extractions = await Promise.all(articles.map((article) => extract(article, signal)));
      return extractions.filter((extraction) => extraction !== undefined);
    },
  };
}
