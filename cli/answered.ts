import { type Answered, answer, type Database, type Language, type Question } from '../src/index.ts';
import { engineOver } from './session.ts';
import type { GlobalOptions, Shell } from './shell.ts';

/** A question of the shell, and where its answer is found. */
interface Asked {
  readonly shell: Shell;
  readonly options: GlobalOptions;
  readonly database: Database;
  readonly question: Question;
  readonly language: Language;
}

/** Lets an engine over the database answer the question. @throws BackchannelError where it cannot be answered */
export async function answered({ shell, options, database, question, language }: Asked): Promise<Answered> {
  return answer(await engineOver(shell, options, database), question, { language });
}
