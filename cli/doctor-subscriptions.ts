import { createLog } from '../src/index.ts';
import { type Composition, compose } from './composition-root.ts';
import { attempt, type CheckResult } from './doctor-result.ts';
import type { GlobalOptions, Shell } from './shell.ts';

/** Reports how many subscriptions there are, and when the schedules were last looked at. The store must be there. */
export async function checkSubscriptions(shell: Shell, options: GlobalOptions): Promise<CheckResult> {
  const opened = await attempt('deliveries', async () => compose(shell, options, await createLog('silent')));
  if (!('value' in opened)) return opened;
  const context = opened.value;
  return checkDeliveries(context).finally(() => context.close());
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
