import { type Command, Option } from 'commander';
import { ACTIONS, FORMS } from '../src/index.ts';
import type { DecideOptions, DecisionVerb } from './decide.ts';
import type { ReviewOptions } from './review.ts';
import type { ExitCode, Shell } from './shell.ts';

/** Wraps what a command does with its words and options. */
type Run = (
  action: (words: readonly string[], options: DecideOptions & ReviewOptions) => Promise<ExitCode>,
) => (...args: readonly unknown[]) => Promise<void>;

/** Why, by what source, and after which decision of somebody else. */
const GROUNDS: readonly (readonly [string, string])[] = [
  ['--reason <text>', 'why'],
  ['--source <address>', 'web address, or id of an article, that shows it'],
  ['--after <decision>', 'decide although somebody has: the id of that decision'],
];

const CLAIM = 'id of a claim, or its beginning, as `review` shows it';

/** Adds the commands by which people review events. */
export function addReviewCommands(program: Command, shell: Shell, run: Run, jsonOption: () => Option): void {
  addReview(program, shell, run, jsonOption);
  const decision = (name: string, summary: string, verb: DecisionVerb, words: readonly string[]) => {
    const command = program.command(name).description(summary).addOption(jsonOption());
    for (const word of words) command.argument(`<${word}>`, word === 'decision' ? 'id of a decision' : CLAIM);
    for (const [flags, meaning] of GROUNDS) command.addOption(new Option(flags, meaning));
    command.action(
      run(async (given, options) => (await import('./decide.ts')).decide(shell, verb, given, options)),
    );
    return command;
  };
  const decide = program.command('decide').description('decide on a claim');
  for (const [verb, summary] of PLAIN) {
    const command = decide
      .command(verb)
      .description(summary)
      .argument('<claim>', CLAIM)
      .addOption(jsonOption());
    for (const [flags, meaning] of GROUNDS) command.addOption(new Option(flags, meaning));
    command.action(
      run(async (given, options) => (await import('./decide.ts')).decide(shell, verb, given, options)),
    );
  }
  addValues(decision('correct', 'give an event another channel, action or date', 'correct', ['claim']));
  decision('merge', 'make one event of two that are the same', 'merge', ['claim', 'other']);
  addValues(
    decision('split', 'take a report out of an event, since it speaks of another one', 'split', [
      'claim',
    ]).requiredOption('--report <article>', 'id of the article that speaks of another event'),
  );
  addValues(decision('add', 'add an event that no source reports', 'add', []));
  decision('undo', 'reverse a decision', 'undo', ['decision']);
}

const PLAIN = [
  ['confirm', 'it happened'],
  ['reject', 'it did not happen, or the article does not say so'],
  ['dispute', 'it is doubtful: it changes no state'],
  ['retract', 'take back an event that was confirmed or added'],
] as const;

function addReview(program: Command, shell: Shell, run: Run, jsonOption: () => Option): void {
  const review = program.command('review').description('the reported events that no one has confirmed');
  review
    .command('list', { isDefault: true })
    .description('list them, most consequential first; at a terminal, decide on them one by one')
    .option('--limit <count>', 'how many (default: 20)')
    .option('--channel <channel>', 'of one channel only')
    .addOption(jsonOption())
    .action(run(async (_, options) => (await import('./review.ts')).review(shell, options)));
  review
    .command('export')
    .description('write what was decided as labelled articles, which `eval --folder` reads')
    .requiredOption('--labels <folder>', 'folder for articles.jsonl and labels.jsonl')
    .addOption(jsonOption())
    .action(run(async (_, options) => (await import('./corrections.ts')).exportLabels(shell, options)));
  program
    .command('decisions')
    .description('what analysts decided, newest first')
    .argument('[claim]', 'on one event only')
    .addOption(jsonOption())
    .action(run(async ([claim], options) => (await import('./review.ts')).decisions(shell, claim, options)));
  const corrections = program.command('corrections').description('take decisions to another installation');
  corrections
    .command('export')
    .description('write all decisions as YAML, one document each')
    .argument('[file]', 'file to write; standard output without one')
    .action(
      run(async ([file], options) =>
        (await import('./corrections.ts')).exportCorrections(shell, file, options),
      ),
    );
  corrections
    .command('import')
    .description('add the decisions of such a file that are not here yet')
    .argument('<file>', 'file to read')
    .addOption(jsonOption())
    .action(
      run(async ([file = ''], options) =>
        (await import('./corrections.ts')).importCorrections(shell, file, options),
      ),
    );
}

function addValues(command: Command): void {
  command
    .option('--channel <channel>', 'the channel')
    .addOption(new Option('--action <action>', 'what happened').choices(ACTIONS))
    .option('--date <date>', 'when: 2023-08-01, 2023-08 or 2023')
    .addOption(new Option('--form <form>', 'how a contact took place').choices(FORMS))
    .option('--place <place>', 'where')
    .option('--note <text>', 'what happened, in your words');
}
