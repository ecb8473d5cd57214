import { type Command, commands, createStore, keptBoard, parseLine, type Question } from '../src/index.ts';
import { briefFolder, withDatabase } from './places.ts';
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
  const folder = briefFolder(shell, options); // before a store is made for a brief that does not exist
  await withDatabase(shell, options, async (database) => {
    // What answers is loaded only where the answer is not kept.
    const answered = async () =>
      (await import('./answered.ts')).answered({ shell, options, database, question, language });
    if (options.json) return showJson(shell, (await answered()).data);
    const make = async () => (await answered()).message;
    const { chronology } = options;
    const board = isBoard(shell, question, options)
      ? keptBoard(createStore(database), { folder, chronology, language }, make)
      : make();
    showMessage(shell, await board);
  });
  return 0;
}

/** Whether today's board of all channels is asked for. With a language model it changes when translations come in. */
function isBoard({ config }: Shell, { command, args }: Question, { lang }: AskOptions): boolean {
  const others = Object.entries(args).filter(([name, value]) => name !== 'lang' || value !== lang);
  return command === 'status' && others.length === 0 && config().model === undefined;
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
