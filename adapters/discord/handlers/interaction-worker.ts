import { type APIInteraction, RateLimitError } from 'discord.js';
import type { AdapterContext, Logger } from '../../../src/index.ts';
import { createInFlight, type InFlight } from '../../shared/in-flight.ts';
import { describeError, hasCode, isDiscords } from '../transport/errors.ts';
import type { Handler } from './handler.ts';
import type { Handled } from './initial-response.ts';

/** Sends an interaction's initial response; resolves once Discord has it. */
export type Respond = (handled: Handled) => Promise<void>;

/** Handles interactions of whichever transport, and tracks those in flight. */
export interface InteractionWorker {
  /** Handles an interaction, sends its initial response and does the work after it. Never throws: what fails is logged. */
  take(interaction: APIInteraction, respond: Respond): Promise<void>;
  /** Resolves once none is in flight. */
  readonly settled: InFlight['settled'];
}

/** Codes that mean that the user no longer waits: unknown interaction, webhook or message, expired token. */
const TOO_LATE = [10_062, 10_015, 10_008, 50_027] as const;
/** The interaction was acknowledged before: by us, if only the confirmation was lost, or by another replica. */
const ACKNOWLEDGED = 40_060;

/** A worker that handles each interaction once. */
export function createInteractionWorker(
  handle: Handler,
  { cache, log }: Pick<AdapterContext, 'cache' | 'log'>,
): InteractionWorker {
  const onError = (error: unknown, interaction?: string) => report(log, interaction, error);
  const inFlight = createInFlight({ platform: 'discord', cache, onError });
  return {
    take: ({ ...interaction }, respond) =>
      inFlight.run(interaction.id, async () => {
        const handled = await handle(interaction);
        await respond(handled);
        await handled.after?.();
      }),
    settled: inFlight.settled,
  };
}

/** One line for each kind of failure. */
function report(log: Logger, interaction: string | undefined, error: unknown): void {
  const details = { interaction, reason: describeError(error) };
  if (hasCode(error, ...TOO_LATE)) log.warn(details, 'discord: answered too late');
  else if (hasCode(error, ACKNOWLEDGED)) log.info(details, 'discord: answered by another replica');
  else if (hasCode(error, 50_035)) log.error(details, 'discord: the answer was refused, a defect');
  else if (!isDiscords(error)) log.error(error, 'discord: defect');
  else if (error instanceof RateLimitError) log.warn(details, 'discord: rate limited, not answered');
  else log.error(details, 'discord: could not answer');
}
