import { PassThrough } from 'node:stream';
import { createAdapter } from '../../../../adapters/console/index.ts';
import type { Engine } from '../../../../src/index.ts';

/**
 * The adapter at a made-up terminal, for the contract test of all adapters.
 * `say` sends a line as a user would; `ended` tells when the adapter has taken the last one.
 */
export function createHarness(engine: Engine) {
  const input = new PassThrough();
  const output = new PassThrough();
  const errors = new PassThrough();
  const received: string[] = [];
  for (const stream of [output, errors]) {
    stream.setEncoding('utf8').on('data', (text: string) => received.push(text));
  }
  return {
    adapter: createAdapter({ engine, language: 'en', terminal: { input, output, errors } }),
    /** Where the test may send to. */
    destination: 'terminal',
    /** All that users of the platform have seen. */
    received: () => received.join(''),
    say: (line: string) => void input.write(`${line}\n`),
  };
}
