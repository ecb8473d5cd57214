import type { Brief } from '../domain/brief.ts';
import { type Day, firstDay, lastDay, type PartialDate } from '../domain/dates.ts';
import { LANGUAGES, type Language } from '../domain/language.ts';
import type { When } from '../domain/status.ts';
import type { Arguments, Command, Context, Parameter } from './command.ts';
import { unknownCommand, unknownOption } from './command-line.ts';
import { commandCalled } from './command-names.ts';
import { commandName, invalid, shown } from './errors.ts';
import { findChannel, findChannels, unknownChannel } from './find-channel.ts';
import { examplesOf } from './help.ts';
import { windowNamed } from './windows.ts';
import { writtenDate } from './written-date.ts';

/** What values are checked against. */
export interface Setting {
  readonly brief: Brief;
  readonly today: Day;
  readonly commands: readonly Command[];
}

/** Checks every value of a question and brings it into its one form. Throws QUESTION_INVALID where one is wrong or missing. */
export function checkArguments(command: Command, args: Arguments, setting: Setting): Arguments {
  const known = command.parameters.map(({ name }) => name);
  const odd = Object.keys(args).find((name) => !known.includes(name));
  if (odd !== undefined) throw unknownOption(odd, command, known);
  const checked = command.parameters.flatMap((parameter): [string, string][] => {
    const value = args[parameter.name]?.trim();
    if (value !== undefined && value !== '') return [[parameter.name, checkValue(parameter, value, setting)]];
    if (parameter.required || value === '') throw missing(command, parameter, setting.brief);
    return [];
  });
  return Object.fromEntries(checked);
}

function missing(command: Command, { summary }: Parameter, brief: Brief) {
  const [example = command.name] = examplesOf(command, brief);
  return invalid('value.missing', { command: commandName(command), summary, example });
}

function checkValue({ name, kind, several = false }: Parameter, value: string, setting: Setting): string {
  switch (kind) {
    case 'channel':
      return checkChannel(value, several, setting.brief);
    case 'date':
      return readDate(name, value, setting.today);
    case 'window':
      return checkWindow(value, setting.today);
    case 'language':
      return checkLanguage(value);
    case 'command':
      return checkCommand(value, setting);
    case 'sort':
      return checkOneOf('order.unknown', value, ['relevance', 'date']);
    case 'page':
      return checkPage(value);
    case 'article':
    case 'words':
    case 'outlet':
    case 'delivery':
    case 'source':
      return value;
  }
}

/** A command's name, by any of its names. */
function checkCommand(value: string, { brief, commands }: Setting): string {
  const called = commandCalled(value, commands)?.command.name;
  if (called === undefined) throw unknownCommand(value, brief.name, commands);
  return called;
}

/** One channel's id, or several parted by commas. Throws QUESTION_INVALID where no channel is meant. */
function checkChannel(value: string, several: boolean, brief: Brief): string {
  if (!several) return findChannel(brief, value).id;
  const found = findChannels(brief, value);
  if (found.length === 0) throw unknownChannel(brief, value);
  return found.map(({ id }) => id).join(',');
}

/** Parameters whose date is the beginning of what is asked for; of others a week's or range's end is meant. */
const BEGINNINGS = ['from', 'since'];

/**
 * A date as users write it; `name` is the parameter's. Throws QUESTION_INVALID for anything else, for a day that does not exist, and for
 * one in the future where the parameter asks about the past.
 */
export function readDate(name: string, value: string, today: Day): PartialDate {
  const written = writtenDate(value, today);
  if (written === undefined) throw invalid('date.unreadable', { name, typed: shown(value) });
  const date = BEGINNINGS.includes(name) ? written.date : (written.until ?? written.date);
  return checkPast(name, date, today);
}

/** What a question may be asked of: days until today. Of the others nothing can be known. */
const PAST = ['as-of', 'known-on'];

/** A month or year that is not over yet counts until today. Throws QUESTION_INVALID for one that lies ahead. */
function checkPast(name: string, date: PartialDate, today: Day): PartialDate {
  if (!PAST.includes(name) || lastDay(date) <= today) return date;
  if (firstDay(date) <= today) return today;
  throw invalid('date.future', { name, date, today });
}

function checkPage(value: string): string {
  if (/^[1-9]\d{0,3}$/.test(value)) return value;
  throw invalid('page.unreadable', { typed: shown(value) });
}

function checkWindow(value: string, today: Day): string {
  const named = windowNamed(value);
  if (named !== undefined) return named;
  const since = /^since:(.*)$/is.exec(value)?.[1] ?? value;
  // A question that was understood can be asked again: then the day stands by itself.
  if (since !== value || writtenDate(since, today) !== undefined) return readDate('since', since, today);
  throw invalid('window.unknown', { typed: shown(value) });
}

function checkLanguage(value: string): string {
  return languageTagged(value) ?? checkOneOf('language.unknown', value, LANGUAGES);
}

/** A language by its tag, or by that of a place where it is spoken: zh-TW is zh-Hant. `undefined` for one that answers do not have. */
export function languageTagged(tag: string): Language | undefined {
  try {
    const { language, script } = new Intl.Locale(tag.replaceAll('_', '-')).maximize();
    return LANGUAGES.find((one) => one === language || one === `${language}-${script}`);
  } catch {
    return undefined;
  }
}

function checkOneOf(
  problem: 'language.unknown' | 'order.unknown',
  value: string,
  known: readonly string[],
): string {
  const found = known.find((one) => one.toLowerCase() === value.toLowerCase());
  if (found !== undefined) return found;
  throw invalid(problem, { typed: shown(value), known });
}

/**
 * The two kinds of time of a question. A month or year means its last day. Without `as-of` a question is asked on the day
 * of `known-on`, or today.
 */
export function whenOf(args: Arguments, { today }: Pick<Context, 'today'>): When {
  const known = args['known-on'];
  const knownOn = known === undefined ? undefined : lastDay(known);
  const asked = args['as-of'];
  const asOf = asked === undefined ? (knownOn ?? today) : lastDay(asked);
  return knownOn === undefined ? { asOf } : { asOf, knownOn };
}
