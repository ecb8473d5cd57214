import { type APIChatInputApplicationCommandInteractionData, ApplicationCommandOptionType } from 'discord.js';
import type { Question } from '../../../src/index.ts';

/** The subcommand and its values, as they were filled in; `undefined` where there is no subcommand. */
export function questionOf({ options }: APIChatInputApplicationCommandInteractionData): Question | undefined {
  const sub = options?.[0];
  if (sub?.type !== ApplicationCommandOptionType.Subcommand) return undefined;
  const values = (sub.options ?? []).map((option): [string, string] => [option.name, String(option.value)]);
  return { command: sub.name, args: Object.fromEntries(values) };
}
