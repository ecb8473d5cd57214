import { type Command, Option } from 'commander';
import { SOURCE_KINDS } from '../src/index.ts';
import { type CommandRun, dayOption, jsonOption } from './options.ts';
import type { Shell } from './shell.ts';

/** What describes a new source. */
const OPTIONS: readonly Option[] = [
  new Option('--id <id>', 'its name in commands (default: made of the address)'),
  new Option('--kind <kind>', 'what is there; found out if not given').choices(SOURCE_KINDS),
  new Option('--outlet <name>', 'whose it is, by the name that the brief has (default: the host)'),
  new Option('--language <tag>', 'what it is mostly written in'),
  new Option('--zone <zone>', 'time zone of dates without one (default: that of the outlet or the brief)'),
  new Option('--interval <minutes>', 'minutes between two polls (default: 30)'),
  new Option('--full-pages', "read each item's page as well"),
  new Option('--links <selector>', 'of a page: CSS selector of the links to articles'),
  new Option('--content <selector>', "CSS selector of an article's text on its page"),
];

/** Adds `poll` and `backfill`, and to the command that lists sources those that work on them. */
export function addSourceCommands(program: Command, shell: Shell, run: CommandRun): void {
  program
    .command('poll')
    .description('poll sources once: all that are enabled, or those that are named')
    .argument('[source...]', "sources' ids")
    .addOption(jsonOption())
    .action(run(async (ids, options) => (await import('./poll.ts')).poll(shell, ids, options)));
  program
    .command('backfill')
    .description('read the older items of a source back to a day; goes on where it was interrupted')
    .argument('<source>', "the source's id")
    .addOption(dayOption('--since <date>', 'the oldest day that is wanted'))
    .addOption(jsonOption())
    .action(run(async ([id = ''], options) => (await import('./backfill.ts')).backfill(shell, id, options)));
  const sources = program.commands.find((command) => command.name() === 'sources');
  if (sources !== undefined) addToSources(sources, shell, run);
}

function addToSources(sources: Command, shell: Shell, run: CommandRun): void {
  const add = sources
    .command('add')
    .description('poll another address as well')
    .argument('<address>', 'address of a feed, a page or a sitemap; path of a folder');
  for (const option of OPTIONS) add.addOption(option);
  add
    .addOption(jsonOption())
    .action(
      run(async ([address = ''], options) =>
        (await import('./sources.ts')).addSource(shell, address, options),
      ),
    );
  const verbs = [
    ['pause', 'stop polling a source until it is resumed'],
    ['resume', 'go on after a pause'],
    ['remove', 'forget a source that was added; its articles stay'],
  ] as const;
  for (const [verb, summary] of verbs)
    sources
      .command(verb)
      .description(summary)
      .argument('<source>', "the source's id")
      .addOption(jsonOption())
      .action(
        run(async ([id = ''], options) =>
          (await import('./sources.ts')).turnSource(shell, verb, id, options),
        ),
      );
  const test = sources
    .command('test')
    .description('show step by step what is at an address and what is read there; stores nothing')
    .argument('<address>', 'address of a feed, a page or a sitemap');
  for (const option of OPTIONS.filter(({ long }) => long === '--zone' || long === '--full-pages'))
    test.addOption(option);
  test
    .addOption(jsonOption())
    .action(
      run(async ([address = ''], options) =>
        (await import('./try-source.ts')).trySource(shell, address, options),
      ),
    );
  sources
    .command('check')
    .description('read each source once and show which work; stores nothing')
    .argument('[source...]', "sources' ids (default: all that are enabled)")
    .addOption(jsonOption())
    .action(
      run(async (ids, options) => (await import('./check-sources.ts')).checkSources(shell, ids, options)),
    );
  sources
    .command('import')
    .description('add the feeds of an OPML file')
    .argument('<file>', 'the file')
    .addOption(jsonOption())
    .action(
      run(async ([file = ''], options) => (await import('./sources.ts')).importOpml(shell, file, options)),
    );
  sources
    .command('export')
    .description('write the feeds as OPML, for other readers')
    .argument('[file]', 'file to write (default: standard output)')
    .addOption(jsonOption())
    .action(run(async ([file], options) => (await import('./sources.ts')).exportOpml(shell, file, options)));
}
