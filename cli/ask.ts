import { answer, type Command } from '../src/index.ts';
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

/** Values by parameter name. `as-of:2023-08-01`, the form of chats, works like `--as-of 2023-08-01`. */
function argumentsOf(
  { parameters }: Command,
  words: readonly string[],
  options: AskOptions,
): Readonly<Record<string, string>> {
  const args: Record<string, string> = {};
  const named = new Set(parameters.filter(({ positional }) => !positional).map(({ name }) => name));
  const loose = words.filter((word) => {
    const [name = '', ...value] = word.split(':');
    if (value.length === 0 || !named.has(name)) return true;
    args[name] = value.join(':');
    return false;
  });
  for (const { name, positional } of parameters) {
    const value = positional ? loose.join(' ') : options[camelCase(name)];
    if (typeof value === 'string' && value !== '') args[name] = value;
  }
  return args;
}

/** `as-of` as commander keeps it: `asOf`. */
export function camelCase(name: string): string {
  return name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}
