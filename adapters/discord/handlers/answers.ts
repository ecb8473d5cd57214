import type { Question } from '../../../src/index.ts';
import type { ShownAnswer } from '../../shared/follow-ups.ts';
import { firstPage, render } from '../render/index.ts';
import { answerControls } from './answer-controls.ts';
import type { DiscordContext } from './context.ts';
import type { InteractionResponse } from './interaction-response.ts';
import type { DiscordUser } from './user.ts';

/** A question as a line, or as a command with its arguments. */
export interface AnswerRequest {
  readonly brief: string | undefined;
  readonly question: string | Question;
  /** Which page of the answer, from 1. */
  readonly page?: number;
}

/** How an answer is shown. */
export interface ShowOptions {
  readonly response: InteractionResponse;
  readonly user: DiscordUser;
  /** Whether only the user sees it. */
  readonly private: boolean;
}

/** Answers a question in the user's language; a question that fails is answered with what is wrong and the next step. */
export async function showAnswer(
  discord: DiscordContext,
  options: ShowOptions,
  request: AnswerRequest,
): Promise<void> {
  const { user, private: postable } = options;
  const { payload, rows, questions } = await drawAnswer(discord, { user, postable }, request);
  await options.response.show(payload, rows, questions);
}

/** Draws a page of an answer with its controls. `postable` says whether the reader may post it for everyone. */
export async function drawAnswer(
  { questions }: DiscordContext,
  {
    user,
    postable,
  }: {
    readonly user: Pick<DiscordUser, 'language' | 'destination'>;
    readonly postable: boolean;
  },
  { brief, question, page: asked = 1 }: AnswerRequest,
) {
  const { language, destination } = user;
  try {
    const { engine, answered } = await questions.ask({ brief, question, language, destination });
    const { message } = answered;
    const payloads = render(message);
    const page = Math.min(Math.max(1, asked), payloads.length);
    const shown: ShownAnswer = {
      brief: engine.brief,
      question: answered.question,
      language: message.language,
      page,
      pages: payloads.length,
      postable,
    };
    return { payload: payloads[page - 1] ?? firstPage(message), ...answerControls(shown) };
  } catch (error) {
    return { payload: firstPage(questions.explain(error, language)), rows: [], questions: [] };
  }
}
