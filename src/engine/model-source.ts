import { type Clock, systemClock } from '../clock.ts';
import type { Brief } from '../domain/brief.ts';
import { addDays } from '../domain/dates.ts';
import { observed } from '../domain/operation.ts';
import type { Cache } from '../domain/platform.ts';
import type { ModelExtractor } from '../extract/model/index.ts';
import type { AnswerStore, StoredAnswer } from '../extract/model/reader.ts';
import type { UsageMeter } from '../extract/model/requester.ts';
import { type ModelSettings, nameOf } from '../extract/model/settings.ts';
import type { DailyModelUsage, ModelUsageStore } from '../storage/model-usage/model-usage.ts';
import { once } from '../text/memo.ts';
import type { FurtherExtractor } from './further-reading.ts';
import { createReranker, type Rerank } from './lookup/rerank.ts';
import { createTranslator, type Translator } from './translation.ts';

/** Why the model could not be asked the last time, and when that was (ISO 8601 in UTC). */
export interface ModelProblem {
  readonly at: string;
  readonly reason: string;
}

/** What is known of the use of the model. */
export interface ModelHealth {
  /** `provider:model`. */
  readonly model: string;
  /** False where the key is missing: then articles are read in batches only. */
  readonly canRequest: boolean;
  readonly dailyTokens: number;
  /** Days with requests of the last week, newest first. */
  readonly usage: readonly DailyModelUsage[];
  readonly problem: ModelProblem | undefined;
}

/** A language model that is configured. The AI SDK and what prompts are made of are loaded when a brief's extractor is first asked for. */
export interface ModelSource extends FurtherExtractor {
  readonly settings: ModelSettings;
  extractorFor(brief: Brief, options?: { readonly storedOnly?: boolean }): Promise<ModelExtractor>;
  /** Stores an answer that came in a batch, under the key of its prompt. */
  putAnswer(
    key: string,
    text: string,
    usage: Pick<DailyModelUsage, 'inputTokens' | 'outputTokens'>,
  ): Promise<void>;
  readonly translator: Translator;
  readonly rerank: Rerank;
  health(): Promise<ModelHealth>;
}

export interface ModelSourceParts {
  readonly settings: ModelSettings;
  readonly cache: Cache;
  readonly usage: ModelUsageStore;
  readonly clock?: Clock;
}

/** Connects the model of the configuration with the store that keeps its answers and counts its requests. */
export function createModelSource({
  settings,
  cache,
  usage,
  clock = systemClock,
}: ModelSourceParts): ModelSource {
  const model = nameOf(settings);
  const answers = cachedAnswers(cache, model);
  const today = () => clock.now().slice(0, 10);
  const problem = problemNote(cache, model, clock);
  const requester = once(async () => {
    if (!canRequest(settings)) return undefined;
    const [{ createRequester }, { connectModel }] = await Promise.all([
      import('../extract/model/requester.ts'),
      import('../extract/model/language-model.ts'),
    ]);
    const generate = connectModel(settings);
    return createRequester({
      generate: (request, signal) => observed('model', model, () => generate(request, signal)),
      usage: meterOf(usage, model),
      concurrency: settings.concurrency,
      dailyTokens: settings.dailyTokens,
      now: () => clock.now(),
      onProblem: problem.note,
    });
  });
  return {
    translator: createTranslator(cache, model, requester),
    rerank: createReranker(cache, model, requester),
    async chooseCommand(...question) {
      const { createCommandChooser } = await import('../extract/model/command-choice.ts');
      return createCommandChooser(requester)(...question);
    },
    id: 'model',
    settings,
    async filter(brief) {
      const { createRelevanceFilter } = await import('../extract/relevance/index.ts');
      return createRelevanceFilter(brief);
    },
    async extractorFor(brief, { storedOnly = false } = {}) {
      const [request, { createExtractor }] = await Promise.all([
        storedOnly ? undefined : requester(),
        import('../extract/model/index.ts'),
      ]);
      return createExtractor(brief, { model, answers, ...(request === undefined ? {} : { request }) });
    },
    async putAnswer(key, text, { inputTokens, outputTokens }) {
      const { readAnswer } = await import('../extract/model/reader.ts');
      if ((await answers.get(key)) !== undefined) return;
      await answers.set(key, readAnswer(text));
      await usage.add({ day: today(), model, requests: 1, inputTokens, outputTokens });
    },
    health: async () => ({
      model,
      canRequest: canRequest(settings),
      dailyTokens: settings.dailyTokens,
      usage: (await usage.since(addDays(today(), -6))).filter((day) => day.model === model),
      problem: await problem.last(),
    }),
  };
}

/** A model of one's own may need no key. */
function canRequest({ provider, apiKey }: ModelSettings): boolean {
  return provider === 'openai-compatible' || apiKey !== undefined;
}

function cachedAnswers(cache: Cache, model: string): AnswerStore {
  const nameOf = (key: string) => `model-answer:${model}:${key}`;
  return {
    get: (key) => cache.get<StoredAnswer>(nameOf(key)),
    async set(key, answer) {
      await cache.set(nameOf(key), answer);
    },
  };
}

function meterOf(usage: ModelUsageStore, model: string): UsageMeter {
  return {
    async tokensOn(day) {
      const days = await usage.since(day);
      return days
        .filter((one) => one.day === day && one.model === model)
        .reduce((sum, { inputTokens, outputTokens }) => sum + inputTokens + outputTokens, 0);
    },
    add: (day, used) => usage.add({ day, model, ...used }),
  };
}

/** Keeps the last problem where `doctor`, another process, finds it. */
function problemNote(cache: Cache, model: string, clock: Clock) {
  const name = `model-problem:${model}`;
  let noted: string | undefined;
  return {
    last: () => cache.get<ModelProblem>(name),
    note(reason: string | undefined) {
      if (reason === noted && reason !== undefined) return;
      const before = noted;
      noted = reason;
      if (reason !== undefined) void cache.set(name, { at: clock.now(), reason });
      else if (before !== undefined) void cache.delete(name);
    },
  };
}
