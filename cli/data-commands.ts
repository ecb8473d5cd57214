import type { Command } from 'commander';
import { type CommandRun, dayOption, jsonOption } from './options.ts';
import type { Shell } from './shell.ts';

/** Commands for stored data: reprocessing, export, import, pruning. */
export function addDataCommands(program: Command, shell: Shell, run: CommandRun): void {
  program
    .command('reprocess')
    .alias('reread')
    .description('read the articles again that were read by other rules or another version of the brief')
    .addOption(jsonOption())
    .action(run(async (_, options) => (await import('./maintenance.ts')).reprocess(shell, options)));
  program
    .command('export')
    .description('write all data to a file (compressed where its name ends in .gz) or to standard output')
    .argument('[file]', 'file to write')
    .addOption(jsonOption())
    .action(run(async ([file], options) => (await import('./transfer.ts')).exportData(shell, file, options)));
  program
    .command('import')
    .description('read an export into an empty store')
    .argument('<file>', 'file to read')
    .addOption(jsonOption())
    .action(
      run(async ([file = ''], options) => (await import('./transfer.ts')).importData(shell, file, options)),
    );
  program
    .command('prune')
    .description('remove articles that were published before a day and report no event')
    .addOption(dayOption('--before <date>', 'the first day that stays'))
    .option('--dry-run', 'show what would be removed, and remove nothing')
    .addOption(jsonOption())
    .action(run(async (_, options) => (await import('./maintenance.ts')).prune(shell, options)));
}
