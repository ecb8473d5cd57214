/** Providers by the name that stands before the colon of `BACKCHANNEL_MODEL`, each with the variable that holds its key. */
export const PROVIDERS = {
  anthropic: 'ANTHROPIC_API_KEY',
  openai: 'OPENAI_API_KEY',
  google: 'GOOGLE_GENERATIVE_AI_API_KEY',
  'openai-compatible': 'BACKCHANNEL_MODEL_KEY',
} as const;
export type ModelProvider = keyof typeof PROVIDERS;

/** Which model is asked, and how much of it may be used. */
export interface ModelSettings {
  readonly provider: ModelProvider;
  /** As the provider names it. */
  readonly model: string;
  /** Base URL of the provider's interface; its own where none is given. Required for `openai-compatible`. */
  readonly url?: string;
  readonly apiKey?: string;
  /** Requests at the same time. */
  readonly concurrency: number;
  /** Tokens, in and out, of one day in UTC. */
  readonly dailyTokens: number;
  /** Milliseconds for one answer. */
  readonly timeout: number;
}

/** Batch interfaces whose files are written. */
export const BATCH_FORMATS = ['openai', 'anthropic'] as const;
export type BatchFormat = (typeof BATCH_FORMATS)[number];

/** `provider:model`, as the configuration writes it. */
export function nameOf({ provider, model }: ModelSettings): string {
  return `${provider}:${model}`;
}
