import { Command, Option } from 'commander';
import { commands, LANGUAGES, type Parameter, type Command as Question } from '../src/index.ts';
import { camelCase } from './ask.ts';
import { addDataCommands } from './data-commands.ts';
import { addModelCommands } from './model-commands.ts';
import { type CommandAction, type CommandRun, dateValue, jsonOption, languageValue } from './options.ts';
import { addReviewCommands } from './review-commands.ts';
import type { ExitCode, Shell } from './shell.ts';
import { addSourceCommands } from './source-commands.ts';
import { addSubscriptions } from './subscription-commands.ts';

const EXIT_CODES = `
Exit codes: 0 answered, 1 the question failed or the input cannot be used, 2 wrong usage.`;

/** The two kinds of time: options of every command for convenience, but meaningful to some only. */
const TIMES = ['as-of', 'known-on'];
/** Questions that list what other commands of the same name work on. */
const LISTS = ['subscriptions', 'sources'];
/** Parameters of questions that are global options here. */
const GLOBAL = new Set([...TIMES, 'lang']);

/** The commands of the shell: those of the chats, and those that make sense only here. `end` gets the exit code. */
export function createProgram(shell: Shell, end: (code: ExitCode) => void): Command {
  const program = new Command('backchannel')
    .description('Shows which official channels between governments are open, each line with its evidence.')
    .version(shell.installation.version)
    .configureHelp({ showGlobalOptions: true })
    .addHelpText('afterAll', EXIT_CODES)
    .showHelpAfterError('The same with --help shows what it takes.')
    .exitOverride();
  for (const option of globalOptions(shell)) program.addOption(option);
  /** Wraps an action: refuses times that mean nothing to the command, hands the exit code on. */
  const run =
    (action: CommandAction, times: readonly string[] = []) =>
    async (...args: readonly unknown[]) => {
      const command = args.at(-1) as Command;
      refuseTimes(command, times);
      end(await action(command.args, command.optsWithGlobals()));
    };
  addReading(program, shell, run);
  addQuestions(program, shell, run);
  for (const command of program.commands)
    if (command.name() === 'subscriptions') addSubscriptions(command, shell, run, jsonOption);
  addSourceCommands(program, shell, run);
  addDataCommands(program, shell, run);
  addReviewCommands(program, shell, run, jsonOption);
  addUpkeep(program, shell, run);
  addModelCommands(program, shell, run);
  return program;
}

function globalOptions({ installation }: Shell): Option[] {
  return [
    new Option('--brief <name|folder>', `what is watched (default: ${installation.defaultBrief})`),
    new Option('--data <dir>', 'folder of the store (default: ./data)'),
    new Option('--no-chronology', 'leave out the chronology of the brief: articles alone decide'),
    new Option('--as-of <date>', 'the state on that day, by everything read until today').argParser(
      dateValue,
    ),
    new Option('--known-on <date>', 'only what a reader of that day could know').argParser(dateValue),
    new Option(
      '--lang <language>',
      `language of the answer: ${LANGUAGES.join(', ')} (default: en)`,
    ).argParser(languageValue),
  ];
}

function addReading(program: Command, shell: Shell, run: CommandRun): void {
  program
    .command('start')
    .description('show the board and the latest digest, serve the web page, and answer at a prompt')
    .action(run(async (_, options) => (await import('./start.ts')).start(shell, options)));
  program
    .command('serve')
    .description('answer in chats and on the web, and deliver what is due, until the process is asked to end')
    .action(run(async (_, options) => (await import('./serve.ts')).serve(shell, options)));
  program
    .command('mcp')
    .description('answer an AI assistant over standard input and output (Model Context Protocol)')
    .action(run(async (_, options) => (await import('./mcp.ts')).mcp(shell, options)));
  program
    .command('ingest')
    .description('read files, folders, archives, feeds and web pages into the store')
    .argument('<path...>', 'files, folders, archives, addresses of pages')
    .option('--queue', 'leave the reading to those that serve over DATABASE_URL; without it, read at once')
    .addOption(jsonOption())
    .action(
      run(async (paths, options) => {
        const { ingest, ingestLater } = await import('./ingest.ts');
        return (options.queue ? ingestLater : ingest)(shell, paths, options);
      }),
    );
  program
    .command('extract')
    .description('read files, folders and archives and print each article with its events; uses no store')
    .argument('<path...>', 'files, folders, archives, addresses of pages')
    .option('--explain', 'show what was seen in each sentence, and why it gave an event or none')
    .addOption(jsonOption())
    .action(run(async (paths, options) => (await import('./extract.ts')).extract(shell, paths, options)));
}

