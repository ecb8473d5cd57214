import { type Command, CommanderError } from 'commander';
import {
  BackchannelError,
  createLog,
  explainToOperator,
  formatText,
  type Language,
  parseConfig,
  printable,
} from '../src/index.ts';
import { createProgram } from './program.ts';
import { type ExitCode, type GlobalOptions, languageOf, type Shell } from './shell.ts';

/** Runs one command of the shell. Never throws: problems go to standard error and the exit code. */
export async function main(args: readonly string[], environment: Omit<Shell, 'config'>): Promise<ExitCode> {
  const shell: Shell = { ...environment, config: () => parseConfig(environment.env) };
  let code: ExitCode = 0;
  const program = createProgram(shell, (ended) => {
    code = ended;
  });
  program.configureOutput({
    writeOut: (text) => shell.terminal.output.write(text),
    writeErr: (text) => shell.terminal.errors.write(text),
  });
  try {
    await program.parseAsync([...args], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    return await fail(shell, error, { json: args.includes('--json'), language: languageIn(shell, program) });
  }
}

/** Reports an error: problem and next step for a user's mistake; a defect goes to the log with its stack. */
async function fail(
  shell: Shell,
  error: unknown,
  { json, language }: { readonly json: boolean; readonly language: Language },
): Promise<ExitCode> {
  const { errors } = shell.terminal;
  const known = error instanceof BackchannelError;
  if (!known) (await createLog(logLevel(shell))).error(error, 'defect');
  const { problem, remedy } = known
    ? explainToOperator(error, language)
    : { problem: String(error), remedy: REPORT };
  const code = known ? error.code : 'DEFECT';
  if (json) errors.write(`${JSON.stringify({ error: { code, problem, remedy } })}\n`);
  else
    errors.write(
      `${`${formatText(language, 'error.line', { problem })}\n${remedy}`.trimEnd().split('\n').map(printable).join('\n')}\n`,
    );
  return 1;
}

const REPORT = 'This is a defect of the program: please report it together with the log line above.';

/** The language of the command line, or the configured one; English if the configuration is invalid. */
function languageIn(shell: Shell, program: Command): Language {
  try {
    return languageOf(shell, program.opts<GlobalOptions>());
  } catch {
    return 'en';
  }
}

/** The configured log level; `error` if the configuration is invalid. */
function logLevel(shell: Shell): string {
  try {
    return shell.config().logLevel;
  } catch {
    return 'error';
  }
}
