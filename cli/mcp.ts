import { createAdapter } from '../adapters/mcp/index.ts';
import { createLog } from '../src/index.ts';
import { compose } from './composition-root.ts';
import { reprocessInBackground } from './reprocess-in-background.ts';
import type { ExitCode, GlobalOptions, Shell } from './shell.ts';
import { whenAsked } from './when-asked.ts';

/** Answers an assistant over standard input and output until it closes them or the process is asked to end. Everything else goes to the log. */
export async function mcp(shell: Shell, options: GlobalOptions): Promise<ExitCode> {
  const { input, output } = shell.terminal;
  const log = await createLog(shell.config().logLevel);
  const context = await compose(shell, options, log);
  try {
    for (const engine of context.engines) await engine.bootstrap();
    const adapter = createAdapter({ context, streams: { input, output } });
    await adapter.start();
    const reprocessing = reprocessInBackground(context.engines);
    await Promise.race([adapter.ended(), whenAsked(log)]);
    await Promise.all([adapter.stop(), reprocessing.stop()]);
    return 0;
  } finally {
    await context.close();
  }
}
