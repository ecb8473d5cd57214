import PQueue from 'p-queue';
import type { Day } from '../../domain/dates.ts';
import { createCircuitBreaker } from './circuit-breaker.ts';
import { type Generate, type ModelRequest, ModelUnavailableError } from './language-model.ts';

/** What requests used. */
export interface Usage {
  readonly requests: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/** Counts what requests use, day by day in UTC; shared by all processes. */
export interface UsageMeter {
  /** Tokens in and out of a day. */
  tokensOn(day: Day): Promise<number>;
  add(day: Day, usage: Usage): Promise<void>;
}

/** What became of a request: the answer's text; or why it has to wait. */
export type Outcome =
  | { readonly kind: 'answered'; readonly text: string }
  | { readonly kind: 'waiting'; readonly reason: string };

/** Makes requests within the limits. Rejects only where the signal is aborted. */
export type Requester = (request: ModelRequest, signal?: AbortSignal) => Promise<Outcome>;

export interface RequesterParts {
  readonly generate: Generate;
  readonly usage: UsageMeter;
  readonly concurrency: number;
  readonly dailyTokens: number;
  /** The present instant, ISO 8601 in UTC. */
  readonly now: () => string;
  /** Called with each failure, also when the budget is spent, and with `undefined` after a success. */
  readonly onProblem?: (reason: string | undefined) => void;
}

/** Characters that a token stands for, at least: so much is set aside for a request before its real use is known. */
const CHARACTERS_PER_TOKEN = 2;
/** Tokens of a usual answer. */
const ANSWER_TOKENS = 400;

const SPENT = 'the daily token budget is spent';

/** Puts a model behind a concurrency limit, a daily budget of tokens and a circuit breaker. */
export function createRequester(parts: RequesterParts): Requester {
  const { generate, usage, now, onProblem = () => {} } = parts;
  const queue = new PQueue({ concurrency: parts.concurrency });
  const breaker = createCircuitBreaker(() => Date.parse(now()));
  let reserved = 0;

  const refusal = async (tokens: number): Promise<string | undefined> => {
    const blocked = breaker.blocked();
    if (blocked !== undefined) return blocked;
    const used = await usage.tokensOn(now().slice(0, 10));
    if (used + reserved + tokens <= parts.dailyTokens) return undefined;
    onProblem(SPENT);
    return SPENT;
  };

  const request = async (asked: ModelRequest, signal: AbortSignal | undefined): Promise<Outcome> => {
    signal?.throwIfAborted();
    const tokens =
      Math.ceil((asked.system.length + asked.user.length) / CHARACTERS_PER_TOKEN) + ANSWER_TOKENS;
    const reason = await refusal(tokens);
    if (reason !== undefined) return { kind: 'waiting', reason };
    reserved += tokens;
    try {
      const { text, inputTokens, outputTokens } = await generate(asked, signal);
      breaker.succeeded();
      onProblem(undefined);
      await usage.add(now().slice(0, 10), { requests: 1, inputTokens, outputTokens });
      return { kind: 'answered', text };
    } catch (error) {
      if (!(error instanceof ModelUnavailableError)) throw error;
      breaker.failed(error.message, error.lasting);
      onProblem(error.message);
      await usage.add(now().slice(0, 10), { requests: 1, inputTokens: 0, outputTokens: 0 });
      return { kind: 'waiting', reason: error.message };
    } finally {
      reserved -= tokens;
    }
  };

  return (asked, signal) => queue.add(() => request(asked, signal));
}
