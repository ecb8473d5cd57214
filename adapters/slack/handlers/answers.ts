import type { AdapterContext, Engine, Language, Message } from '../../../src/index.ts';
import type { ShownAnswer } from '../../shared/follow-ups.ts';
import { type EncodedQuestion, storeQuestions } from '../../shared/question-codec.ts';
import { createQuestionService } from '../../shared/question-service.ts';
import { LIMITS } from '../limits.ts';
import { format } from '../locales/index.ts';
import { contextOf } from '../render/blocks.ts';
import { render, type SlackPayload } from '../render/index.ts';
import { describeError } from '../transport/log.ts';
import { CONTROL_BLOCKS, controlsOf, questionToStore } from './controls.ts';

/** For whom an answer is, and where it will be shown. */
export interface SlackAnswerOptions {
  readonly language: Language;
  /** Id of the conversation in which it is asked, if it is asked in one. */
  readonly conversation?: string | undefined;
  /** Whether the reader may post it for all to see. */
  readonly postable?: boolean;
  /** Who posted it for all to see. */
  readonly postedBy?: string;
  /** Whether it is shown in a modal, which has room for more blocks and no tables. */
  readonly inView?: boolean;
}

/** Answers questions in Slack's form. */
export interface Answers {
  /** The page of the answer that is asked for, with its controls. A question that fails is answered with its next step; never throws. */
  answer(question: EncodedQuestion, options: SlackAnswerOptions): Promise<SlackPayload>;
  /** The engine of a brief; the first one if there is no such brief. */
  engine(brief: string | undefined): Engine;
  /** An error as people read it; defects are logged. */
  explain(error: unknown, language: Language): SlackPayload;
}

/** Blocks of an answer that are added to the message: who posted it, and its controls. */
const RESERVED = CONTROL_BLOCKS + 1;

/** Answers of an installation's engines. */
export function createAnswers(context: AdapterContext): Answers {
  const questions = createQuestionService('slack', context, describeError);
  const explain: Answers['explain'] = (error, language) => firstPage(questions.explain(error, language));
  return {
    engine: questions.engine,
    explain,
    async answer(question, options) {
      const { language, conversation, postable = false } = options;
      try {
        const { engine, answered } = await questions.ask({
          brief: question.brief,
          question: question.line,
          language,
          destination: conversation === undefined ? undefined : { platform: 'slack', address: conversation },
        });
        const pages = render(answered.message, {
          reserved: RESERVED,
          ...(options.inView === true && { maxBlocks: LIMITS.viewBlocks, tables: false }),
        });
        const page = Math.min(Math.max(1, question.page), pages.length);
        const payload = pages[page - 1] ?? firstPage(answered.message);
        const shown: ShownAnswer = {
          brief: engine.brief,
          question: answered.question,
          language: answered.message.language,
          page,
          pages: pages.length,
          postable,
        };
        const day = answered.message.asOf ?? engine.today();
        await storeQuestions(context.cache, [...payload.questions, ...questionToStore(shown)]);
        return withBlocks(payload, [...postedBy(options, shown), ...controlsOf(shown, day)]);
      } catch (error) {
        return explain(error, language);
      }
    },
  };
}

function postedBy({ postedBy: name }: SlackAnswerOptions, { language }: ShownAnswer): SlackPayload['blocks'] {
  return name === undefined ? [] : [contextOf(format(language, 'posted', { name }), 'posted')];
}

function withBlocks(payload: SlackPayload, more: SlackPayload['blocks']): SlackPayload {
  const { blocks, older } = payload;
  return {
    ...payload,
    blocks: [...blocks, ...more],
    ...(older !== undefined && { older: [...older, ...more] }),
  };
}

/** The first page of a message: all of a short one. */
function firstPage(message: Message): SlackPayload {
  const [first] = render(message);
  if (first === undefined) throw new Error('A message has at least one page.');
  return first;
}
