import { createProgress } from '../adapters/console/progress.ts';
import { createStore, firstDay, type Pruned } from '../src/index.ts';
import { withDatabase } from './places.ts';
import { withEngine } from './session.ts';
import { type ExitCode, type GlobalOptions, type Shell, showJson } from './shell.ts';

interface PruneOptions extends GlobalOptions {
  readonly before?: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

/** Removes articles published before a day that report no event. */
export async function prune(shell: Shell, options: PruneOptions): Promise<ExitCode> {
  const before = firstDay(options.before ?? '');
  const { articles, kept, skipped } = await withDatabase(shell, options, (database) => {
    const store = createStore(database);
    return options.dryRun ? store.prunable(before) : store.prune(before);
  });
  if (options.json) showJson(shell, { before, articles, kept, skipped });
  else
    shell.terminal.output.write(`${describePruned({ articles, kept, skipped }, before, options.dryRun)}\n`);
  return 0;
}

function describePruned({ articles, kept, skipped }: Pruned, before: string, dryRun = false): string {
  const verb = dryRun ? 'would be removed' : 'removed';
  return (
    `Before ${before}: ${articles} articles without events ${verb}, ${kept} with events kept; ` +
    `${skipped} notes of skipped documents ${verb}.`
  );
}

/** Extracts events again from articles read with another extractor version or brief. */
export async function reprocess(
  shell: Shell,
  options: GlobalOptions & { readonly json?: boolean },
): Promise<ExitCode> {
  const progress = await createProgress(shell.terminal.errors, 'Reading again', []);
  const read = await withEngine(shell, options, (engine) =>
    engine.reprocess({ onProgress: (state) => progress.update(state) }),
  ).finally(() => progress.stop());
  if (options.json) showJson(shell, { reprocessed: read });
  else
    shell.terminal.output.write(`${read === 0 ? 'Nothing to read again' : `${read} articles read again`}.\n`);
  return 0;
}
