import type { SourceHealth } from '../src/index.ts';
import { attempt, type CheckResult } from './doctor-result.ts';
import { withEngine } from './session.ts';
import type { GlobalOptions, Shell } from './shell.ts';

/** Sources that are named; `sources` lists all. */
const MAX_NAMES = 5;

/** Reports how many sources work, and which fail or are silent. The store must be there. */
export async function checkSourceHealth(shell: Shell, options: GlobalOptions): Promise<CheckResult> {
  const found = await attempt('sources', () => withEngine(shell, options, (engine) => engine.sources()));
  return 'value' in found ? describe(found.value) : found;
}

function describe(sources: readonly SourceHealth[]): CheckResult {
  const name = 'sources';
  const polled = sources.filter(({ source, paused }) => source.enabled && paused === null);
  const read = polled.filter(({ progress }) => progress.polled !== null);
  if (polled.length === 0)
    return { name, verdict: 'missing', detail: 'none: articles are read with `ingest` alone' };
  if (read.length === 0)
    return {
      name,
      verdict: 'missing',
      detail: `${polled.length}, none of them polled yet; \`serve\` does that`,
    };
  const failing = read.filter(({ progress }) => progress.failures > 0);
  const silent = read.filter(({ trouble }) => trouble === 'silent');
  const detail =
    `${polled.length} of ${sources.length} are polled; ${read.length - failing.length} work` +
    named(failing, 'fail') +
    named(silent, 'have nothing new');
  if (failing.length < read.length) return { name, verdict: 'ok', detail };
  return {
    name,
    verdict: 'broken',
    detail,
    remedy: 'Ask `sources` for the reasons. If all of them fail, this machine may not reach the internet.',
  };
}

function named(sources: readonly SourceHealth[], what: string): string {
  if (sources.length === 0) return '';
  const ids = sources.slice(0, MAX_NAMES).map(({ source }) => source.id);
  const more = sources.length > MAX_NAMES ? ', …' : '';
  return `, ${sources.length} ${what} (${ids.join(', ')}${more})`;
}
