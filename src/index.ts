/**
 * The engine's face: all that an adapter, a script or a test of the whole may use.
 *
 * Soon here, with these signatures:
 *   openEngine({ brief, store, clock?, chronology? }): Engine
 *   openStore({ data }): Promise<Store>                       // the folder's `backchannel.db`
 *   commands: readonly Command[]
 *   answer(engine, line | Question, { language? }): Promise<Answer>
 *   errorMessage(error, language): Message
 */
export { type Clock, fixedClock, systemClock } from './clock.ts';
export type { Answer, Command, Json, Parameter, ParameterKind, Question } from './command/command.ts';
export type { Engine, Holdings, Ingested, IngestOptions, Progress, ReadArticle } from './engine.ts';
export type { Article, Skipped } from './model/article.ts';
export type { Brief } from './model/brief.ts';
export type { Day, PartialDate } from './model/date.ts';
export { BackchannelError, type ErrorCode } from './model/error.ts';
export { LANGUAGES, type Language, type Localized } from './model/language.ts';
export type { Block, Message, Prompt, Span, Spans } from './model/message.ts';
export { STATES, type State } from './model/status.ts';
