import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BackchannelError } from '../src/index.ts';
import { withEngine } from './session.ts';
import { type ExitCode, type GlobalOptions, type Shell, showJson } from './shell.ts';

type Options = GlobalOptions & { readonly json?: boolean; readonly labels?: string };

/** Writes all decisions as YAML to a file or to standard output. */
export async function exportCorrections(
  shell: Shell,
  file: string | undefined,
  options: Options,
): Promise<ExitCode> {
  const yaml = await withEngine(shell, options, ({ review }) => review.exportDecisions());
  if (file === undefined) shell.terminal.output.write(yaml);
  else await usable(file, () => writeFile(file, yaml));
  return 0;
}

/** Adds the decisions of a file that are not in the store yet. */
export async function importCorrections(shell: Shell, file: string, options: Options): Promise<ExitCode> {
  const yaml = await usable(file, () => readFile(file, 'utf8'));
  const result = await withEngine(shell, options, ({ review }) => review.importDecisions(yaml));
  if (options.json) showJson(shell, { file, ...result });
  else shell.terminal.output.write(`${result.added} decisions added, ${result.known} were here already.\n`);
  return 0;
}

/** Writes what was decided as labelled articles. */
export async function exportLabels(shell: Shell, options: Options): Promise<ExitCode> {
  const folder = options.labels ?? '';
  const { articles, labels, leftOut } = await withEngine(shell, options, ({ review }) => review.labels());
  await usable(folder, async () => {
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'articles.jsonl'), linesOf(articles));
    await writeFile(join(folder, 'labels.jsonl'), linesOf(labels));
  });
  if (options.json) showJson(shell, { folder, articles: articles.length, leftOut });
  else
    shell.terminal.output.write(
      `${articles.length} labelled articles written to ${folder}; ${leftOut} left out, since they have events without a decision.\n`,
    );
  return 0;
}

function linesOf(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}

/** @throws BackchannelError INPUT_UNREADABLE where the file system refuses */
async function usable<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Error) || error instanceof BackchannelError) throw error;
    throw new BackchannelError(
      'INPUT_UNREADABLE',
      `${file} cannot be used: ${error.message}.`,
      'Check the path and the right to it.',
      { cause: error },
    );
  }
}
