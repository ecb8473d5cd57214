import { join } from 'node:path';
import { createAdapter } from '../adapters/console/index.ts';
import { createProgress } from '../adapters/console/progress.ts';
import { answer, type Engine, errorMessage } from '../src/index.ts';
import { reprocessInBackground } from './reprocess-in-background.ts';
import { dataFolder, withEngine } from './session.ts';
import { type ExitCode, type GlobalOptions, languageOf, type Shell, showMessage } from './shell.ts';

/**
 * Brings up the bot in the terminal: fills an empty store with the brief's sample, shows the board and the latest digest, then
 * answers at a prompt. Lines that are piped in are answered instead, and 1 tells that one of them could not be.
 */
export async function start(shell: Shell, options: GlobalOptions): Promise<ExitCode> {
  return withEngine(shell, options, async (engine) => {
    await loadSample(shell, engine);
    const { terminal } = shell;
    const language = languageOf(shell, options);
    const person = terminal.input.isTTY === true;
    if (person) await showOpening(shell, engine, options);
    const history = join(dataFolder(shell, options), 'console-history');
    const adapter = createAdapter({ engine, language, terminal, history });
    await adapter.start();
    const reprocessing = reprocessInBackground([engine]);
    const { answered, failed } = await adapter.ended();
    await Promise.all([adapter.stop(), reprocessing.stop()]);
    if (!person && answered + failed === 0) await showOpening(shell, engine, options);
    return failed === 0 ? 0 : 1;
  });
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
      (error: unknown) => errorMessage(error, language),
    );
    showMessage(shell, message);
    shell.terminal.output.write('\n');
  }
}
