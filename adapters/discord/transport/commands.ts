import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
  type RESTPostAPIApplicationCommandsJSONBody,
} from 'discord.js';
import {
  type Brief,
  type Command,
  LANGUAGES,
  type Localized,
  type Parameter,
  shorten,
} from '../../../src/index.ts';
import { LANGUAGE_NAMES } from '../../shared/locales/index.ts';
import { isCompleted } from '../handlers/complete.ts';
import { LIMITS } from '../limits.ts';
import { type DiscordTextKey, formatAll, localizations } from '../locales/index.ts';
import { NAMES } from './command-names.ts';

/** What a registered command is for. */
export type RegisteredCommand =
  | { readonly kind: 'questions'; readonly brief: string }
  | { readonly kind: 'manage'; readonly brief: string }
  | { readonly kind: 'lookup'; readonly brief: string };

/** Subcommands of the command that works on subscriptions. */
export const MANAGE = { subscribe: 'manage.subscribe', list: 'manage.list' } as const satisfies Record<
  string,
  DiscordTextKey
>;

/** The subcommand by which a reviewer sees the claims that wait; the engine has no command of that name. */
export const REVIEW = 'review';

/** Names of the commands that are registered for briefs, with what is behind each. */
export function registry(briefs: readonly Brief[]): ReadonlyMap<string, RegisteredCommand> {
  return new Map(
    briefs.flatMap(({ name }): [string, RegisteredCommand][] => [
      [name, { kind: 'questions', brief: name }],
      [manageName(name), { kind: 'manage', brief: name }],
      [lookupName(name, briefs, 'en'), { kind: 'lookup', brief: name }],
    ]),
  );
}

/**
 * All commands as Discord registers them: for each brief its questions, its subscriptions, and the look-up in a message's menu. With
 * `userInstall` people can add the app to their account and ask in every server and every direct message; subscriptions belong to servers.
 */
export function buildCommands(
  briefs: readonly Brief[],
  commands: readonly Command[],
  { userInstall = false }: { readonly userInstall?: boolean } = {},
): readonly RESTPostAPIApplicationCommandsJSONBody[] {
  const [everywhere, inServers] = userInstall ? [EVERYWHERE, IN_SERVERS] : [{}, {}];
  return briefs.flatMap((brief) => [
    { ...questions(brief, commands), ...everywhere },
    { ...manage(brief), ...inServers },
    { ...lookup(brief, briefs), ...everywhere },
  ]);
}

/** For those who add the app to their account as well: in servers, and in direct messages with the app and with others. */
const EVERYWHERE = {
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
  contexts: [
    InteractionContextType.Guild,
    InteractionContextType.BotDM,
    InteractionContextType.PrivateChannel,
  ],
};
const IN_SERVERS = { integration_types: [ApplicationIntegrationType.GuildInstall] };

/** The command that makes and changes a brief's subscriptions. Discord knows permissions of whole commands only, so it is one of its own. */
export function manageName(brief: string): string {
  return `${brief}-manage`.slice(0, LIMITS.commandName);
}

function questions(
  { name, title }: Brief,
  commands: readonly Command[],
): RESTPostAPIApplicationCommandsJSONBody {
  const review: APIApplicationCommandSubcommandOption = {
    type: ApplicationCommandOptionType.Subcommand,
    ...named(REVIEW),
    ...described(formatAll('review.command')),
  };
  const options = [...commands.slice(0, LIMITS.subcommands - 1).map(subcommand), review];
  return { type: ApplicationCommandType.ChatInput, name, ...described(title), options };
}

function subcommand({ name, summary, parameters }: Command): APIApplicationCommandSubcommandOption {
  // Discord wants the required ones first.
  const ordered = parameters.toSorted((a, b) => Number(b.required) - Number(a.required));
  const options = ordered.slice(0, LIMITS.subcommands).map((parameter) => optionOf(parameter));
  return { type: ApplicationCommandOptionType.Subcommand, ...named(name), ...described(summary), options };
}

/** Every value is a string, whatever its kind: the engine checks it. Few and fixed ones are offered as choices, others completed. */
function optionOf({ name, kind, required, summary }: Parameter): APIApplicationCommandBasicOption {
  const option = {
    type: ApplicationCommandOptionType.String,
    ...named(name),
    ...described(summary),
    required,
  } as const;
  if (isCompleted(kind)) return { ...option, autocomplete: true };
  if (kind !== 'language') return option;
  const choices = LANGUAGES.map((language) => ({
    name: LANGUAGE_NAMES[language],
    value: language,
  }));
  return { ...option, choices };
}

function manage({ name }: Brief): RESTPostAPIApplicationCommandsJSONBody {
  return {
    type: ApplicationCommandType.ChatInput,
    name: manageName(name),
    ...described(formatAll('manage.command')),
    default_member_permissions: String(PermissionFlagsBits.ManageChannels),
    contexts: [InteractionContextType.Guild],
    options: Object.entries(MANAGE).map(([sub, key]) => ({
      type: ApplicationCommandOptionType.Subcommand,
      ...named(sub),
      ...described(formatAll(key)),
    })),
  };
}

function lookup({ name }: Brief, briefs: readonly Brief[]): RESTPostAPIApplicationCommandsJSONBody {
  return {
    type: ApplicationCommandType.Message,
    name: lookupName(name, briefs, 'en'),
    name_localizations: {
      'zh-CN': lookupName(name, briefs, 'zh-Hans'),
      'zh-TW': lookupName(name, briefs, 'zh-Hant'),
    },
  };
}

/** Of several briefs each has its name behind the command's. */
function lookupName(brief: string, briefs: readonly Brief[], language: keyof Localized): string {
  const text = formatAll('menu.lookup')[language];
  return shorten(briefs.length > 1 ? `${text.slice(0, 16)}: ${brief}` : text, LIMITS.commandName);
}

function named(name: string) {
  const translated = NAMES[name];
  if (translated === undefined) return { name };
  return { name, name_localizations: localizations({ en: name, ...translated }, (text) => text) };
}

function described(text: Localized) {
  const form = (one: string) => shorten(one, LIMITS.commandDescription);
  return { description: form(text.en), description_localizations: localizations(text, form) };
}
