import { type APIInteraction, RateLimitError } from 'discord.js';
import type { Logger } from '../../../src/index.ts';
import { describeError, hasCode, isDiscords } from '../transport/errors.ts';
import type { Handler } from './handler.ts';
import type { Handled } from './initial-response.ts';

/** How an interaction's first answer reaches Discord; resolves once it has it. */
export type Give = (handled: Handled) => Promise<void>;

/** Takes interactions from whatever transport there is, and knows which are under way. */
export interface Worker {
  /** Handles an interaction, gives its first answer and does the work after it. Never throws: what goes wrong is one line of the log. */
  take(interaction: APIInteraction, give: Give): Promise<void>;
  /** Resolves once nothing is under way. */
  settled(): Promise<void>;
}

/** Codes by which Discord tells that nobody waits for an answer any more: unknown interaction, webhook or message, token expired. */
const TOO_LATE = [10_062, 10_015, 10_008, 50_027] as const;
/** The interaction was acknowledged before: by us, where only the confirmation was lost, or by another instance. */
const ACKNOWLEDGED = 40_060;

export function createWorker(handle: Handler, log: Logger): Worker {
  const pending = new Set<Promise<void>>();
  const work = async (interaction: APIInteraction, give: Give) => {
    const { id, type } = interaction;
    try {
      const handled = await handle(interaction);
      await give(handled);
      await handled.after?.();
    } catch (error) {
      report(log, { interaction: id, type }, error);
    }
  };
  return {
    async take(interaction, give) {
      const task = work(interaction, give);
      pending.add(task);
      await task.finally(() => pending.delete(task));
    },
    async settled() {
      while (pending.size > 0) await Promise.all(pending);
    },
  };
}

/** One clear line for each kind of failure. */
function report(log: Logger, about: Readonly<Record<string, unknown>>, error: unknown): void {
  const reason = describeError(error);
  if (hasCode(error, ...TOO_LATE))
    log.warn({ ...about, reason }, 'discord: answered too late, nobody waits for it');
  else if (hasCode(error, ACKNOWLEDGED)) log.info({ ...about, reason }, 'discord: somebody else answered');
  else if (hasCode(error, 50_035))
    log.error({ ...about, reason }, 'discord: refused what was drawn, a defect');
  else if (!isDiscords(error)) log.error(error, 'discord: defect');
  else if (error instanceof RateLimitError)
    log.warn({ ...about, reason }, 'discord: rate limited, not answered');
  else log.error({ ...about, reason }, 'discord: could not answer');
}
