import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { BackchannelError, evaluate as measure } from '../../../src/index.ts';
import { describeEval } from './eval-report.ts';
import { openBrief } from './session.ts';
import type { ExitCode, GlobalOptions, Shell } from './shell.ts';

/** Where the labelled articles stand beside a checkout. */
const FOLDER = '../shared/eval';

/** How many of the worst articles are listed, unless asked otherwise. */
const WORST = 10;

export interface EvalOptions extends GlobalOptions {
  readonly folder?: string;
  readonly worst?: string;
  readonly folds?: boolean;
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
  const report = await measure(openBrief(shell, options), folder, { folds: options.folds === true });
  const text = options.json ? JSON.stringify(report) : describeEval(report, Number(options.worst ?? WORST));
  shell.terminal.output.write(`${text}\n`);
  return 0;
}
