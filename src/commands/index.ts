import type { Brief } from '../domain/brief.ts';
import type { Day } from '../domain/dates.ts';
import { ReaderError } from '../domain/errors.ts';
import { LANGUAGES, type Language } from '../domain/language.ts';
import { observed } from '../domain/operation.ts';
import type { Destination } from '../domain/subscription.ts';
import type { Engine } from '../engine/engine.ts';
import { article } from './article.ts';
import { channels } from './channels.ts';
import { checkArguments, languageTagged } from './check-arguments.ts';
import type { Answered, Command, Question } from './command.ts';
import { lineOf, parseLine, unknownCommand } from './command-line.ts';
import { deliveries } from './deliveries.ts';
import { digest } from './digest.ts';
import { findChannels } from './find-channel.ts';
import { freeForm, isSentence } from './free-form.ts';
import { createHelp } from './help.ts';
import { lookup } from './lookup.ts';
import { sources } from './sources.ts';
import { status } from './status.ts';
import { subscriptions } from './subscriptions.ts';
import { timeline } from './timeline.ts';
import { why } from './why.ts';

/** Every question that can be asked, in the order in which help explains them. */
export const commands: readonly Command[] = [
  status,
  timeline,
  why,
  digest,
  lookup,
  article,
  channels,
  sources,
  subscriptions,
  deliveries,
  createHelp(() => commands),
];

/** Commands that a model may not choose: they tell of the installation, not of what was read. */
const OF_THE_INSTALLATION = ['subscriptions', 'deliveries', 'sources'];

/**
 * The question that a line asks on a day, its values checked. A line that names no command but a channel asks for its status.
 * Throws QUESTION_INVALID where it means nothing.
 */
export function understand(brief: Brief, today: Day, line: string): Question {
  return interpret(brief, today, line).question;
}

/** A question, and whether it was written as something else than a command. */
interface Interpreted {
  readonly question: Question;
  readonly free: boolean;
}

function interpret(brief: Brief, today: Day, line: string): Interpreted {
  try {
    return { question: check(brief, today, parse(line, brief)), free: false };
  } catch (error) {
    const question = freeForm(line, brief, commands);
    if (question === undefined) throw error;
    return { question: check(brief, today, question), free: true };
  }
}

/** As `interpret`; what its words do not show, a language model may choose, if one is configured. Its choice is checked like any question. */
async function interpretOrChoose(engine: Engine, line: string): Promise<Interpreted> {
  const { brief } = engine;
  try {
    return interpret(brief, engine.today(), line);
  } catch (error) {
    const chosen = await chosenFor(engine, line);
    if (chosen === undefined) throw error;
    return { question: chosen, free: true };
  }
}

async function chosenFor(engine: Engine, line: string): Promise<Question | undefined> {
  const { brief } = engine;
  if (!isSentence(line)) return undefined;
  const choice = await engine.chooseCommand(line, {
    commands: commands
      .filter(({ name }) => !OF_THE_INSTALLATION.includes(name))
      .map(({ name, summary }) => ({ name, summary: summary.en })),
    channels: brief.channels.map(({ id, title }) => ({ id, title: title.en })),
    today: engine.today(),
  });
  try {
    return choice && check(brief, engine.today(), choice);
  } catch {
    return undefined;
  }
}

function check(brief: Brief, today: Day, question: Question): Question {
  const command = commandOf(question, brief);
  return { command: command.name, args: checkArguments(command, question.args, { brief, today, commands }) };
}

function commandOf(question: Question, brief: Brief): Command {
  const command = commands.find(({ name }) => name === question.command);
  if (command === undefined) throw unknownCommand(question.command, brief.name, commands);
  return command;
}

function parse(line: string, brief: Brief): Question {
  try {
    return parseLine(line, brief.name, commands);
  } catch (error) {
    const question = aboutChannel(line.trim(), brief);
    if (question === undefined) throw error;
    return question;
  }
}

/** The question about the channel that a line names without a command; `undefined` if it names none. */
function aboutChannel(line: string, brief: Brief): Question | undefined {
  const slash = `/${brief.name} `;
  const words = line.toLowerCase().startsWith(slash) ? line.slice(slash.length) : line;
  try {
    const question = parseLine(`${status.name} ${words}`, brief.name, commands);
    return findChannels(brief, question.args.channel ?? '').length > 0 ? question : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Answers a question: a line (`/name status military`, the brief's name may be left out), or a command with its values.
 * `lang` in the question goes before the option. Throws a `BackchannelError`, in the language that the question names: QUESTION_INVALID where the question
 * cannot be understood, NOT_FOUND where there is no such article, DATA_UNUSABLE where the store fails.
 */
export async function answer(
  engine: Engine,
  asked: string | Question,
  options: AnswerOptions = {},
): Promise<Answered> {
  try {
    return await answered(engine, asked, options);
  } catch (error) {
    const language = languageNamed(asked);
    if (language === undefined || !(error instanceof ReaderError)) throw error;
    throw new ReaderError(error.code, error.problem, { language, cause: error });
  }
}

interface AnswerOptions {
  readonly language?: Language;
  readonly place?: Destination;
}

/** The language that a question names, whether it is understood or not. */
function languageNamed(asked: string | Question): Language | undefined {
  const tag = typeof asked === 'string' ? /(?:^|\s)lang:(\S+)/i.exec(asked)?.[1] : asked.args.lang;
  return tag === undefined ? undefined : languageTagged(tag);
}

async function answered(engine: Engine, asked: string | Question, options: AnswerOptions): Promise<Answered> {
  const today = engine.today();
  const { brief } = engine;
  const { question, free } =
    typeof asked === 'string'
      ? await interpretOrChoose(engine, asked)
      : { question: check(brief, today, asked), free: false };
  const { args } = question;
  const language = LANGUAGES.find((one) => one === args.lang) ?? options.language ?? 'en';
  const { place } = options;
  const context = { engine, compose: engine.composer(language), language, today, ...(place && { place }) };
  const command = commandOf(question, brief);
  const found = await observed('answer', command.name, () => command.ask(context, args));
  const message = await engine.translated(found.message);
  if (!free) return { ...found, message, question };
  return {
    ...found,
    message: context.compose.understoodAs(message, lineOf(question, command.parameters)),
    question,
  };
}
