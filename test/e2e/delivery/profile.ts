import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A profile as V8 writes it: what was running at each sample, and how long. */
interface Profile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { readonly url: string };
  }[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

/** The share of the busy time in which the innermost code was the program's own, SQLite's among it. */
export function ownShare(folder: string): number {
  const name = readdirSync(folder).find((file) => file.endsWith('.cpuprofile')) ?? '';
  const { nodes, samples, timeDeltas }: Profile = JSON.parse(readFileSync(join(folder, name), 'utf8'));
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
  let [own, busy] = [0, 0];
  for (const [index, id] of samples.entries()) {
    const { url = '' } = frames.get(id) ?? {};
    if (url === '') continue; // idle, or collecting what both have left: that is shared as the rest is
    const time = timeDeltas[index] ?? 0;
    busy += time;
    // The engine's adapters turn messages into platforms' payloads: that is ours as well.
    if (/\/(src|adapters|bin)\//.test(url) && !url.includes('node_modules')) own += time;
  }
  return own / busy;
}

/** CPU in milliseconds and peak memory in MB of a process, as Linux counts them. */
export function usageOf(pid: number): { readonly cpu: number; readonly memory: number } {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  const ticks = Number(stat[11]) + Number(stat[12]);
  const [, peak = '0'] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return { cpu: ticks * 10, memory: Number(peak) / 1_024 };
}
