import { type Profiler, Session } from 'node:inspector/promises';
import { ROOT } from './sources.ts';

/** Project files below these folders count; tests and their fakes do not. */
const COUNTED = /^(src|adapters|cli)\//;

/** Runs some work and returns the project files of which at least one function was executed meanwhile, in order of name. */
export async function executedFiles(work: () => Promise<void>): Promise<readonly string[]> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
  try {
    await session.post('Profiler.takePreciseCoverage');
    await work();
    const { result } = await session.post('Profiler.takePreciseCoverage');
    return [...new Set(result.filter(isExecuted).map(pathOf))].filter((path) => COUNTED.test(path)).sort();
  } finally {
    session.disconnect();
  }
}

function isExecuted({ functions }: Profiler.ScriptCoverage): boolean {
  return functions.some(({ ranges }) => ranges.some(({ count }) => count > 0));
}

function pathOf({ url }: Profiler.ScriptCoverage): string {
  const path = url.replace(/^file:\/\//, '');
  return path.startsWith(ROOT) ? path.slice(ROOT.length) : path;
}
