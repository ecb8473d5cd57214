import { createStore, type ModelHealth, openEngine } from '../src/index.ts';
import { attempt, type CheckResult } from './doctor-result.ts';
import { withDatabase } from './places.ts';
import { openBrief, openModel } from './session.ts';
import type { GlobalOptions, Shell } from './shell.ts';

/** Checks whether a language model reads articles, how many wait for it, what it used, and what went wrong the last time. */
export async function checkModel(shell: Shell, options: GlobalOptions): Promise<CheckResult> {
  const name = 'model';
  const found = await attempt(name, () =>
    withDatabase(shell, options, async (database) => {
      const further = await openModel(shell, database);
      if (further === undefined) return undefined;
      const engine = openEngine({
        brief: await openBrief(shell, options),
        store: createStore(database),
        further,
      });
      return { health: await further.health(), waiting: await engine.waiting() };
    }),
  );
  if (!('value' in found)) return found;
  if (found.value === undefined)
    return { name, verdict: 'missing', detail: 'none; the rules alone read articles (BACKCHANNEL_MODEL)' };
  const { health, waiting } = found.value;
  const detail = [`${health.model}: ${waiting} articles wait`, ...usageOf(health), ...problemOf(health)].join(
    '; ',
  );
  if (!health.canRequest)
    return {
      name,
      verdict: 'missing',
      detail: `${detail}; its key is not set: articles are read in batches only`,
    };
  if (health.problem === undefined) return { name, verdict: 'ok', detail };
  const remedy =
    'Articles wait, and what the rules found in them is shown as reported, until requests succeed again.';
  return { name, verdict: 'broken', detail, remedy };
}

function usageOf({ usage, dailyTokens }: ModelHealth): readonly string[] {
  if (usage.length === 0) return ['no requests in the last seven days'];
  const days = usage.map(
    ({ day, requests, inputTokens, outputTokens }) =>
      `${day}: ${requests} requests, ${inputTokens + outputTokens} tokens`,
  );
  return [...days, `at most ${dailyTokens} tokens a day`];
}

function problemOf({ problem }: ModelHealth): readonly string[] {
  return problem === undefined ? [] : [`last problem, at ${problem.at}: ${problem.reason}`];
}
