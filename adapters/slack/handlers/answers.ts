import { setImmediate } from 'node:timers/promises';
import PQueue from 'p-queue';
import {
  type AdapterContext,
  type Answered,
  answer,
  BackchannelError,
  type Engine,
  errorMessage,
  type Language,
  type Message,
} from '../../../src/index.ts';
import { MESSAGE_BLOCKS } from '../limits.ts';
import { say } from '../locales/index.ts';
import { contextOf } from '../render/blocks.ts';
import { render } from '../render/index.ts';
import type { SlackPayload } from '../render/payload.ts';
import { words } from '../transport/log.ts';
import { askOf, CONTROL_BLOCKS, type ControlState, controlsOf, needsKeeping } from './controls.ts';
import { type EncodedQuestion, storeQuestion } from './question-codec.ts';

/** For whom an answer is, and where it will stand. */
export interface AnswerOccasion {
  readonly language: Language;
  /** The conversation's id, where it is asked in one. */
  readonly channel?: string | undefined;
  /** Whether the reader may post it for all to see. */
  readonly postable?: boolean;
  /** Who posted it for all to see. */
  readonly postedBy?: string;
  /** Blocks that the place takes; a message's where nothing is said. */
  readonly most?: number;
}

/** Answers questions in Slack's form. */
export interface Answers {
  /** The page of the answer that is asked for, with its controls. A question that fails is answered with its next step; never throws. */
  answer(ask: EncodedQuestion, occasion: AnswerOccasion): Promise<SlackPayload>;
  /** The engine that a question goes to; the first one where it names none, or one that there is not. */
  engine(brief: string | undefined): Engine;
  /** An error as people read it; defects are logged. */
  fail(error: unknown, language: Language): SlackPayload;
}

/** So many answers are worked on at once: the processor does one at a time, and acknowledgements stand between them. */
const AT_ONCE = 4;

/** A note and who posted it. */
const RESERVED = CONTROL_BLOCKS + 1;

/** Answers of an installation's engines. */
export function createAnswers({ engines, cache, log }: AdapterContext): Answers {
  const engine = (brief: string | undefined) => {
    const found = engines.find((one) => one.brief.name === brief) ?? engines[0];
    if (found === undefined) throw new Error('There is no brief to answer questions about.');
    return found;
  };
  const fail = (error: unknown, language: Language) => {
    if (!(error instanceof BackchannelError)) log.error({ err: { message: words(error) } }, 'defect');
    return only(errorMessage(error, language));
  };
  const answerNow: Answers['answer'] = async (ask, occasion) => {
    try {
      const { found, answered } = await understand(ask, occasion, engines, engine);
      const { payload, standing } = present(found, answered, ask, occasion);
      for (const one of keepable(standing, payload)) await storeQuestion(cache, one);
      return payload;
    } catch (error) {
      return fail(error, occasion.language);
    }
  };
  const turns = new PQueue({ concurrency: AT_ONCE });
  return {
    engine,
    fail,
    answer: (ask, occasion) =>
      turns.add(async () => {
        // What else has come in meanwhile is acknowledged first.
        await setImmediate();
        return answerNow(ask, occasion);
      }),
  };
}

/** The answer of the engine that is asked, or of the first that understands the question. */
async function understand(
  ask: EncodedQuestion,
  { language, channel }: AnswerOccasion,
  engines: readonly Engine[],
  engine: (brief: string | undefined) => Engine,
): Promise<{ readonly found: Engine; readonly answered: Answered }> {
  const place = channel === undefined ? {} : { place: { platform: 'slack', address: channel } };
  const asked = ask.brief === undefined ? engines : [engine(ask.brief)];
  let misunderstood: unknown;
  for (const found of asked) {
    try {
      return { found, answered: await answer(found, ask.line, { language, ...place }) };
    } catch (error) {
      if (!(error instanceof BackchannelError) || error.code !== 'QUESTION_INVALID') throw error;
      misunderstood ??= error;
    }
  }
  throw misunderstood;
}

/** The page that is asked for, or the nearest that there is, with what can be done with it. */
function present(
  found: Engine,
  answered: Answered,
  ask: EncodedQuestion,
  { postable = false, postedBy, most = MESSAGE_BLOCKS }: AnswerOccasion,
): { readonly payload: SlackPayload; readonly standing: ControlState } {
  const { message } = answered;
  const brief = found.brief.name;
  const pages = render(message, { reserved: RESERVED, most });
  const page = Math.min(Math.max(1, ask.page), pages.length);
  const payload = pages[page - 1] ?? only(message);
  const { language } = message;
  const shown = { page, pages: pages.length, language };
  const standing: ControlState = { brief, answered, ...shown, postable, today: found.today() };
  const by = postedBy === undefined ? [] : [contextOf(say(language, 'posted', { name: postedBy }), 'posted')];
  return { payload: { ...payload, blocks: [...payload.blocks, ...by, ...controlsOf(standing)] }, standing };
}

function keepable(standing: ControlState, { asks }: SlackPayload): readonly EncodedQuestion[] {
  const own = askOf(standing);
  return needsKeeping(own) ? [...asks, own] : asks;
}

/** A short message: its first page is all of it. */
function only(message: Message): SlackPayload {
  const [first] = render(message);
  if (first === undefined) throw new Error('A message has at least one page.');
  return first;
}
