import { type AdapterContext, createLog, type Platform } from '../src/index.ts';
import { type Composition, compose } from './composition-root.ts';
import { attempt, type CheckResult } from './doctor-result.ts';
import type { GlobalOptions, Shell } from './shell.ts';

/**
 * Tells of each platform whether it is configured, and of subscriptions how many there are and when they were last looked at. Where there
 * is no store yet, none is made: then platforms' variables are told of, unchecked.
 */
export async function checkComposition(
  shell: Shell,
  options: GlobalOptions,
  hasStore: boolean,
): Promise<readonly CheckResult[]> {
  const platforms = await shell.platforms();
  if (!hasStore) return platforms.map((platform) => describePlatform(shell, platform, undefined));
  const opened = await attempt('deliveries', async () => compose(shell, options, await createLog('silent')));
  if (!('value' in opened)) return [opened];
  const context = opened.value;
  try {
    const found = await Promise.all(platforms.map((platform) => checkPlatform(shell, platform, context)));
    return [...found, await checkDeliveries(context)];
  } finally {
    await context.close();
  }
}

async function checkPlatform(
  shell: Shell,
  platform: Platform,
  context: AdapterContext,
): Promise<CheckResult> {
  const found = await attempt(platform.name, async () => platform.connect(shell.env, context));
  return 'value' in found ? describePlatform(shell, platform, found.value !== undefined) : found;
}

/** `connected` is undefined if it was not tried. */
function describePlatform(
  { env }: Shell,
  { name, variables }: Platform,
  connected: boolean | undefined,
): CheckResult {
  const set = variables.filter((variable) => env[variable.name]?.trim()).map((variable) => variable.name);
  if (connected ?? set.length > 0) {
    return { name, verdict: 'ok', detail: set.length === 0 ? 'ready' : `configured by ${set.join(', ')}` };
  }
  const names = variables.map((variable) => variable.name).join(', ');
  return { name, verdict: 'missing', detail: `not configured; it reads ${names}` };
}

async function checkDeliveries({ store, engines }: Composition): Promise<CheckResult> {
  const name = 'deliveries';
  const subscriptions = await store.subscriptions.list();
  if (subscriptions.length === 0) return { name, verdict: 'missing', detail: 'no subscription yet' };
  const count = (state: string) => subscriptions.filter((one) => one.state === state).length;
  const last = await store.ledger.lastTick();
  const looked = last === undefined ? 'never looked at: `serve` has not run' : `last looked at ${last.at}`;
  const briefs = engines.map(({ brief }) => brief.name);
  const strange = subscriptions.filter(({ brief }) => !briefs.includes(brief)).length;
  const detail =
    `${subscriptions.length} subscriptions, ${count('paused')} paused, ${count('stopped')} stopped, ` +
    `${strange} of briefs that are not loaded here; ${looked}`;
  return { name, verdict: 'ok', detail };
}
