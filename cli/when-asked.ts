import type { Logger } from '../src/index.ts';

/** Milliseconds in which a stop has to be done; what is not sent by then is settled at the next start. */
const STOP_LIMIT = 25_000;

/** Resolves with the signal that asks the process to end. Asked a second time, or when the stop takes too long, it ends at once. */
export function whenAsked(log: Logger): Promise<string> {
  return new Promise((resolve) => {
    let asked = false;
    const end = (signal: string) => {
      if (asked) process.exit(1);
      asked = true;
      setTimeout(giveUp, STOP_LIMIT, log).unref();
      resolve(signal);
    };
    for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, end);
  });
}

function giveUp(log: Logger): void {
  log.error('the stop took too long: ended with work under way, which the next start settles');
  process.exit(1);
}
