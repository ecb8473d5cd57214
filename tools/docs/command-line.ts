import type { Argument, Command, Option } from 'commander';
import { code, table } from './markdown.ts';
import { documentedCommands, documentedProgram } from './program.ts';

/** A table of the shell's commands with their options. */
export function shellCommands(): string {
  const rows = [...documentedCommands].map(([name, command]) => [usageOf(name, command), meaningOf(command)]);
  return table(['command', 'what it does'], rows);
}

/** A table of the options that every command takes. */
export function globalOptions(): string {
  const rows = documentedProgram.options.map(({ flags, description }) => [code(flags), description]);
  return table(['option', 'meaning'], rows);
}

function usageOf(name: string, { registeredArguments }: Command): string {
  return code([name, ...registeredArguments.map(argumentOf)].join(' '));
}

function argumentOf(argument: Argument): string {
  const text = argument.name() + (argument.variadic ? '...' : '');
  return argument.required ? `<${text}>` : `[${text}]`;
}

/** Commands print JSON by the option of that name, so only its absence is worth a word; the page says which lack it. */
function meaningOf(command: Command): string {
  const options = command.options.filter(({ long }) => long !== '--json').map(optionOf);
  return [command.description(), ...options].join('<br>');
}

function optionOf({ flags, description, mandatory, argChoices }: Option): string {
  const choices = argChoices === undefined ? '' : `: ${argChoices.map(code).join(', ')}`;
  return `${code(flags)}${mandatory ? ' (required)' : ''} ${description}${choices}`;
}
