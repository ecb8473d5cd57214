import { type Adapter, type Platform, plainText, SendError } from '../../src/index.ts';
import { append, endsWith, isRelative } from './append.ts';
import { parseFileConfig, variables } from './config.ts';

/** The address of standard output. */
const STANDARD_OUTPUT = '-';

export interface FileOptions {
  /** Addresses are paths below it. */
  readonly folder: string;
  /** Where the address `-` leads; the process has a standard output. */
  readonly output: NodeJS.WritableStream;
}

/** Writes editions as plain text to the end of files, each followed by a line that names the post, or to standard output. */
export function createAdapter({ folder, output }: FileOptions): Adapter<string> {
  return {
    name: 'file',
    render: (message) => [plainText(message)],
    async send(destination, payload, { key } = {}) {
      const text = `${payload}${key === undefined ? '' : markOf(key)}\n`;
      if (destination === STANDARD_OUTPUT) await print(output, text);
      else await append(folder, destination, text);
      return { id: null };
    },
    async find(destination, key) {
      if (destination === STANDARD_OUTPUT) throw new SendError('unsure', 'Standard output cannot be asked');
      return (await endsWith(folder, destination, markOf(key))) ? { id: null } : undefined;
    },
    async start() {},
    async stop() {},
  };
}

/** The line behind a post by which it is found again. */
function markOf(key: string): string {
  return `-- ${key}\n`;
}

function print(output: NodeJS.WritableStream, text: string): Promise<void> {
  return new Promise((done, fail) => {
    output.write(text, (error) => {
      if (error) fail(new SendError('unsure', 'Standard output is closed', { cause: error }));
      else done();
    });
  });
}

/** Files as the program finds them. */
export const platform: Platform = {
  name: 'file',
  variables,
  addressProblem: (address) =>
    address === STANDARD_OUTPUT || isRelative(address)
      ? undefined
      : `${JSON.stringify(address)} does not lie below BACKCHANNEL_FILES: write the path from there, without “..”`,
  check: async (env) => (parseFileConfig(env) === undefined ? undefined : { kind: 'configured' }),
  connect(env) {
    const folder = parseFileConfig(env);
    return folder === undefined ? undefined : createAdapter({ folder, output: process.stdout });
  },
};
