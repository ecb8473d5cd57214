import { InvalidArgumentError, Option } from 'commander';
import {
  type BatchFormat,
  isPartialDate,
  isWrittenDate,
  LANGUAGES,
  type Language,
  languageTagged,
} from '../src/index.ts';
import type { ExitCode, GlobalOptions } from './shell.ts';

/** What a command of the shell does with its arguments; its module is loaded only when it is called. */
export type CommandAction = (words: readonly string[], options: GlobalOptions & Extra) => Promise<ExitCode>;
type Extra = {
  readonly json?: boolean;
  readonly folder?: string;
  readonly explain?: boolean;
  readonly before?: string;
  readonly dryRun?: boolean;
  readonly queue?: boolean;
  readonly out?: string;
  readonly format?: BatchFormat;
};

/** Makes an action one that commander calls; `times` are the options of time that mean something to it. */
export type CommandRun = (
  action: CommandAction,
  times?: readonly string[],
) => (...args: readonly unknown[]) => Promise<void>;

/** For programs that read the answer. */
export function jsonOption(): Option {
  return new Option('--json', 'print JSON; docs/reference/json.md describes the fields');
}

/** A date that has to be given; never `today`: what a command does should not depend on when it is run. */
export function dayOption(flags: string, summary: string): Option {
  return new Option(flags, summary).argParser(dayValue).makeOptionMandatory();
}

function dayValue(value: string): string {
  if (isPartialDate(value)) return value;
  throw new InvalidArgumentError('Write a date as 2023-08-01, 2023-08 or 2023.');
}

/** A date as the commands take it; checked here so that a mistake is wrong usage. */
export function dateValue(value: string): string {
  if (isWrittenDate(value)) return value;
  throw new InvalidArgumentError(
    'Write a date as 2023-08-01, 2023-08 or 2023; Aug 1 2023, today, last week.',
  );
}

/** A language of answers, by its tag or that of a place where it is spoken. */
export function languageValue(value: string): Language {
  const language = languageTagged(value);
  if (language !== undefined) return language;
  throw new InvalidArgumentError(`Choose one of: ${LANGUAGES.join(', ')}.`);
}
