import type { AnswerStore, StoredAnswer } from '../../src/extract/model/reader.ts';
import type { Usage, UsageMeter } from '../../src/extract/model/requester.ts';
import type { ModelProvider, ModelSettings } from '../../src/extract/model/settings.ts';

/** Settings for a stand-in of a provider at a URL. */
export function settingsOf(provider: ModelProvider, url: string): ModelSettings {
  const limits = { concurrency: 8, dailyTokens: 1_000_000_000, timeout: 5_000 };
  return { provider, model: 'reader-1', url, apiKey: 'key-1', ...limits };
}

/** Answers in memory. */
export function createMemoryAnswers(): AnswerStore & { readonly all: ReadonlyMap<string, StoredAnswer> } {
  const all = new Map<string, StoredAnswer>();
  return {
    all,
    get: async (key) => all.get(key),
    set: async (key, answer) => {
      all.set(key, answer);
    },
  };
}

/** A meter in memory. */
export function createMemoryUsage(): UsageMeter & { readonly days: ReadonlyMap<string, Usage> } {
  const days = new Map<string, Usage>();
  return {
    days,
    async tokensOn(day) {
      const { inputTokens = 0, outputTokens = 0 } = days.get(day) ?? {};
      return inputTokens + outputTokens;
    },
    async add(day, { requests, inputTokens, outputTokens }) {
      const before = days.get(day) ?? { requests: 0, inputTokens: 0, outputTokens: 0 };
      days.set(day, {
        requests: before.requests + requests,
        inputTokens: before.inputTokens + inputTokens,
        outputTokens: before.outputTokens + outputTokens,
      });
    },
  };
}
