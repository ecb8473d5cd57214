import type { Brief } from '../domain/brief.ts';
import type { Day } from '../domain/dates.ts';
import { LANGUAGES, type Language } from '../domain/language.ts';
import { observed } from '../domain/operation.ts';
import type { Destination } from '../domain/subscription.ts';
import type { Engine } from '../engine/engine.ts';
import { article } from './article.ts';
import { channels } from './channels.ts';
import { checkArguments } from './check-arguments.ts';
import type { Answered, Command, Question } from './command.ts';
import { parseLine, unknownCommand } from './command-line.ts';
import { deliveries } from './deliveries.ts';
import { digest } from './digest.ts';
import { findChannels } from './find-channel.ts';
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

/**
 * The question that a line asks on a day, its values checked. A line that names no command but a channel asks for its status.
 * Throws QUESTION_INVALID where it means nothing.
 */
export function understand(brief: Brief, today: Day, line: string): Question {
  return check(brief, today, parse(line, brief));
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
 * `lang` in the question goes before the option. Throws a `BackchannelError`: QUESTION_INVALID where the question
 * cannot be understood, NOT_FOUND where there is no such article, DATA_UNUSABLE where the store fails.
 */
export async function answer(
  engine: Engine,
  asked: string | Question,
  options: { readonly language?: Language; readonly place?: Destination } = {},
): Promise<Answered> {
  const today = engine.today();
  const { brief } = engine;
  const question = typeof asked === 'string' ? understand(brief, today, asked) : check(brief, today, asked);
  const { args } = question;
  const language = LANGUAGES.find((one) => one === args.lang) ?? options.language ?? 'en';
  const { place } = options;
  const context = { engine, compose: engine.composer(language), language, today, ...(place && { place }) };
  const answered = await observed('answer', question.command, () =>
    commandOf(question, brief).ask(context, args),
  );
  const message = await engine.translated(answered.message);
  return { ...answered, message, question };
}
