import type { Writable } from 'node:stream';
import type { Progress } from '../../src/index.ts';

/** Shows how far a long reading has come. */
export interface ProgressBar {
  update(progress: Progress): void;
  /** Ends the display; harmless where nothing was shown. */
  stop(): void;
}

/** Where no bar can be drawn, a line is written each time so many documents have been read. */
const LINE_EVERY = 1000;

/** A bar on a terminal, a line of counts now and then elsewhere. Nothing is shown before the first update. */
export async function createProgress(
  screen: Writable & { readonly isTTY?: boolean },
  label: string,
): Promise<ProgressBar> {
  if (!screen.isTTY) return countLines(screen, label);
  const { SingleBar } = (await import('cli-progress')).default;
  const bar = new SingleBar({
    stream: screen as NodeJS.WritableStream,
    format: ({ barsize = 30 }, { progress, value, total }) => drawBar(label, barsize, progress, value, total),
    barsize: 30,
    hideCursor: true,
    clearOnComplete: true,
    gracefulExit: true,
  });
  let shown = false;
  return {
    update({ read, total }) {
      if (!shown) bar.start(total ?? 0, read);
      shown = true;
      if (total !== undefined) bar.setTotal(total);
      bar.update(read);
    },
    stop: () => bar.stop(),
  };
}

/** The bar's line; without a total there is no bar, only the count. */
function drawBar(label: string, size: number, progress: number, value: number, total: number): string {
  if (total === 0) return `${label}  ${value} read`;
  const full = Math.round(Math.min(1, progress) * size);
  return `${label}  ${'█'.repeat(full)}${'░'.repeat(size - full)}  ${value} of ${total}`;
}

function countLines(screen: Writable, label: string): ProgressBar {
  let written = 0;
  return {
    update({ read, total }) {
      if (read - written < LINE_EVERY) return;
      written = read;
      screen.write(`${label}: ${read}${total === undefined ? '' : ` of ${total}`} read\n`);
    },
    stop: () => {},
  };
}
