import { createAdapter } from '../../../../adapters/web/index.ts';
import { createLog, type Engine } from '../../../../src/index.ts';

/** The adapter on a free port of this machine, for the contract test of all adapters. Nothing can be posted to it. */
export async function createHarness(engine: Engine) {
  const received: string[] = [];
  const adapter = createAdapter({
    context: { engines: [engine], language: 'en', log: await createLog('silent') },
    config: { port: 0, host: '127.0.0.1', url: undefined, token: undefined },
  });
  const visit = async (line: string) => {
    const query = new URLSearchParams({ q: line });
    const response = await fetch(`${adapter.address()}/${engine.brief.name}/ask?${query}`);
    received.push(await response.text());
  };
  return {
    adapter,
    /** All pages that were visited. */
    received: () => received.join('\n'),
    say: (line: string) => void visit(line),
    close: () => adapter.stop(),
  };
}
