import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { ROOT } from './sources.ts';

/** What a process left behind. */
export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  /** Standard input; closed at once where there is none. */
  readonly input?: string;
  /** Variables beside PATH and HOME: nothing else of the tester's environment reaches the process. */
  readonly env?: Readonly<Record<string, string>>;
  /** Working folder; its `.env` would be read. Default: an empty folder. */
  readonly cwd?: string;
}

/** Runs `backchannel` as a process of its own. */
export function backchannel(args: readonly string[], options: RunOptions = {}): Promise<Outcome> {
  return run(process.execPath, [join(ROOT, 'bin/backchannel.js'), ...args], options);
}

/** Runs any program. */
export function run(file: string, args: readonly string[], options: RunOptions = {}): Promise<Outcome> {
  const { PATH = '', HOME = '' } = process.env;
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, {
      cwd: options.cwd ?? temporaryFolder(),
      // Several run side by side: none takes the web page's usual port.
      env: { PATH, HOME, WEB_PORT: '0', ...options.env },
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text) => {
      stderr += text;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
    child.stdin.on('error', () => {}); // the process may end without reading it
    child.stdin.end(options.input ?? '');
  });
}

const folders: string[] = [];

/** An empty folder that is removed after the tests of the file. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'backchannel-'));
  folders.push(folder);
  return folder;
}

afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A file or folder of the material beside the checkout; `undefined` where it is not there. */
export function shared(path: string): string | undefined {
  const full = join(ROOT, '../shared', path);
  return existsSync(full) ? full : undefined;
}
