import { type Command, Option } from 'commander';
import { BATCH_FORMATS } from '../src/index.ts';
import { type CommandRun, jsonOption } from './options.ts';
import type { Shell } from './shell.ts';

/** Commands for reading articles with a language model. */
export function addModelCommands(program: Command, shell: Shell, run: CommandRun): void {
  const model = program
    .command('model')
    .description('read articles with the language model of BACKCHANNEL_MODEL');
  model
    .command('requests')
    .description('write the requests that are to be made to a file, for batches of the provider')
    .addOption(new Option('--out <file>', 'file to write, JSON Lines').makeOptionMandatory())
    .addOption(new Option('--format <provider>', 'whose batches').choices(BATCH_FORMATS).default('openai'))
    .option('--folder <dir>', 'requests for a folder of labelled articles instead of the articles that wait')
    .addOption(jsonOption())
    .action(run(async (_, options) => (await import('./model.ts')).modelRequests(shell, options)));
  model
    .command('results')
    .description('store the answers of a batch and read the articles that waited for them')
    .argument('<file>', 'results of the provider, JSON Lines')
    .addOption(jsonOption())
    .action(
      run(async ([file = ''], options) => (await import('./model.ts')).modelResults(shell, file, options)),
    );
  model
    .command('read')
    .description('read the articles that wait for the model now; `serve` does so by itself')
    .addOption(jsonOption())
    .action(run(async (_, options) => (await import('./model.ts')).modelRead(shell, options)));
}
