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
 * Answers a question: a line (`/name status military`, the brief's name may be left out), or a command with its values.
 * `lang` in the question goes before the option. Throws a `BackchannelError`: QUESTION_INVALID where the question
 * cannot be understood, NOT_FOUND where there is no such article, DATA_UNUSABLE where the store fails.
 */
export async function answer(
  engine: Engine,
  asked: string | Question,
  options: { readonly language?: Language; readonly place?: Destination } = {},
): Promise<Answered> {
  const { brief } = engine;
  const question = typeof asked === 'string' ? parseLine(asked, brief.name, commands) : asked;
  const command = commands.find(({ name }) => name === question.command);
  if (command === undefined) throw unknownCommand(question.command, brief.name, commands);
  const today = engine.today();
  const args = checkArguments(command, question.args, { brief, today, commands });
  const language = LANGUAGES.find((one) => one === args.lang) ?? options.language ?? 'en';
  const { place } = options;
  const context = { engine, compose: engine.composer(language), language, today, ...(place && { place }) };
  const answered = await observed('answer', command.name, () => command.ask(context, args));
  const message = await engine.translated(answered.message);
  return { ...answered, message, question: { command: command.name, args } };
}
