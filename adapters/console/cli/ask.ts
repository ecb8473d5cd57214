import { answer, type Command, type Json } from '../../../src/index.ts';
import { withEngine } from './session.ts';
import { type ExitCode, type GlobalOptions, languageOf, type Shell, showJson, showMessage } from './shell.ts';

/** What a question was asked with: option values by parameter name in the writing of commander (`asOf`). */
export interface AskOptions extends GlobalOptions {
  readonly json?: boolean;
  readonly [option: string]: unknown;
}

/** Puts a question to the engine and writes the answer. */
export async function ask(
  shell: Shell,
  command: Command,
  words: readonly string[],
  options: AskOptions,
): Promise<ExitCode> {
  const language = languageOf(shell, options);
  const question = { command: command.name, args: argumentsOf(command, words, options) };
  const { message, data } = await withEngine(shell, options, (engine) =>
    answer(engine, question, { language }),
  );
  if (options.json) showJson(shell, data satisfies Json);
  else showMessage(shell, message);
  return 0;
}

function argumentsOf(
  command: Command,
  words: readonly string[],
  options: AskOptions,
): Readonly<Record<string, string>> {
  const args: Record<string, string> = {};
  for (const { name, positional } of command.parameters) {
    const value = positional ? words.join(' ') : options[camelCase(name)];
    if (typeof value === 'string' && value !== '') args[name] = value;
  }
  return args;
}

/** `as-of` as commander keeps it: `asOf`. */
export function camelCase(name: string): string {
  return name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}
