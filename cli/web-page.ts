import { BackchannelError, createLog, type Engine } from '../src/index.ts';
import { type GlobalOptions, languageOf, type Shell } from './shell.ts';

/** The web page while it is served. */
export interface WebPage {
  /** What a browser opens. */
  readonly address: string;
  stop(): Promise<void>;
}

/**
 * Serves the web page of a brief; `undefined` if the environment switches it off.
 * @throws BackchannelError `CONFIG_INVALID` if a variable is wrong or the port cannot be bound
 */
export async function openWebPage(
  shell: Shell,
  engine: Engine,
  options: GlobalOptions,
): Promise<WebPage | undefined> {
  // The server's library is loaded only here: answers in a terminal do without.
  const { createAdapter, parseWebConfig } = await import('../adapters/web/index.ts');
  const config = parseWebConfig(shell.env);
  if (config === undefined) return undefined;
  const log = await createLog(shell.config().logLevel);
  const context = { engines: [engine], language: languageOf(shell, options), log };
  const { routes } = await import('../adapters/mcp/index.ts');
  const adapter = createAdapter({ context, config, routes: routes(context) });
  try {
    await adapter.start();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const remedy = 'Set WEB_PORT to a free port, to 0 for any free one, or to off.';
    throw new BackchannelError('CONFIG_INVALID', `The web page cannot be served: ${reason}.`, remedy, {
      cause: error,
    });
  }
  return { address: `${adapter.address()}/`, stop: () => adapter.stop() };
}
