import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  BackchannelError,
  evaluateLookup,
  type LookupReport,
  evaluate as measure,
  type Searcher,
} from '../src/index.ts';
import { describeLookup } from '../tools/eval/lookup-report.ts';
import { describeEval } from '../tools/eval/report.ts';
import { openBrief } from './session.ts';
import type { ExitCode, GlobalOptions, Shell } from './shell.ts';

/** Default folder of the labelled articles. */
const FOLDER = '../shared/eval';
/** Folder of the streams and of what the board must show when they are read. */
const SHARED = '../shared';
/** Folders over whose articles lookup is measured. */
const LOOKUP_FOLDERS = ['../shared/eval', '../shared/eval-wide'];

/** How many of the worst articles are listed, unless asked otherwise. */
const WORST = 10;

export interface EvalOptions extends GlobalOptions {
  readonly folder?: string;
  readonly worst?: string;
  readonly folds?: boolean;
  readonly lookup?: boolean;
  readonly replay?: boolean;
  readonly beside?: string;
  readonly extractor?: string;
  readonly results?: readonly string[];
  readonly json?: boolean;
}

/** Measures parsing, extraction and merging against labelled articles and prints the figures, then the worst cases. */
export async function evaluate(shell: Shell, options: EvalOptions): Promise<ExitCode> {
  const folder = options.folder ?? join(shell.installation.root, FOLDER);
  if (!existsSync(folder)) {
    throw new BackchannelError(
      'INPUT_UNREADABLE',
      `There is no folder ${folder}.`,
      'Name a folder with labelled articles by --folder; the README says what stands in it.',
    );
  }
  if (options.lookup) return evalLookup(shell, options);
  if (options.replay) return evalReplay(shell, options);
  const report = await measure(await openBrief(shell, options), folder, {
    folds: options.folds === true,
    ...resultsOf(options),
  });
  const text = options.json ? JSON.stringify(report) : describeEval(report, Number(options.worst ?? WORST));
  shell.terminal.output.write(`${text}\n`);
  return 0;
}

/** Files of recorded answers, which go with the extractor that uses a model, and with no other. */
function resultsOf({ extractor = 'rules', results }: EvalOptions): { readonly results?: readonly string[] } {
  if (extractor === 'rules' && results === undefined) return {};
  if (extractor === 'model' && results !== undefined) return { results };
  throw new BackchannelError(
    'QUESTION_INVALID',
    'Recorded answers are scored with --extractor model --results FILE.',
    'Give both options, or none of the two to measure the rules.',
  );
}

/** Reads streams day by day and checks every change on the board against the chronology. */
async function evalReplay(shell: Shell, options: EvalOptions): Promise<ExitCode> {
  const { replayStreams } = await import('../tools/eval/replay-report.ts');
  const folder = options.folder ?? join(shell.installation.root, SHARED);
  shell.terminal.output.write(`${await replayStreams(await openBrief(shell, options), folder)}\n`);
  return 0;
}

/** Measures lookup, and other search engines on the same articles and queries. */
async function evalLookup(shell: Shell, options: EvalOptions): Promise<ExitCode> {
  const brief = await openBrief(shell, options);
  const { databaseUrl } = shell.config();
  const { root } = shell.installation;
  const folders =
    options.folder === undefined ? LOOKUP_FOLDERS.map((name) => join(root, name)) : [options.folder];
  const reports: LookupReport[] = [];
  for (const folder of folders) {
    const beside = await searchersOf(options.beside);
    reports.push(await evaluateLookup(brief, folder, { databaseUrl, beside }));
  }
  const json = { ...reports[0], sides: reports.flatMap(({ sides }) => sides) };
  shell.terminal.output.write(`${options.json ? JSON.stringify(json) : describeLookup(reports)}\n`);
  return 0;
}

/** Loaded by its name: the program itself knows no other search engine. */
async function searchersOf(file: string | undefined): Promise<readonly Searcher[]> {
  if (file === undefined) return [];
  if (!existsSync(file))
    throw new BackchannelError(
      'INPUT_UNREADABLE',
      `There is no file ${file}.`,
      'Check the path after --beside.',
    );
  const { createSearchers } = (await import(pathToFileURL(resolve(file)).href)) as {
    readonly createSearchers: () => readonly Searcher[];
  };
  return createSearchers();
}
