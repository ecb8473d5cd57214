import { setImmediate } from 'node:timers/promises';
import PQueue from 'p-queue';
import {
  type AdapterContext,
  type Answered,
  answer,
  BackchannelError,
  type Destination,
  type Explanation,
  type Engine,
  errorMessage,
  explainError,
  isForOperator,
  type Language,
  type Message,
  type Question,
} from '../../src/index.ts';

/** A question as it arrives: a command line, or a command with its arguments. */
export interface QuestionRequest {
  /** The brief it is put to; without one, every brief is asked until one understands the question. */
  readonly brief: string | undefined;
  readonly question: string | Question;
  readonly language: Language;
  /** Where it was asked. */
  readonly destination: Destination | undefined;
}

/** Puts questions to the engines of an installation. */
export interface QuestionService {
  /** @throws BackchannelError if the question is not understood or has no answer */
  ask(request: QuestionRequest): Promise<{ readonly engine: Engine; readonly answered: Answered }>;
  /** The engine of a brief; the first one if there is no such brief. */
  engine(brief: string | undefined): Engine;
  /** What an error means for people; a defect, and what only the operator can mend, is logged. */
  explanation(error: unknown, language: Language): Explanation;
  /** The same as a message. */
  explain(error: unknown, language: Language): Message;
}

/** One processor answers one question at a time; a few in parallel hide the waiting for the store. */
const CONCURRENCY = 4;

/** Questions to the engines; `describeError` gives an error in one line without secrets. */
export function createQuestionService(
  platform: string,
  { engines, log }: Pick<AdapterContext, 'engines' | 'log'>,
  describeError: (error: unknown) => string,
): QuestionService {
  const queue = new PQueue({ concurrency: CONCURRENCY });
  const named = (brief: string | undefined) => engines.find((one) => one.brief.name === brief);
  return {
    ask: (request) =>
      queue.add(async () => {
        // Requests that arrived meanwhile are acknowledged first.
        await setImmediate();
        const engine = named(request.brief);
        return askEach(engine === undefined ? engines : [engine], request);
      }),
    engine(brief) {
      const engine = named(brief) ?? engines[0];
      if (engine === undefined) throw new Error('There is no brief to answer questions about.');
      return engine;
    },
    explanation,
    explain: (error, language) => errorMessage(explanation(error, language)),
  };
  function explanation(error: unknown, language: Language): Explanation {
    const known = error instanceof BackchannelError;
    if (!known) log.error({ reason: describeError(error), stack: framesOf(error) }, `${platform}: defect`);
    else if (isForOperator(error)) log.error({ reason: describeError(error) }, `${platform}: ${error.code}`);
    return explainError(error, language);
  }
}

/** The answer of the first engine that understands the question. */
async function askEach(
  engines: readonly Engine[],
  { question, language, destination }: QuestionRequest,
): Promise<{ readonly engine: Engine; readonly answered: Answered }> {
  let misunderstood: unknown;
  for (const engine of engines) {
    try {
      const answered = await answer(engine, question, {
        language,
        ...(destination && { place: destination }),
      });
      return { engine, answered };
    } catch (error) {
      if (!(error instanceof BackchannelError) || error.code !== 'QUESTION_INVALID') throw error;
      misunderstood ??= error;
    }
  }
  throw misunderstood;
}

/** Where a defect happened, without its message, which may quote a token. */
function framesOf(error: unknown): string | undefined {
  const lines = error instanceof Error ? (error.stack ?? '').split('\n') : [];
  return lines.filter((line) => /^\s+at /.test(line)).join('\n') || undefined;
}
