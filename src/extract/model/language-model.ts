import type { LanguageModel, LanguageModelUsage } from 'ai';
import type { z } from 'zod';
import { MAX_ANSWER_TOKENS } from './batch.ts';
import type { ModelSettings } from './settings.ts';

/** What a model gets: fixed instructions, and the request itself. */
export interface ModelRequest {
  readonly system: string;
  readonly user: string;
  /** The form of the answer, which providers enforce as far as they can; plain text where none is given. */
  readonly schema?: z.ZodType;
}

/** What came back. An answer without text is a refusal. */
export interface Generated {
  readonly text: string;
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/** Why a model cannot be used at present. */
export class ModelUnavailableError extends Error {
  override readonly name = 'ModelUnavailableError';
  /** True where trying again soon is of no use: a wrong key, an unknown model. */
  readonly lasting: boolean;

  constructor(reason: string, lasting: boolean, options?: ErrorOptions) {
    super(reason, options);
    this.lasting = lasting;
  }
}

/** @throws ModelUnavailableError; whatever the signal was aborted with. */
export type Generate = (request: ModelRequest, signal: AbortSignal | undefined) => Promise<Generated>;

/** Retries of a request that failed for a passing reason: with back-off, or after the time that `Retry-After` names. */
const RETRIES = 2;

/** Connects a model through the AI SDK, which is loaded at the first request. */
export function connectModel(settings: ModelSettings): Generate {
  let opening: ReturnType<typeof open> | undefined;
  return async ({ system, user, schema }, signal) => {
    opening ??= open(settings);
    const { sdk, model } = await opening;
    try {
      const { text, usage } = await sdk.generateText({
        model,
        instructions: {
          role: 'system',
          content: system,
          providerOptions: { anthropic: { cacheControl: { type: 'ephemeral' } } },
        },
        prompt: user,
        ...(schema === undefined ? {} : { output: sdk.Output.object({ schema, name: 'answer' }) }),
        maxOutputTokens: MAX_ANSWER_TOKENS,
        maxRetries: RETRIES,
        timeout: settings.timeout,
        ...(settings.provider === 'openai-compatible' ? { temperature: 0 } : {}),
        ...(signal === undefined ? {} : { abortSignal: signal }),
      });
      return generated(text, usage);
    } catch (error) {
      signal?.throwIfAborted();
      // An answer that is not of the form is an answer still: its reader decides what it is worth.
      if (sdk.NoObjectGeneratedError.isInstance(error)) return generated(error.text, error.usage);
      throw unavailable(error, sdk);
    }
  };
}

function generated(text: string | undefined, usage: LanguageModelUsage | undefined): Generated {
  return {
    text: text ?? '',
    inputTokens: usage?.inputTokens ?? 0,
    outputTokens: usage?.outputTokens ?? 0,
  };
}

type Sdk = typeof import('ai');

async function open(settings: ModelSettings): Promise<{ readonly sdk: Sdk; readonly model: LanguageModel }> {
  // The SDK would print to the console what a provider does not support.
  globalThis.AI_SDK_LOG_WARNINGS = false;
  const [sdk, model] = await Promise.all([import('ai'), providerModel(settings)]);
  return { sdk, model };
}

async function providerModel({ provider, model, url, apiKey }: ModelSettings): Promise<LanguageModel> {
  const options = {
    ...(url === undefined ? {} : { baseURL: url }),
    // An empty key keeps the SDK from looking for one in the environment.
    apiKey: apiKey ?? '',
  };
  switch (provider) {
    case 'anthropic':
      return (await import('@ai-sdk/anthropic')).createAnthropic(options)(model);
    case 'openai':
      return (await import('@ai-sdk/openai')).createOpenAI(options).chat(model);
    case 'google':
      return (await import('@ai-sdk/google')).createGoogleGenerativeAI(options)(model);
    case 'openai-compatible': {
      const { createOpenAICompatible } = await import('@ai-sdk/openai-compatible');
      return createOpenAICompatible({ name: provider, baseURL: url ?? '', ...(apiKey ? { apiKey } : {}) })(
        model,
      );
    }
  }
}

/** HTTP statuses that another try does not change. */
const LASTING = new Set([400, 401, 403, 404, 422]);

function unavailable(error: unknown, { APICallError, RetryError }: Sdk): ModelUnavailableError {
  const cause = RetryError.isInstance(error) ? error.lastError : error;
  if (APICallError.isInstance(cause)) {
    const { statusCode, message } = cause;
    const reason = statusCode === undefined ? message : `HTTP ${statusCode}: ${message}`;
    return new ModelUnavailableError(reason, LASTING.has(statusCode ?? 0), { cause: error });
  }
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new ModelUnavailableError(reason, false, { cause: error });
}
