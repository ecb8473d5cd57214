import { createHash } from 'node:crypto';
import { type APIApplicationCommand, DiscordAPIError, type REST, Routes } from 'discord.js';
import type { Cache, Logger } from '../../../src/index.ts';
import { keepTrying } from '../../shared/keep-trying.ts';
import type { buildCommands } from './commands.ts';
import { describeError } from './errors.ts';

/** What registering needs. */
export interface Registrar {
  readonly rest: REST;
  readonly cache: Cache;
  readonly log: Logger;
  readonly application: string;
  /** Guilds that get the commands; everybody where there are none. */
  readonly guilds: readonly string[];
  /** Ends the registration. */
  readonly signal: AbortSignal;
}

/** What was registered last: our commands' hash, and by which ids and versions Discord knows them since. */
interface Registration {
  readonly hash: string;
  readonly known: string;
}

/**
 * Registers the commands where they differ from those that were registered last, or where Discord has others by now. Commands for given
 * guilds are there at once; those for everybody too, save in clients that have not reloaded. A guild that refuses is logged, and reported;
 * while Discord is unavailable the registration is retried.
 */
export async function registerCommands(
  registrar: Registrar,
  commands: ReturnType<typeof buildCommands>,
): Promise<readonly string[]> {
  const { guilds, application, log, signal } = registrar;
  const scopes = guilds.length > 0 ? guilds : [undefined];
  const problems: string[] = [];
  for (const guild of scopes) {
    const route =
      guild === undefined
        ? Routes.applicationCommands(application)
        : Routes.applicationGuildCommands(application, guild);
    try {
      await keepTrying(() => registerIn(registrar, route, commands), {
        signal,
        isFinal: (error) => error instanceof DiscordAPIError,
        onFailure: (error, wait) =>
          log.warn({ guild, wait, reason: describeError(error) }, 'discord: commands not registered yet'),
      });
    } catch (error) {
      signal.throwIfAborted();
      problems.push(
        `commands could not be registered ${guild ? `in ${guild}` : ''}: ${describeError(error)}`,
      );
      log.error({ guild, reason: describeError(error) }, 'discord: commands not registered');
    }
  }
  return problems;
}

async function registerIn(
  { rest, cache, log }: Registrar,
  route: `/${string}`,
  commands: ReturnType<typeof buildCommands>,
): Promise<void> {
  const key = `discord:commands:${route}`;
  const hash = createHash('sha256').update(JSON.stringify(commands)).digest('hex');
  const last = await cache.get<Registration>(key);
  const there = last?.hash === hash ? knownAs((await rest.get(route)) as APIApplicationCommand[]) : undefined;
  if (there !== undefined && there === last?.known) return;
  const registered = (await rest.put(route, { body: commands })) as APIApplicationCommand[];
  await cache.set(key, { hash, known: knownAs(registered) } satisfies Registration);
  log.info({ route, commands: registered.length }, 'discord: commands registered');
}

function knownAs(commands: readonly APIApplicationCommand[]): string {
  return commands
    .map(({ id, version }) => `${id}:${version}`)
    .sort()
    .join(' ');
}
