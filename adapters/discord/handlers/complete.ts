import {
  type APIApplicationCommandAutocompleteInteraction,
  type APIApplicationCommandOptionChoice,
  ApplicationCommandOptionType,
} from 'discord.js';
import {
  type Command,
  commands,
  type Engine,
  type Language,
  printable,
  type SuggestionKind,
  shorten,
} from '../../../src/index.ts';
import { LIMITS } from '../limits.ts';

/** Windows that have a name; a day may be given as well. */
const WINDOWS = ['daily', 'weekly', 'latest'];

type Offer = (
  engine: Engine,
  typed: string,
  language: Language,
) => Promise<readonly { label: string; value: string }[]>;

const suggest =
  (kind: SuggestionKind): Offer =>
  (engine, typed, language) =>
    engine.suggest(kind, typed, language, LIMITS.choices);

/** What is offered while a value is typed, by its kind. Other kinds are typed without help. */
const OFFERS: Readonly<Record<string, Offer>> = {
  channel: suggest('channel'),
  date: suggest('date'),
  person: suggest('person'),
  outlet: suggest('outlet'),
  window: async (_, typed) => beginning(WINDOWS, typed),
  command: async (_, typed) =>
    beginning(
      commands.map(({ name }) => name),
      typed,
    ),
  article: async (engine, typed) =>
    typed.trim() === ''
      ? []
      : (await engine.lookup({ words: typed, limit: LIMITS.choices })).hits.map(({ article }) => ({
          label: article.title ?? article.id,
          value: article.id,
        })),
};

/** Whether values of a kind are completed. */
export function isCompleted(kind: string): boolean {
  return kind in OFFERS;
}

/** Choices for the value that is being typed. An empty list where there is nothing to offer; never throws. */
export async function complete(
  engine: Engine,
  { data }: APIApplicationCommandAutocompleteInteraction,
  language: Language,
): Promise<readonly APIApplicationCommandOptionChoice<string>[]> {
  const [sub] = data.options;
  if (sub?.type !== ApplicationCommandOptionType.Subcommand) return [];
  const option = sub.options?.find((one) => 'focused' in one && one.focused === true);
  const command = commands.find(({ name }) => name === sub.name);
  const kind = kindOf(command, option?.name);
  const offer = kind === undefined ? undefined : OFFERS[kind];
  if (offer === undefined || typeof option?.value !== 'string') return [];
  const found = await offer(engine, option.value, language).catch(() => []);
  return found.flatMap(choiceOf).slice(0, LIMITS.choices);
}

function kindOf(command: Command | undefined, name: string | undefined): string | undefined {
  return command?.parameters.find((parameter) => parameter.name === name)?.kind;
}

function beginning(words: readonly string[], typed: string) {
  const start = typed.trim().toLowerCase();
  return words.filter((word) => word.startsWith(start)).map((word) => ({ label: word, value: word }));
}

/** A value that Discord would cut is no value. */
function choiceOf({ label, value }: { readonly label: string; readonly value: string }) {
  const name = shorten(printable(label).trim(), LIMITS.choiceText);
  return name === '' || value === '' || value.length > LIMITS.choiceText ? [] : [{ name, value }];
}
