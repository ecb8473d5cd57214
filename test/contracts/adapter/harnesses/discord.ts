import { parseDiscordConfig } from '../../../../adapters/discord/config.ts';
import { createAdapter } from '../../../../adapters/discord/index.ts';
import { commands, type Engine } from '../../../../src/index.ts';
import { testContext } from '../../../fakes/discord/adapter-context.ts';
import { seenBy } from '../../../fakes/discord/displayed.ts';
import { startDiscord } from '../../../fakes/discord/server.ts';
import { CHANNELS } from '../../../fakes/discord/state.ts';

/** The adapter at a stand-in of Discord, for the contract test of all adapters. */
export async function createHarness(engine: Engine) {
  const discord = await startDiscord();
  const env = { DISCORD_TOKEN: discord.state.token, DISCORD_API: discord.api };
  const config = parseDiscordConfig(env);
  if (config === undefined) throw new Error('The harness has no token.');
  const adapter = createAdapter({ context: await testContext([engine]), config });
  return {
    adapter,
    destination: CHANNELS.text,
    received: () => seenBy(discord.state),
    /** Sends a line as a slash command: its first word is the subcommand, the rest the value that stands by itself. */
    say(line: string): void {
      const [sub = '', ...rest] = line.split(' ');
      const positional = commands.find(({ name }) => name === sub)?.parameters.find((one) => one.positional);
      const options =
        positional === undefined || rest.length === 0 ? {} : { [positional.name]: rest.join(' ') };
      void discord.person.command(engine.brief.name, sub, options);
    },
    async close() {
      await adapter.stop();
      await discord.close();
    },
  };
}