function addQuestions(program: Command, shell: Shell, run: CommandRun): void {
  for (const question of commands.filter(({ name }) => name !== 'help')) {
    const command = commandOf(program, question).addOption(jsonOption());
    for (const parameter of question.parameters) addParameter(command, parameter);
    const times = TIMES.filter((name) => question.parameters.some((parameter) => parameter.name === name));
    command.action(
      run(
        async (words, options) => (await import('./ask.ts')).ask(shell, question, words, { ...options }),
        times,
      ),
    );
  }
}

/** The command that asks a question; where others work on the same matter, it is the one among them that is meant when none is named. */
function commandOf(
  program: Command,
  { name, summary: { en: summary }, chineseName, aliases }: Question,
): Command {
  const names = new Set([...Object.values(chineseName), ...aliases]);
  const command = program
    .command(name)
    .aliases([...names])
    .description(summary);
  return LISTS.includes(name) ? command.command('list', { isDefault: true }).description(summary) : command;
}

function addParameter(command: Command, { name, kind, positional, required, summary }: Parameter): void {
  if (positional) command.argument(required ? `<${name}...>` : `[${name}...]`, summary.en);
  else if (!GLOBAL.has(name)) {
    const option = new Option(`--${name} <${kind}>`, summary.en);
    command.addOption(kind === 'date' ? option.argParser(dateValue) : option);
  }
}

function addUpkeep(program: Command, shell: Shell, run: CommandRun): void {
  program
    .command('brief')
    .description('work on a brief')
    .command('check')
    .description('name every problem of a brief with file, line and remedy')
    .argument('<folder>', "a brief's name or folder")
    .addOption(jsonOption())
    .action(
      run(async ([folder = ''], options) =>
        (await import('./brief-check.ts')).briefCheck(shell, folder, options),
      ),
    );
  program
    .command('eval')
    .description('measure parsing, extraction and merging against labelled articles')
    .option('--folder <dir>', 'folder of the labelled articles (default: ../shared/eval)')
    .option('--worst <count>', 'how many of the worst articles to list (default: 10)')
    .option('--folds', 'leave out outlets and months in turn as well')
    .option('--extractor <id>', 'what is measured: rules or model (default: rules)')
    .option(
      '--results <file...>',
      'with --extractor model: recorded answers to the requests of `model requests`',
    )
    .option('--lookup', 'measure looking articles up instead')
    .option('--replay', 'read streams day by day instead and check the board (default folder: ../shared)')
    .option('--beside <file>', 'with --lookup: a module whose `createSearchers` makes other search engines')
    .addOption(jsonOption())
    .action(run(async (_, options) => (await import('./eval.ts')).evaluate(shell, options)));
  program
    .command('manifest')
    .description("print what is pasted into a platform's console to set the app up")
    .argument('<platform>', 'slack, for instance')
    .action(
      run(async ([name = ''], options) => (await import('./manifest.ts')).manifest(shell, name, options)),
    );
  program
    .command('doctor')
    .description('show what is configured, reachable and missing')
    .addOption(jsonOption())
    .action(run(async (_, options) => (await import('./doctor.ts')).doctor(shell, options)));
}

function refuseTimes(command: Command, allowed: readonly string[]): void {
  const options = command.optsWithGlobals();
  const odd = TIMES.find((name) => options[camelCase(name)] !== undefined && !allowed.includes(name));
  if (odd !== undefined) command.error(`error: option '--${odd}' means nothing to '${command.name()}'`);
}
