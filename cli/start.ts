import { join } from 'node:path';
import { createAdapter } from '../adapters/console/index.ts';
import { createProgress } from '../adapters/console/progress.ts';
import {
  answer,
  BackchannelError,
  createCache,
  createLog,
  createStore,
  type Database,
  type Engine,
  errorMessage,
  explainToOperator,
} from '../src/index.ts';
import { demonstrationNote, demonstrationOf } from './demonstration.ts';
import { dataFolder, dataPlace } from './places.ts';
import { pollInBackground } from './poll-in-background.ts';
import { reprocessInBackground } from './reprocess-in-background.ts';
import { withEngine } from './session.ts';
import { type ExitCode, type GlobalOptions, languageOf, type Shell, showMessage } from './shell.ts';
import { openWebPage, type WebPage } from './web-page.ts';
import { whenAsked } from './when-asked.ts';

/**
 * Starts everything that needs no account: shows the board and the latest digest, serves the web page and answers at a prompt. Where no
 * article has been read, all of it is a demonstration from the brief's samples, which have a store of their own. Piped lines are answered
 * instead, with exit code 1 if one of them could not be. Without a terminal and without lines, the web page is served until the process is
 * asked to end.
 */
export async function start(shell: Shell, options: GlobalOptions): Promise<ExitCode> {
  const demonstration = await demonstrationOf(shell, options);
  return withEngine(shell, demonstration ?? options, async (engine, database) => {
    // The store of a demonstration holds samples alone.
    const poll = () => (demonstration === undefined ? pollFor(shell, engine, database, options) : undefined);
    const person = shell.terminal.input.isTTY === true;
    if (demonstration !== undefined) {
      await loadSample(shell, engine);
      const note = demonstrationNote(languageOf(shell, options));
      if (person) showMessage(shell, note);
      else shell.terminal.errors.write(`${note.summary}\n`);
    }
    if (person) await showOpening(shell, engine, options);
    const page = person ? await openIfPossible(shell, engine, options) : undefined;
    const polling = person ? await poll() : undefined;
    const reprocessing = reprocessInBackground([engine]);
    const { answered, failed } = await converse(shell, engine, options);
    if (!person && answered + failed === 0) {
      const polling = await poll();
      await serveAlone(shell, engine, options);
      await polling?.stop();
    }
    await Promise.all([page?.stop(), polling?.stop(), reprocessing.stop()]);
    return failed === 0 ? 0 : 1;
  });
}

/** Polls the sources of the brief for as long as the prompt or the web page is open. */
async function pollFor(shell: Shell, engine: Engine, database: Database, options: GlobalOptions) {
  return pollInBackground(shell, {
    engines: [engine],
    adapters: new Map(),
    language: languageOf(shell, options),
    databaseUrl: dataPlace(shell, options).databaseUrl,
    log: await createLog(shell.config().logLevel),
    store: createStore(database),
    cache: createCache(database),
  });
}

/** Answers lines until they end. */
async function converse(shell: Shell, engine: Engine, options: GlobalOptions) {
  const { terminal } = shell;
  const history = join(dataFolder(shell, options), 'console-history');
  const adapter = createAdapter({ engine, language: languageOf(shell, options), terminal, history });
  await adapter.start();
  const tally = await adapter.ended();
  await adapter.stop();
  return tally;
}

/** The web page beside a prompt; the prompt works without it. */
async function openIfPossible(
  shell: Shell,
  engine: Engine,
  options: GlobalOptions,
): Promise<WebPage | undefined> {
  try {
    const page = await openWebPage(shell, engine, options);
    announce(shell, page);
    return page;
  } catch (error) {
    if (!(error instanceof BackchannelError)) throw error;
    const { problem, remedy } = explainToOperator(error, languageOf(shell, options));
    shell.terminal.errors.write(`${problem}\n${remedy}\n\n`);
    return undefined;
  }
}

/** Shows the opening and serves the web page until the process is asked to end. */
async function serveAlone(shell: Shell, engine: Engine, options: GlobalOptions): Promise<void> {
  await showOpening(shell, engine, options);
  const page = await openWebPage(shell, engine, options);
  if (page === undefined) return;
  announce(shell, page);
  await whenAsked(await createLog(shell.config().logLevel));
  await page.stop();
}

function announce({ terminal }: Shell, page: WebPage | undefined): void {
  if (page !== undefined) terminal.output.write(`Web page: ${page.address}\n\n`);
}

async function loadSample({ terminal }: Shell, engine: Engine): Promise<void> {
  const { name, sample } = engine.brief;
  const progress = await createProgress(terminal.errors, `Loading ${name}`, sample ? [sample] : []);
  await engine.bootstrap({ onProgress: (state) => progress.update(state) }).finally(() => progress.stop());
}

/** The board, the latest digest and how to go on. */
async function showOpening(shell: Shell, engine: Engine, options: GlobalOptions): Promise<void> {
  const language = languageOf(shell, options);
  for (const line of ['status', 'digest latest']) {
    const message = await answer(engine, line, { language }).then(
      (found) => found.message,
      (error: unknown) => errorMessage(explainToOperator(error, language)),
    );
    showMessage(shell, message);
    shell.terminal.output.write('\n');
  }
}
