import { createProgress } from '../adapters/console/progress.ts';
import {
  describeFailure,
  findSource,
  type Ingested,
  type Language,
  type PollResult,
  pollAll,
  printable,
  type SourceHealth,
} from '../src/index.ts';
import { counted } from './counted.ts';
import { type PollingSession, withPolling } from './polling.ts';
import { type ExitCode, type GlobalOptions, languageOf, type Shell, showJson } from './shell.ts';

interface PollCommandOptions extends GlobalOptions {
  readonly json?: boolean;
}

/** Polls sources once and says what each gave. Exit code 1 if none could be read. */
export async function poll(
  shell: Shell,
  ids: readonly string[],
  options: PollCommandOptions,
): Promise<ExitCode> {
  return withPolling(shell, options, async (session) => {
    const { engine } = session;
    const language = languageOf(shell, options);
    const wanted = wantedOf(await engine.sources(), ids);
    const results = await pollWanted(shell, session, wanted, (result) => {
      if (!options.json) shell.terminal.output.write(`${printable(describeResult(result, language))}\n`);
    });
    if (options.json) showJson(shell, { brief: engine.brief.name, polled: results.map(resultJson) });
    else shell.terminal.output.write(`${describeTotal(results)}\n`);
    const works = results.some(({ outcome }) => outcome !== 'failed');
    return works || results.length === 0 ? 0 : 1;
  });
}

/** Those that are named, or all that are enabled and not paused. @throws BackchannelError NOT_FOUND */
function wantedOf(sources: readonly SourceHealth[], ids: readonly string[]): readonly string[] {
  if (ids.length > 0) return ids.map((id) => findSource(sources, id).source.id);
  return sources
    .filter(({ source, paused }) => source.enabled && paused === null)
    .map(({ source }) => source.id);
}

async function pollWanted(
  shell: Shell,
  { poller }: PollingSession,
  wanted: readonly string[],
  onResult: (result: PollResult) => void,
): Promise<readonly PollResult[]> {
  const progress = await createProgress(shell.terminal.errors, 'Polling', []);
  const results: PollResult[] = [];
  try {
    for await (const result of pollAll(poller, wanted)) {
      results.push(result);
      progress.update({ read: results.length, total: wanted.length });
      onResult(result);
    }
    return results;
  } finally {
    progress.stop();
  }
}

function describeResult(result: PollResult, language: Language): string {
  const { source, outcome } = result;
  switch (outcome) {
    case 'busy':
      return `${source}: another process is polling it`;
    case 'resting':
      return `${source}: not due`;
    case 'unchanged':
      return `${source}: nothing new`;
    case 'failed':
      return `${source}: failed: ${describeFailure(result.failure, language)}`;
    case 'read':
      return `${source}: ${describeRead(result)}`;
  }
}

function describeRead({ items, left, first, ingested }: Extract<PollResult, { outcome: 'read' }>): string {
  const { skipped } = ingested;
  return [
    `${counted(items, 'item')}, ${describeIngested(ingested)}`,
    ...(skipped.length > 0 ? [`${skipped.length} skipped (${skipped[0]?.reason})`] : []),
    ...(left > 0 ? [`${left} left for the next poll`] : []),
    ...(first ? ['first run: history, no news'] : []),
  ].join('; ');
}

function describeIngested({ new: added, changed, relevant, events }: Ingested): string {
  return `${added} new, ${changed} changed, ${relevant} relevant with ${events} events`;
}

function describeTotal(results: readonly PollResult[]): string {
  const read = results.flatMap((one) => (one.outcome === 'read' ? [one.ingested] : []));
  const sum = (key: 'new' | 'changed' | 'relevant' | 'events') =>
    read.reduce((total, one) => total + one[key], 0);
  const failed = results.filter(({ outcome }) => outcome === 'failed').length;
  return (
    `${counted(results.length, 'source')} polled, ${failed} failed: ` +
    `${sum('new')} new articles, ${sum('changed')} changed, ${sum('relevant')} relevant with ${sum('events')} events.`
  );
}

/** The documented fields of `poll --json`. */
function resultJson(result: PollResult) {
  const { source, outcome } = result;
  const failure = outcome === 'failed' ? { ...result.failure } : null;
  if (outcome !== 'read') return { source, outcome, failure };
  const { items, left, first, ingested } = result;
  const { new: added, changed, unchanged, relevant, events } = ingested;
  const skipped = ingested.skipped.map(({ path, reason }) => ({ path, reason }));
  return {
    source,
    outcome,
    failure,
    items,
    left,
    first,
    new: added,
    changed,
    unchanged,
    relevant,
    events,
    skipped,
  };
}
