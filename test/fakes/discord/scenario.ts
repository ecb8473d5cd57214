import { join } from 'node:path';
import { afterEach, expect } from 'vitest';
import { parseDiscordConfig } from '../../../adapters/discord/config.ts';
import { createAdapter, type DiscordAdapter } from '../../../adapters/discord/index.ts';
import {
  type Cache,
  type Clock,
  type Engine,
  fixedClock,
  type Language,
  loadBrief,
  openEngine,
  openStore,
} from '../../../src/index.ts';
import { temporaryFolder } from '../../support/run.ts';
import { ROOT } from '../../support/sources.ts';
import { testContext } from './adapter-context.ts';
import { readable } from './displayed.ts';
import { type Discord, type DiscordOptions, startDiscord } from './server.ts';
import type { Act, Posted } from './state.ts';

/** The adapter at the stand-in, with everything that a test looks into. */
export interface Scene {
  readonly discord: Discord;
  readonly adapter: DiscordAdapter;
  readonly context: Awaited<ReturnType<typeof testContext>>;
  readonly engine: Engine;
}

export interface SceneOptions extends DiscordOptions {
  /** Variables of the environment beside token and address. */
  readonly env?: Readonly<Record<string, string>>;
  readonly engines?: readonly Engine[];
  readonly cache?: Cache;
  /** The machine's where none is given. */
  readonly clock?: Clock;
  /** The installation's language; English where none is given. */
  readonly language?: Language;
  /** Another adapter at the same Discord: a second replica, or the first one after a restart. */
  readonly discord?: Discord;
}

const open: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const close of open.splice(0).toReversed()) await close();
});

/** An engine over an invented brief and its sample, on a day that does not pass; or over the folder of another brief. */
export async function sampleEngine(folder = join(ROOT, 'test/briefs/two-rivers')): Promise<Engine> {
  const store = await openStore({ data: temporaryFolder() });
  open.push(() => store.close());
  const engine = openEngine({
    brief: loadBrief(folder),
    store,
    clock: fixedClock('2026-06-01T08:00:00.000Z'),
  });
  await engine.bootstrap();
  return engine;
}

/** Starts a stand-in and the adapter at it; both end after the test. */
export async function openScene({
  env = {},
  engines,
  cache,
  clock,
  language = 'en',
  discord: given,
  ...options
}: SceneOptions = {}): Promise<Scene> {
  const discord = given ?? (await startDiscord(options));
  if (given === undefined) open.push(() => discord.close());
  const used = engines ?? [await sampleEngine()];
  const [engine] = used;
  if (engine === undefined) throw new Error('A scene needs an engine.');
  const context = { ...(await testContext(used, cache)), language };
  const config = parseDiscordConfig({ DISCORD_TOKEN: discord.state.token, DISCORD_API: discord.api, ...env });
  if (config === undefined) throw new Error('A scene needs a token.');
  const adapter = createAdapter({ context, config, ...(clock && { clock }) });
  open.push(() => adapter.stop());
  return { discord, adapter, context, engine };
}

/** A scene in which the adapter listens. */
export async function startScene(options: SceneOptions = {}): Promise<Scene> {
  const scene = await openScene(options);
  await scene.adapter.start();
  const port = scene.adapter.port();
  if (port !== undefined) scene.discord.setEndpoint(`http://127.0.0.1:${port}/`);
  return scene;
}

/** An act's answer once it shows more than that the app is thinking. */
export async function answerOf(act: Act, words: string | RegExp = /\S/): Promise<Posted> {
  await expect.poll(() => readable(act.original), { timeout: 10_000 }).toMatch(words);
  if (act.original === undefined) throw new Error('There is no answer.');
  return act.original;
}

/** An act's first answer. */
export async function firstOf(act: Act) {
  await expect.poll(() => act.callback, { timeout: 10_000 }).toBeDefined();
  return act.callback ?? {};
}
