import { join } from 'node:path';
import { checkBrief, describeProblems, findBrief } from '../src/index.ts';
import { type ExitCode, type Shell, showJson } from './shell.ts';

/** Checks a brief's folder and lists every problem with file, line and remedy. Exit code 1 if there is one. */
export async function briefCheck(
  shell: Shell,
  nameOrFolder: string,
  options: { readonly json?: boolean },
): Promise<ExitCode> {
  const folder = findBrief(nameOrFolder, join(shell.installation.root, 'briefs'));
  const problems = checkBrief(folder);
  if (options.json) {
    const list = problems.map(({ file, line, problem, remedy }) => ({ file, line, problem, remedy }));
    showJson(shell, { folder, valid: problems.length === 0, problems: list });
  } else {
    const verdict = problems.length === 0 ? `The brief in ${folder} is valid.` : describeProblems(problems);
    shell.terminal.output.write(`${verdict}\n`);
  }
  return problems.length === 0 ? 0 : 1;
}
