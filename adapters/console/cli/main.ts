import { CommanderError } from 'commander';
import { BackchannelError, createLog, errorMessage, parseConfig } from '../../../src/index.ts';
import { render } from '../render.ts';
import { lookAt } from '../terminal.ts';
import { createProgram } from './program.ts';
import type { ExitCode, Shell } from './shell.ts';

/** Runs one command of the shell. Never throws: what goes wrong is told on standard error and by the exit code. */
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
    return fail(shell, error, args.includes('--json'));
  }
}

/** Tells what went wrong: problem and next step for a user's mistake; a defect goes to the log with its stack. */
function fail({ terminal, env }: Shell, error: unknown, json: boolean): ExitCode {
  const { code, message, remedy } = error instanceof BackchannelError ? error : defect(error, env);
  if (json) terminal.errors.write(`${JSON.stringify({ error: { code, problem: message, remedy } })}\n`);
  else terminal.errors.write(render(errorMessage(error, 'en'), lookAt(terminal.errors)));
  return 1;
}

function defect(error: unknown, env: Shell['env']) {
  createLog(env['BACKCHANNEL_LOG'] || 'error').error(error, 'defect');
  const message = error instanceof Error ? error.message : String(error);
  return {
    code: 'DEFECT',
    message,
    remedy: 'This is a defect of the program: please report it with the line above.',
  };
}
