import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { createProgress } from '../adapters/console/progress.ts';
import {
  BackchannelError,
  type BatchFormat,
  createStore,
  type Engine,
  folderRequests,
  importResults,
  type ModelSource,
  openEngine,
  requestLines,
} from '../src/index.ts';
import { withDatabase } from './places.ts';
import { openBrief, openModel } from './session.ts';
import { type ExitCode, type GlobalOptions, type Shell, showJson } from './shell.ts';

interface JsonOption {
  readonly json?: boolean;
}

export interface RequestsOptions extends GlobalOptions, JsonOption {
  readonly out?: string;
  readonly format?: BatchFormat;
  readonly folder?: string;
}

/** Writes the requests for articles that wait, or for a folder of labelled articles, one a line, for a provider's batches. */
export async function modelRequests(shell: Shell, options: RequestsOptions): Promise<ExitCode> {
  const { out = '', format = 'openai', folder } = options;
  const requests = await withModel(shell, options, async (source, engine) => {
    const form = { model: source.settings.model, format };
    const lines =
      folder === undefined
        ? requestLines(engine.waitingTexts(), await source.extractorFor(engine.brief), form)
        : folderRequests(engine.brief, folder, form);
    return writeLines(out, lines);
  });
  if (options.json) showJson(shell, { requests, file: out });
  else shell.terminal.output.write(`${requests} requests written to ${out}.\n`);
  return 0;
}

/** Stores the answers of a provider's batch, and reads the articles that waited for them. */
export async function modelResults(
  shell: Shell,
  file: string,
  options: GlobalOptions & JsonOption,
): Promise<ExitCode> {
  const result = await withModel(shell, options, async (source, engine) => ({
    ...(await importResults(source, file)),
    ...(await engine.readWaiting({ storedOnly: true })),
  }));
  if (options.json) showJson(shell, result);
  else {
    const { answers, failed, skipped, read, waiting } = result;
    shell.terminal.output.write(
      `${answers} answers, ${failed} failed requests, ${skipped} lines that are no result. ${readLine({ read, waiting })}\n`,
    );
  }
  return 0;
}

/** Reads the articles that wait for the model, as far as its limits allow. Ends with 1 where it could not read any of them. */
export async function modelRead(shell: Shell, options: GlobalOptions & JsonOption): Promise<ExitCode> {
  const progress = await createProgress(shell.terminal.errors, 'Reading', []);
  const [result, problem] = await withModel(shell, options, async (source, engine) => {
    const read = await engine.readWaiting({ onProgress: (state) => progress.update(state) });
    return [read, (await source.health()).problem] as const;
  }).finally(() => progress.stop());
  if (options.json) showJson(shell, { ...result, problem: problem ? { ...problem } : null });
  else {
    const reason = result.waiting > 0 && problem !== undefined ? ` Last problem: ${problem.reason}.` : '';
    shell.terminal.output.write(`${readLine(result)}${reason}\n`);
  }
  return result.read === 0 && result.waiting > 0 ? 1 : 0;
}

function readLine({ read, waiting }: { readonly read: number; readonly waiting: number }): string {
  return `${read} articles read by the model; ${waiting} wait.`;
}

/** @throws BackchannelError CONFIG_INVALID where no model is configured. */
async function withModel<Result>(
  shell: Shell,
  options: GlobalOptions,
  work: (source: ModelSource, engine: Engine) => Promise<Result>,
): Promise<Result> {
  const brief = await openBrief(shell, options);
  return withDatabase(shell, options, async (database) => {
    const further = await openModel(shell, database);
    if (further === undefined)
      throw new BackchannelError(
        'CONFIG_INVALID',
        'No language model is configured.',
        'Set BACKCHANNEL_MODEL, as in anthropic:NAME or openai:NAME; .env.example describes it.',
      );
    return work(further, openEngine({ brief, store: createStore(database), further }));
  });
}

async function writeLines(path: string, lines: AsyncIterable<string>): Promise<number> {
  const file = createWriteStream(path, { encoding: 'utf8' });
  let count = 0;
  for await (const line of lines) {
    count += 1;
    if (!file.write(`${line}\n`)) await once(file, 'drain');
  }
  file.end();
  await once(file, 'finish');
  return count;
}
