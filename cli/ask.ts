import { answer, type Command, commands, parseLine } from '../src/index.ts';
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
  if (options.json) showJson(shell, data);
  else showMessage(shell, message);
  return 0;
}

/** Values by parameter name: words are taken apart as in chats (`as-of:2023-08-01`, "as of Aug 1 2023"), and options go before them. */
function argumentsOf(
  { name: command, parameters }: Command,
  words: readonly string[],
  options: AskOptions,
): Readonly<Record<string, string>> {
  const { args } = parseLine([command, ...words].join(' '), '', commands);
  const named = parameters.flatMap(({ name, positional }): [string, string][] => {
    const value = positional ? undefined : options[camelCase(name)];
    return typeof value === 'string' && value !== '' ? [[name, value]] : [];
  });
  return { ...args, ...Object.fromEntries(named) };
}

/** `as-of` as commander keeps it: `asOf`. */
export function camelCase(name: string): string {
  return name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}
