import { existsSync } from 'node:fs';
import { createProgress } from '../adapters/console/progress.ts';
import {
  BackchannelError,
  type Block,
  createLog,
  type Ingested,
  isWebAddress,
  type Message,
  type Notice,
  queuePaths,
  type Spans,
} from '../src/index.ts';
import { counted } from './counted.ts';
import { dataPlace } from './places.ts';
import { openBrief, withEngine } from './session.ts';
import { type ExitCode, type GlobalOptions, type Shell, showJson, showMessage } from './shell.ts';

/** Reads documents into the store and reports the outcome. Exit code 1 if none could be read. */
export async function ingest(
  shell: Shell,
  paths: readonly string[],
  options: GlobalOptions & { readonly json?: boolean },
): Promise<ExitCode> {
  checkPaths(paths);
  const progress = await createProgress(shell.terminal.errors, 'Reading', paths);
  const result = await withEngine(shell, options, (engine) =>
    // The shell's user may read anything this machine can.
    engine.ingest(paths, { onProgress: (state) => progress.update(state), anywhere: true }),
  ).finally(() => progress.stop());
  await reprocessStale(shell, options);
  if (options.json) showJson(shell, ingestedData(result));
  else showMessage(shell, ingestedMessage(result));
  return result.read === 0 ? 1 : 0;
}

/**
 * Queues the reading for processes that serve the brief on the same database. Without DATABASE_URL there are none,
 * and it is done at once.
 */
export async function ingestLater(
  shell: Shell,
  paths: readonly string[],
  options: GlobalOptions & { readonly json?: boolean },
): Promise<ExitCode> {
  const { databaseUrl } = dataPlace(shell, options);
  if (databaseUrl === undefined) return ingest(shell, paths, options);
  checkPaths(paths);
  const log = await createLog(shell.config().logLevel);
  await queuePaths(databaseUrl, (await openBrief(shell, options)).name, paths, log);
  if (options.json) showJson(shell, { queued: paths.length });
  else shell.terminal.output.write(`${counted(paths.length, 'path')} queued; a running serve reads them.\n`);
  return 0;
}

/** A path that does not exist is a slip of the user's, not a document that cannot be read. @throws INPUT_UNREADABLE before anything is read */
function checkPaths(paths: readonly string[]): void {
  const missing = paths.filter((path) => !isWebAddress(path) && !existsSync(path));
  if (missing.length === 0) return;
  throw new BackchannelError(
    'INPUT_UNREADABLE',
    `There is no file or folder ${missing.map((path) => `“${path}”`).join(', ')}.`,
    'Check the spelling. Nothing has been read.',
  );
}

/** After a change of the brief or the extractor, stored articles are reprocessed as well. */
async function reprocessStale(shell: Shell, options: GlobalOptions): Promise<void> {
  const progress = await createProgress(shell.terminal.errors, 'Reprocessing', []);
  await withEngine(shell, options, (engine) =>
    engine.reprocess({ onProgress: (state) => progress.update(state) }),
  ).finally(() => progress.stop());
}

/** The documented fields of `ingest --json`. */
function ingestedData(result: Ingested) {
  const skipped = result.skipped.map(({ path, reason }) => ({ path, reason }));
  const notices = result.notices.map(({ path, text }) => ({ path, text }));
  const { read, new: added, changed, unchanged, relevant, events } = result;
  return { read, new: added, changed, unchanged, relevant, events, skipped, notices };
}

function ingestedMessage(result: Ingested): Message {
  const summary =
    `${counted(result.read, 'article')} read: ${result.new} new, ${result.changed} changed, ${result.unchanged} unchanged; ` +
    `${result.relevant} relevant with ${counted(result.events, 'event')}; ${result.skipped.length} skipped`;
  const skipped = result.skipped.map(({ path, reason }) => ({ path, text: reason }));
  const blocks: readonly Block[] = [
    { kind: 'text', text: [{ kind: 'text', text: `${summary}.` }] },
    ...listed('Skipped', skipped),
    ...listed('Notices', result.notices),
  ];
  return { language: 'en', blocks, summary };
}

/** A heading and a list of paths with remarks; nothing if there are none. */
function listed(heading: string, notices: readonly Notice[]): readonly Block[] {
  if (notices.length === 0) return [];
  const items = notices.map(
    ({ path, text }): Spans => [
      { kind: 'strong', text: path },
      { kind: 'text', text: `: ${text}` },
    ],
  );
  return [
    { kind: 'heading', level: 2, text: [{ kind: 'text', text: heading }] },
    { kind: 'list', items },
  ];
}
