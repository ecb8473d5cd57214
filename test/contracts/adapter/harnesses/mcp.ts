import { PassThrough } from 'node:stream';
import { createAdapter } from '../../../../adapters/mcp/index.ts';
import { createLog, type Engine } from '../../../../src/index.ts';

/** The server at streams of our own, for the contract test of all adapters. `say` calls a tool with a channel as an assistant would. */
export async function createHarness(engine: Engine) {
  const input = new PassThrough();
  const output = new PassThrough();
  const received: string[] = [];
  output.setEncoding('utf8').on('data', (text: string) => received.push(text));
  const context = { engines: [engine], language: 'en' as const, log: await createLog('silent') };
  return {
    adapter: createAdapter({ context, streams: { input, output } }),
    /** All that was written to the output. */
    received: () => received.join(''),
    say(line: string) {
      const [name, channel] = line.split(' ');
      const params = { name, arguments: channel === undefined ? {} : { channel } };
      input.write(`${JSON.stringify({ jsonrpc: '2.0', id: line, method: 'tools/call', params })}\n`);
    },
  };
}
