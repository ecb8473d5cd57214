import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { BackchannelError, type BatchFormat, type ModelSettings, requestLines } from '../src/index.ts';
import { openBrief } from './session.ts';
import { type ExitCode, type GlobalOptions, type Shell, showJson } from './shell.ts';

export interface RequestsOptions extends GlobalOptions {
  readonly out?: string;
  readonly format?: BatchFormat;
  readonly folder?: string;
  readonly json?: boolean;
}

/** Writes the requests for a folder of labelled articles, one a line, for a provider's batches. */
export async function modelRequests(shell: Shell, options: RequestsOptions): Promise<ExitCode> {
  const { out = '', format = 'openai', folder = '' } = options;
  const brief = openBrief(shell, options);
  const { model } = configuredModel(shell);
  const file = createWriteStream(out, { encoding: 'utf8' });
  let requests = 0;
  for await (const line of requestLines({ brief, model, format, folder })) {
    requests += 1;
    if (!file.write(`${line}\n`)) await once(file, 'drain');
  }
  file.end();
  await once(file, 'finish');
  if (options.json) showJson(shell, { requests, file: out });
  else shell.terminal.output.write(`${requests} requests written to ${out}.\n`);
  return 0;
}

/** @throws BackchannelError CONFIG_INVALID if no model is configured. */
function configuredModel(shell: Shell): ModelSettings {
  const { model } = shell.config();
  if (model !== undefined) return model;
  throw new BackchannelError(
    'CONFIG_INVALID',
    'No language model is configured.',
    'Set BACKCHANNEL_MODEL, as in anthropic:NAME or openai:NAME; .env.example describes it.',
  );
}
