import { closestOf } from '../text/closest.ts';
import type { Command, Parameter, Question } from './command.ts';
import { commandCalled } from './command-names.ts';
import { dateLength, takeDates } from './dates-in-line.ts';
import { commandName, invalid, shown } from './errors.ts';

/** Longer lines are no questions; the longest sensible one is a command with a URL. */
const MAX_LINE = 2_000;

/**
 * Takes a line apart: `/name status military as-of:2023-08-01`. The brief's name in front may be left out; alone it asks for help.
 * A command may be named in Chinese, dates written as people do ("as of Dec 22 2023", 上週). Values are returned as they were
 * written, save that full-width letters and signs count as the plain ones. Throws QUESTION_INVALID with what to write instead.
 */
export function parseLine(line: string, brief: string, commands: readonly Command[]): Question {
  const words = withoutName(wordsOf(line, brief), brief, commands);
  const [first, ...rest] = words;
  if (first === undefined) return { command: 'help', args: {} };
  const called = commandCalled(first, commands);
  if (called === undefined) throw unknownCommand(first, brief, commands);
  const { command, attached } = called;
  return { command: command.name, args: argumentsIn(attached === '' ? rest : [attached, ...rest], command) };
}

/** The line that asks a question: what `parseLine` takes apart, without the brief's name. */
export function lineOf({ command, args }: Question, parameters: readonly Parameter[]): string {
  const words = parameters.flatMap(({ name, positional }) => {
    const value = args[name];
    if (value === undefined) return [];
    if (positional) return [value];
    return [/\s/.test(value) ? `${name}:"${value}"` : `${name}:${value}`];
  });
  return [command, ...words].join(' ');
}

function wordsOf(line: string, brief: string): readonly string[] {
  if (line.length > MAX_LINE) throw invalid('line.long', { count: line.length, brief });
  const words =
    line
      .normalize('NFKC')
      .replace(/\p{Cc}+/gu, ' ')
      .match(WORD) ?? [];
  if (words.length === 0) throw invalid('line.empty', { brief });
  return words;
}

function withoutName(
  words: readonly string[],
  brief: string,
  commands: readonly Command[],
): readonly string[] {
  const [first = '', ...rest] = words;
  const name = brief.toLowerCase();
  if (first.toLowerCase() === `/${name}`) return rest;
  if (first.toLowerCase() === name && commands.every((command) => command.name !== name)) return rest;
  if (!first.startsWith('/')) return words;
  throw invalid('brief.other', { typed: shown(first), brief });
}

/** A command that there is not. */
export function unknownCommand(word: string, brief: string, commands: readonly Command[]) {
  return invalid('command.unknown', { typed: shown(word), known: commands.map(commandName), brief });
}

function argumentsIn(words: readonly string[], command: Command): Record<string, string> {
  const args: Record<string, string> = {};
  const loose: string[] = [];
  const rest = [...words];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    const [name, value] = optionIn(word, command);
    if (name === undefined) loose.push(value);
    else if (name in args) throw invalid('option.twice', { name });
    else args[name] = [value || (rest.shift() ?? ''), ...moreOf(command, name, value, rest)].join(' ');
  }
  const dated = takeDates(loose, command, args);
  return { ...args, ...dated.args, ...looseArguments(dated.rest, command) };
}

/** The words that a date goes on with: as-of:Dec 22 2023. */
function moreOf(command: Command, name: string, value: string, rest: string[]): string[] {
  const kind = command.parameters.find((parameter) => parameter.name === name)?.kind;
  const count = kind === 'date' && value !== '' ? dateLength([value, ...rest]) : 0;
  return rest.splice(0, Math.max(0, count - 1));
}

/** A word; of an option also a value in quotation marks: outlet:"The Courier". */
const WORD = /[a-z][a-z-]*:"[^"]*"(?!\S)|\S+/giu;

/** An option's name and value, or a word that stands by itself. */
function optionIn(word: string, command: Command): readonly [string | undefined, string] {
  const match = /^([a-z][a-z-]*):(?!\/\/)(.*)$/isu.exec(word);
  if (match === null) return [undefined, word];
  const [, name = '', value = ''] = match;
  const options = command.parameters
    .filter(({ positional }) => !positional)
    .map((parameter) => parameter.name);
  const known = options.find((option) => option === name.toLowerCase());
  if (known !== undefined) return [known, /^"[^"]*"$/.test(value) ? value.slice(1, -1) : value];
  // Titles and texts may have colons; elsewhere a colon means an option.
  if (command.parameters.some(({ kind }) => kind === 'article')) return [undefined, word];
  if (command.parameters.some(({ kind }) => kind === 'words') && closestOf(name, options) === undefined)
    return [undefined, word];
  throw unknownOption(name, command, options);
}

/** An option that the command does not have. */
export function unknownOption(name: string, command: Command, options: readonly string[]) {
  const named = { command: commandName(command), typed: shown(name) };
  const near = closestOf(name, options);
  return near === undefined
    ? invalid('option.unknown', { ...named, known: options })
    : invalid('option.misspelt', { ...named, near });
}

function looseArguments(words: readonly string[], command: Command): Record<string, string> {
  if (words.length === 0) return {};
  const positional = command.parameters.find((parameter) => parameter.positional);
  if (positional !== undefined) return { [positional.name]: words.join(' ') };
  throw invalid('words.left', { command: commandName(command), typed: shown(words.join(' ')) });
}
