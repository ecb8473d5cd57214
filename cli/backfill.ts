import { createProgress } from '../adapters/console/progress.ts';
import { type BackfillStep, backfillSource, describeFailure, findSource, firstDay } from '../src/index.ts';
import { counted } from './counted.ts';
import { withPolling } from './polling.ts';
import { type ExitCode, type GlobalOptions, languageOf, type Shell, showJson } from './shell.ts';

/** Reads the older items of a source. An interrupted run goes on where it stopped; exit code 1 if the source failed. */
export async function backfill(
  shell: Shell,
  id: string,
  options: GlobalOptions & { readonly since?: string; readonly json?: boolean },
): Promise<ExitCode> {
  const since = firstDay(options.since ?? '');
  return withPolling(shell, options, async ({ engine, parts }) => {
    const { source } = findSource(await engine.sources(), id);
    const progress = await createProgress(shell.terminal.errors, `Reading ${id}`, []);
    const total = { pages: 0, items: 0, new: 0, changed: 0, relevant: 0 };
    const add = (step: BackfillStep) => {
      total.pages = step.pages;
      for (const key of ['items', 'new', 'changed', 'relevant'] as const) total[key] += step[key];
      progress.update({ read: total.items });
    };
    try {
      const steps = backfillSource(engine, parts, source, since);
      let step = await steps.next();
      for (; !step.done; step = await steps.next()) add(step.value);
      const end = step.value;
      progress.stop();
      const failure = end.outcome === 'failed' ? end.failure : null;
      if (options.json) showJson(shell, { source: id, since, ...total, failure: failure && { ...failure } });
      else {
        const problem = failure && describeFailure(failure, languageOf(shell, options));
        const summary =
          `${id} since ${since}: ${counted(total.pages, 'page')}, ${counted(total.items, 'item')}, ${total.new} new, ` +
          `${total.changed} changed, ${total.relevant} relevant.`;
        shell.terminal.output.write(`${summary}${problem === null ? '' : ` Stopped: ${problem}`}\n`);
      }
      return failure === null ? 0 : 1;
    } finally {
      progress.stop();
    }
  });
}
