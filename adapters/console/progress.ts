import { readdir, stat } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import type { Progress } from '../../src/index.ts';

/** Shows how far a long reading has come. */
export interface ProgressBar {
  update(progress: Progress): void;
  /** Ends the display; harmless where nothing was shown. */
  stop(): void;
}

type Screen = Writable & { readonly isTTY?: boolean };

/** Where no bar can be drawn, a line is written after every few documents. */
const LINE_EVERY = 1000;
const BAR_SIZE = 30;

/**
 * A bar on a terminal, a line of counts now and then elsewhere. Nothing is shown before the first update.
 * How many documents `paths` hold is estimated by their files; where there turn out to be more (archives), the total grows along.
 */
export async function createProgress(
  screen: Screen,
  label: string,
  paths: readonly string[],
): Promise<ProgressBar> {
  if (!screen.isTTY) return countLines(screen, label);
  const [{ SingleBar }, files] = await Promise.all([
    import('cli-progress').then((module) => module.default),
    countFiles(paths),
  ]);
  const bar = new SingleBar({
    stream: screen as NodeJS.WritableStream,
    format: (_, { value, total }) => drawBar(label, value, total, performance.now() - begun),
    hideCursor: true,
    gracefulExit: true,
  });
  let shown = false;
  let begun = 0;
  return {
    update({ read, total = files }) {
      if (!shown) {
        begun = performance.now();
        bar.start(total, read);
      }
      shown = true;
      bar.setTotal(Math.max(total, read));
      bar.update(read);
    },
    stop: () => bar.stop(),
  };
}

/** Files below the paths; those that cannot be looked at count as none. */
async function countFiles(paths: readonly string[]): Promise<number> {
  const counts = paths.map(async (path) => {
    const found = await stat(path).catch(() => undefined);
    if (!found?.isDirectory()) return found ? 1 : 0;
    const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch(() => []);
    return entries.filter((entry) => entry.isFile() && !entry.name.startsWith('.')).length;
  });
  return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
}

function drawBar(label: string, read: number, total: number, elapsed: number): string {
  const full = Math.round(Math.min(1, read / Math.max(1, total)) * BAR_SIZE);
  const bar = '█'.repeat(full) + '░'.repeat(BAR_SIZE - full);
  return `${label}  ${bar}  ${read} of ${total}${describePace(read, total, elapsed)}`;
}

/** How many a second and how long it will still take; nothing at first, while the rate is unknown. `elapsed` in milliseconds. */
export function describePace(read: number, total: number, elapsed: number): string {
  if (elapsed < 1_000 || read === 0) return '';
  const rate = (1_000 * read) / elapsed;
  const seconds = Math.round((total - read) / rate);
  const left = seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  return `  ${rate < 10 ? rate.toFixed(1) : Math.round(rate)} a second${seconds > 0 ? `, ${left} left` : ''}`;
}

function countLines(screen: Screen, label: string): ProgressBar {
  let written = 0;
  return {
    update({ read }) {
      if (read - written < LINE_EVERY) return;
      written = read;
      screen.write(`${label}: ${read} read\n`);
    },
    stop: () => {},
  };
}
