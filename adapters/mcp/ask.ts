import {
  type AdapterContext,
  type Answered,
  type Engine,
  type Json,
  problem,
  ReaderError,
} from '../../src/index.ts';
import { createQuestionService } from '../shared/question-service.ts';

/** What the server works with. */
export type McpContext = Pick<AdapterContext, 'engines' | 'language' | 'log'>;

/** A JSON object. */
export type AnswerFields = { readonly [key: string]: Json };

/** Puts commands to the engines. */
export interface Asker {
  readonly engines: readonly Engine[];
  /** The engine of a brief; the first one if there is no such brief. */
  engine(brief: string | undefined): Engine;
  /** The answer's fields, those of `--json`. @throws Error with an explanation for the assistant, if there is no answer; a defect is logged */
  ask(brief: string | undefined, command: string, args: Answered['question']['args']): Promise<AnswerFields>;
}

/** An asker over the engines of an installation. */
export function createAsker(context: McpContext): Asker {
  const questions = createQuestionService('mcp', context, String);
  return {
    engines: context.engines,
    engine: questions.engine,
    async ask(brief, command, args) {
      try {
        checkBrief(brief, context);
        const { answered } = await questions.ask({
          brief: questions.engine(brief).brief.name,
          question: { command, args },
          language: context.language,
          destination: undefined,
        });
        return fieldsOf(answered.data);
      } catch (error) {
        const { problem, remedy } = questions.explanation(error, context.language);
        throw new Error(`${problem} ${remedy}`, { cause: error });
      }
    },
  };
}

function checkBrief(brief: string | undefined, { engines }: McpContext): void {
  const names = engines.map((engine) => engine.brief.name);
  if (brief === undefined || names.includes(brief)) return;
  throw new ReaderError('NOT_FOUND', problem('brief.unknown', { typed: brief, known: names }));
}

function fieldsOf(data: Json): AnswerFields {
  if (typeof data === 'object' && data !== null && !Array.isArray(data)) return data as AnswerFields;
  throw new Error('The answer is no object.');
}
