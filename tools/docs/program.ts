import type { Command } from 'commander';
import { createProgram } from '../../cli/program.ts';
import { parseConfig } from '../../src/index.ts';
import { ROOT } from '../../test/support/sources.ts';

/** The command line as `--help` describes it; no command of it can be run. */
export const documentedProgram: Command = createProgram(
  {
    installation: { root: ROOT, version: '0', defaultBrief: 'uschina' },
    terminal: { input: process.stdin, output: process.stdout, errors: process.stderr },
    env: {},
    platforms: async () => [],
    config: () => parseConfig({}),
  },
  () => {},
);

/** Every command by its full name (`brief check`), in the order of `--help`. */
export const documentedCommands: ReadonlyMap<string, Command> = new Map(
  leavesOf(documentedProgram).map((command) => [nameOf(command), command]),
);

function leavesOf(command: Command): Command[] {
  return command.commands.flatMap((child) => (child.commands.length > 0 ? leavesOf(child) : [child]));
}

function nameOf(command: Command): string {
  return command.parent?.parent ? `${nameOf(command.parent)} ${command.name()}` : command.name();
}
