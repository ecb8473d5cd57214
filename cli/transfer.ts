import { createProgress } from '../adapters/console/progress.ts';
import { exportFile, exportStream, importFile } from '../src/index.ts';
import { withDatabase } from './places.ts';
import { type ExitCode, type GlobalOptions, type Shell, showJson } from './shell.ts';

/** Exports all data to a file, or to standard output. */
export async function exportData(
  shell: Shell,
  file: string | undefined,
  options: GlobalOptions & { readonly json?: boolean },
): Promise<ExitCode> {
  const { output, errors } = shell.terminal;
  const progress = await createProgress(errors, 'Exporting', []);
  const rows = await withDatabase(shell, options, (database) =>
    file === undefined
      ? exportStream(database, output, progress.update)
      : exportFile(database, file, progress.update),
  ).finally(() => progress.stop());
  if (file === undefined) return 0;
  if (options.json) showJson(shell, { file, rows });
  else output.write(`${rows} rows exported to ${file}.\n`);
  return 0;
}

/** Imports an export into an empty store, all or nothing. */
export async function importData(
  shell: Shell,
  file: string,
  options: GlobalOptions & { readonly json?: boolean },
): Promise<ExitCode> {
  const progress = await createProgress(shell.terminal.errors, 'Importing', []);
  const rows = await withDatabase(shell, options, (database) =>
    importFile(database, file, progress.update),
  ).finally(() => progress.stop());
  if (options.json) showJson(shell, { file, rows });
  else shell.terminal.output.write(`${rows} rows imported from ${file}.\n`);
  return 0;
}
