import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from '../../support/sources.ts';

/** `backchannel serve` as a process of its own. */
export interface ServerProcess {
  readonly pid: number;
  /** Resolves once it serves; rejects where it ends before. */
  readonly serving: Promise<void>;
  /** Where its web page listens; settles only if it has one. */
  readonly address: Promise<string>;
  /** Its exit code once it has ended; `null` where a signal ended it. */
  readonly ended: Promise<number | null>;
  /** What it wrote to standard error. */
  log(): string;
  /** Sends a signal that does not end it. */
  signal(signal: 'SIGUSR2'): void;
  end(signal: 'SIGTERM' | 'SIGINT' | 'SIGKILL'): Promise<number | null>;
}

/** So much of the log is kept, in characters. */
const MAX_LOG = 100_000;

/** Starts it from this checkout, or by the launcher of another installation. */
export function startServe(
  env: Readonly<Record<string, string>>,
  cwd: string,
  launcher = join(ROOT, 'bin/backchannel.js'),
): ServerProcess {
  const { PATH = '', HOME = '' } = process.env;
  const child: ChildProcess = spawn(process.execPath, [launcher, 'serve'], {
    cwd,
    // Several serve side by side on one machine: none takes the web page's port, and none asks the sources of the world.
    env: { PATH, HOME, WEB_PORT: 'off', BACKCHANNEL_POLL: 'no', ...env },
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
  const address = new Promise<string>((resolve) => {
    child.stderr?.on('data', () => {
      const [, found] = /"address":"([^"]+)"/.exec(log) ?? [];
      if (found !== undefined) resolve(found);
    });
  });
  serving.catch(() => {}); // whoever kills it need not wait for it
  return {
    pid: child.pid ?? 0,
    serving,
    address,
    ended,
    log: () => log,
    signal: (signal) => void child.kill(signal),
    end(signal) {
      child.kill(signal);
      return ended;
    },
  };
}
