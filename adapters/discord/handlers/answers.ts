import {
  type Answered,
  answer,
  BackchannelError,
  commands,
  type Engine,
  errorMessage,
  type Language,
  type Message,
  type Question,
} from '../../../src/index.ts';
import { first, render } from '../render/index.ts';
import { answerControls } from './answer-controls.ts';
import type { DiscordContext, InteractionResponse } from './interaction-response.ts';
import type { DiscordUser } from './user.ts';

/** A question as it comes: a line with the brief that it is put to, or a command with its values. `page` counts from 0. */
export interface AnsweredQuestion {
  readonly brief: string;
  readonly question: string | Question;
  readonly page?: number;
}

/** How an answer is shown. */
export interface Showing {
  readonly talk: InteractionResponse;
  readonly asker: DiscordUser;
  /** Whether only the asker sees it. */
  readonly private: boolean;
}

/** Answers a question in the asker's language; one that cannot be answered with what is wrong and the next step. */
export async function showAnswer(
  room: DiscordContext,
  showing: Showing,
  asked: AnsweredQuestion,
): Promise<void> {
  const { payload, rows, kept } = await draw(room, showing, asked);
  await showing.talk.show(payload, rows, kept);
}

async function draw(room: DiscordContext, { asker, private: own }: Showing, asked: AnsweredQuestion) {
  try {
    const { engine, answered } = await askIn(room, asker, asked);
    const payloads = render(answered.message);
    const page = Math.min(asked.page ?? 0, payloads.length - 1);
    const { question, message } = answered;
    const { brief } = engine;
    const pages = payloads.length;
    const around = answerControls({ brief, question, language: message.language, page, pages, private: own });
    return { payload: payloads[page] ?? first(message), ...around };
  } catch (error) {
    return { payload: first(explain(room, error, asker.language)), rows: [], kept: {} };
  }
}

/** What went wrong, for people; a fault of the program goes to the log besides. */
export function explain({ context }: DiscordContext, error: unknown, language: Language): Message {
  if (!(error instanceof BackchannelError)) context.log.error(error, 'discord: defect');
  return errorMessage(error, language);
}

/** Puts the question to its brief; where none is named, to each until one understands it. */
async function askIn(
  { context }: DiscordContext,
  { language, place }: DiscordUser,
  { brief, question }: AnsweredQuestion,
): Promise<{ readonly engine: Engine; readonly answered: Answered }> {
  const named = context.engines.filter((engine) => engine.brief.name === brief);
  const engines = named.length > 0 ? named : context.engines;
  let failure: unknown;
  for (const engine of engines) {
    try {
      const answered = await answer(engine, question, { language, ...(place && { place }) });
      return { engine, answered };
    } catch (error) {
      failure ??= error;
      if (!(error instanceof BackchannelError) || error.code !== 'QUESTION_INVALID') throw error;
    }
  }
  throw failure;
}

/**
 * The line with another value for the parameter of this kind or name: another day, channel or language. A line whose command has no such
 * parameter stays as it is.
 */
export function withValue(line: string, kind: string, value: string): string {
  const [name = ''] = line.split(' ', 1);
  const parameter = commands
    .find((command) => command.name === name)
    ?.parameters.find((one) => one.kind === kind || one.name === kind);
  if (parameter === undefined) return line;
  const words = line.split(' ').slice(1);
  const isOption = (word: string) => /^[a-z][a-z-]*:(?!\/\/)/i.test(word);
  if (parameter.positional) return [name, value, ...words.filter(isOption)].join(' ');
  const prefix = `${parameter.name}:`;
  return [name, ...words.filter((word) => !word.toLowerCase().startsWith(prefix)), `${prefix}${value}`].join(
    ' ',
  );
}
