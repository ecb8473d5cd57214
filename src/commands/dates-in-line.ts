import type { Arguments, Command } from './command.ts';
import { writtenDate } from './written-date.ts';

/** Words before a date with the options that they stand for, the first of which a command has counts. */
const PREPOSITIONS: readonly (readonly [words: string, options: readonly string[]])[] = [
  ['as of', ['as-of']],
  ['as at', ['as-of']],
  ['known on', ['known-on']],
  ['known by', ['known-on']],
  ['since', ['since', 'from']],
  ['from', ['from', 'since']],
  ['until', ['to', 'as-of']],
  ['till', ['to', 'as-of']],
  ['to', ['to']],
  ['on', ['as-of']],
  ['截至', ['as-of', 'to']],
  ['截止', ['as-of', 'to']],
  ['自', ['since', 'from']],
  ['从', ['from', 'since']],
  ['從', ['from', 'since']],
  ['至', ['to']],
  ['到', ['to']],
];
/** What may stand behind a date in Chinese: since it, until it. */
const BEHIND = /(?:以来|以來|起|为止|為止)$/;
/** Words of the longest date: the 22nd of December 2023. */
const MAX_WORDS = 5;
/** Whether a text is a date hangs on no day. */
const ANY_DAY = '2000-01-01';

/** How many words from the first on are a date, the most that are one; 0 if none. */
export function dateLength(words: readonly string[]): number {
  for (let count = Math.min(MAX_WORDS, words.length); count > 0; count -= 1)
    if (isWrittenDate(words.slice(0, count).join(' '))) return count;
  return 0;
}

/** Whether a text is a date from end to end, as people write it. */
export function isWrittenDate(text: string): boolean {
  return writtenDate(text, ANY_DAY) !== undefined;
}

/**
 * Takes the dates out of the words that stand by themselves: "as of Dec 22 2023", 自2023年以来, and at the end of a question
 * about a channel a bare date. `given` are options that the line has already.
 */
export function takeDates(
  words: readonly string[],
  command: Command,
  given: Arguments,
): { readonly args: Arguments; readonly rest: readonly string[] } {
  // Titles and addresses may have dates of their own.
  if (command.parameters.some(({ kind }) => kind === 'article')) return { args: {}, rest: words };
  const args: Record<string, string> = {};
  const rest: string[] = [];
  for (let at = 0; at < words.length; ) {
    const found = datedAt(words.slice(at), command, { ...given, ...args });
    if (found === undefined) rest.push(words[at] ?? '');
    else args[found.option] = found.date;
    at += found?.count ?? 1;
  }
  return bareDate(rest, command, { ...given, ...args }) ?? { args, rest };

  function bareDate(loose: readonly string[], { parameters }: Command, taken: Arguments) {
    const names = parameters.map(({ name }) => name);
    const options = names.includes('from') ? ['from', 'to'] : ['as-of'];
    const isFree = options.every((option) => names.includes(option) && !(option in taken));
    if (!isFree || parameters.every(({ kind, positional }) => kind !== 'channel' || !positional))
      return undefined;
    for (let start = Math.max(0, loose.length - MAX_WORDS); start < loose.length; start += 1) {
      const date = loose.slice(start).join(' ');
      if (!isWrittenDate(date)) continue;
      const dated = Object.fromEntries(options.map((option) => [option, date]));
      return { args: { ...args, ...dated }, rest: loose.slice(0, start) };
    }
    return undefined;
  }
}

/** A preposition and a date at the beginning of words. */
interface Dated {
  readonly option: string;
  readonly date: string;
  readonly count: number;
}

function datedAt(words: readonly string[], command: Command, taken: Arguments): Dated | undefined {
  for (const [preposition, options] of PREPOSITIONS) {
    const option = options.find(
      (one) => command.parameters.some(({ name }) => name === one) && !(one in taken),
    );
    const found = option === undefined ? undefined : dateBehind(words, preposition);
    if (option !== undefined && found !== undefined) return { option, ...found };
  }
  return undefined;
}

function dateBehind(words: readonly string[], preposition: string): Omit<Dated, 'option'> | undefined {
  const before = preposition.split(' ');
  if (before.every((word, at) => words[at]?.toLowerCase() === word)) {
    const behind = words.slice(before.length);
    const length = dateLength(behind);
    return length === 0
      ? undefined
      : { date: behind.slice(0, length).join(' '), count: before.length + length };
  }
  const [first = ''] = words;
  if (!/^\p{Script=Han}/u.test(preposition) || !first.startsWith(preposition)) return undefined;
  const date = first.slice(preposition.length).replace(BEHIND, '');
  return isWrittenDate(date) ? { date, count: 1 } : undefined;
}
