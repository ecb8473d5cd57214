import { closestOf } from '../text/closest.ts';
import { foldScript } from '../text/script.ts';
import type { Command } from './command.ts';

/** A command, and what was written to its Chinese name without a space. */
export interface Called {
  readonly command: Command;
  readonly attached: string;
}

/** Shorter words are near to too many commands. */
const MIN_TYPO = 4;

/**
 * The command that a word names: by its name or another name of it, in either Chinese script, or with a typing error.
 * A Chinese name may have the rest of the question attached to it. `undefined` where it names none.
 */
export function commandCalled(word: string, commands: readonly Command[]): Called | undefined {
  const typed = word.toLowerCase();
  const folded = foldScript(typed, true);
  const named = commands.flatMap((command) => namesOf(command).map((name) => ({ command, name })));
  const whole = named.find(({ name }) => name === typed || name === folded)?.command;
  if (whole !== undefined) return { command: whole, attached: '' };
  const [begun] = named
    .filter(({ name }) => /^\p{Script=Han}/u.test(name) && folded.startsWith(name))
    .toSorted((a, b) => b.name.length - a.name.length);
  // Both scripts have as many characters.
  if (begun !== undefined) return { command: begun.command, attached: word.slice(begun.name.length) };
  const near =
    typed.length < MIN_TYPO
      ? undefined
      : closestOf(
          typed,
          commands.map(({ name }) => name),
        );
  const command = commands.find(({ name }) => name === near);
  return command && { command, attached: '' };
}

function namesOf({ name, chineseName, aliases }: Command): readonly string[] {
  return [name, chineseName['zh-Hans'], ...aliases];
}
