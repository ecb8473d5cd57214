import { setTimeout as sleep } from 'node:timers/promises';
import type { Brief } from '../../src/index.ts';
import { createPerson } from '../../test/fakes/slack/person.ts';
import type { SlackStandIn } from '../../test/fakes/slack/server.ts';
import { anotherClient } from './another-client.ts';

/** Questions of one kind, and those that got no answer. */
export interface Asked {
  readonly count: number;
  readonly failed: number;
}

const COMMANDS = ['status', 'timeline military', 'why military', 'digest weekly', 'channels', 'status trade'];

/** Does something at a fixed pace until the signal; gives how often it was done, and how often it gave false. */
export async function repeat(pace: number, signal: AbortSignal, act: () => Promise<boolean>): Promise<Asked> {
  const results: Promise<boolean>[] = [];
  const begin = performance.now();
  while (!signal.aborted) {
    results.push(act().catch(() => false));
    const due = begin + results.length * pace;
    await sleep(Math.max(0, due - performance.now()), undefined, { signal }).catch(() => {});
  }
  const failed = (await Promise.all(results)).filter((isDone) => !isDone).length;
  return { count: results.length, failed };
}

/** Opens pages of the website and asks its API, each time as another visitor. */
export function visitPages(origin: string, brief: Brief, pace: number, signal: AbortSignal): Promise<Asked> {
  const paths = pathsOf(brief);
  let turn = 0;
  return repeat(pace, signal, async () => {
    const path = paths[turn % paths.length] ?? '/';
    turn += 1;
    const response = await fetch(origin + path, { headers: { 'x-forwarded-for': anotherClient() } });
    await response.arrayBuffer();
    return response.ok;
  });
}

/** What visitors open in turn: a page of a channel each time, since no page is asked for as often as the board. */
function pathsOf({ name, channels }: Brief): readonly string[] {
  return channels.flatMap(({ id }, index) => [
    `/en/${name}`,
    `/zh-Hans/${name}/channels/${id}`,
    `/${name}/digests`,
    `/api/v1/${name}/status?as-of=${pastDay(index)}`,
    `/api/v1/${name}/events?channel=${id}`,
    `/api/v1/${name}/lookup?q=${id}`,
  ]);
}

function pastDay(index: number): string {
  return new Date(Date.UTC(2023, 0, 1 + 7 * index)).toISOString().slice(0, 10);
}

/** Types commands in a conversation in Slack; one fails that is not acknowledged. */
export function askInChat(
  slack: SlackStandIn,
  command: string,
  pace: number,
  signal: AbortSignal,
): Promise<Asked> {
  const person = createPerson(slack, 'U0ANNA');
  let turn = 0;
  return repeat(pace, signal, async () => {
    const line = COMMANDS[turn % COMMANDS.length] ?? 'status';
    turn += 1;
    const { payload } = await person.command('C0NEWS', `/${command} ${line}`);
    return payload !== undefined;
  });
}
