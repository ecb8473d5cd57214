import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from '../../support/sources.ts';

/** `backchannel serve` as a process of its own. */
export interface ServerProcess {
  readonly pid: number;
  /** Resolves once it serves; rejects where it ends before. */
  readonly serving: Promise<void>;
  /** Its exit code once it has ended; `null` where a signal ended it. */
  readonly ended: Promise<number | null>;
  /** What it wrote to standard error. */
  log(): string;
  end(signal: 'SIGTERM' | 'SIGINT' | 'SIGKILL'): Promise<number | null>;
}

/** So much of the log is kept, in characters. */
const MAX_LOG = 100_000;

export function startServe(env: Readonly<Record<string, string>>, cwd: string): ServerProcess {
  const { PATH = '', HOME = '' } = process.env;
  const child: ChildProcess = spawn(process.execPath, [join(ROOT, 'bin/backchannel.js'), 'serve'], {
    cwd,
    // Several serve side by side on one machine: none takes the web page's port.
    env: { PATH, HOME, WEB_PORT: 'off', ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let log = '';
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const serving = new Promise<void>((resolve, reject) => {
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      log = (log + text).slice(-MAX_LOG);
      if (text.includes('"msg":"serving"')) resolve();
    });
    void ended.then(() => reject(new Error(`it ended before it served: ${log}`)));
  });
  serving.catch(() => {}); // whoever kills it need not wait for it
  return {
    pid: child.pid ?? 0,
    serving,
    ended,
    log: () => log,
    end(signal) {
      child.kill(signal);
      return ended;
    },
  };
}
