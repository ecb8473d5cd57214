import {
  checkSources as check,
  createStore,
  describeFailure,
  findSource,
  type Language,
  listSources,
  printable,
  type SourceCheck,
} from '../src/index.ts';
import { counted } from './counted.ts';
import { withDatabase } from './places.ts';
import { openReader } from './polling.ts';
import { openBrief } from './session.ts';
import { type ExitCode, type GlobalOptions, languageOf, type Shell, showJson } from './shell.ts';

/** Reads each source once and tells which work. Stores nothing; exit code 1 if one does not. */
export async function checkSources(
  shell: Shell,
  ids: readonly string[],
  options: GlobalOptions & { readonly json?: boolean },
): Promise<ExitCode> {
  const brief = await openBrief(shell, options);
  const language = languageOf(shell, options);
  const listed = await withDatabase(shell, options, (database) =>
    listSources(brief, createStore(database).sources),
  );
  const wanted =
    ids.length > 0 ? ids.map((id) => findSource(listed, id)) : listed.filter(({ source }) => source.enabled);
  const remote = wanted.map(({ source }) => source).filter(({ kind }) => kind !== 'folder');
  const reader = await openReader(shell);
  const checks: SourceCheck[] = [];
  try {
    for await (const one of check(reader, remote)) {
      checks.push(one);
      if (!options.json) shell.terminal.output.write(`${printable(describe(one, language))}\n`);
    }
  } finally {
    await reader.close();
  }
  const failed = checks.filter(({ failure }) => failure !== null).length;
  if (options.json) showJson(shell, { brief: brief.name, checked: checks.map(checkJson) });
  else shell.terminal.output.write(`${checks.length - failed} of ${checks.length} sources work.\n`);
  return failed === 0 ? 0 : 1;
}

function describe({ source, items, newest, failure, movedTo }: SourceCheck, language: Language): string {
  if (failure !== null) return `✗ ${source.id}: ${describeFailure(failure, language)}`;
  const moved = movedTo === null ? '' : `; moved to ${movedTo}`;
  return `✓ ${source.id}: ${counted(items, 'item')}, the newest of ${newest ?? 'unknown date'}${moved}`;
}

/** The documented fields of `sources check --json`. */
function checkJson({ source, items, newest, failure, movedTo }: SourceCheck) {
  return {
    source: source.id,
    works: failure === null,
    items,
    newest,
    failure: failure === null ? null : { ...failure },
    movedTo,
    verified: source.verified,
  };
}
