/**
 * The engine's face: all that an adapter or a script may use.
 *
 * A brief is found and loaded, a store opened, an engine made of the two; then questions are answered:
 *
 *     const brief = loadBrief(findBrief(name, 'briefs'));
 *     const store = await openStore({ data: './data' });
 *     const engine = openEngine({ brief, store });
 *     await engine.bootstrap();
 *     const { message, data } = await answer(engine, 'status military');
 */

export { exportFile, exportStream, importFile } from './backup.ts';
export {
  type BriefProblem,
  briefNames,
  checkBrief,
  describeProblems,
  findBrief,
  loadBrief,
} from './brief/index.ts';
export { createCache } from './cache.ts';
export { type Clock, fixedClock, systemClock } from './clock.ts';
export type {
  Answer,
  Answered,
  Arguments,
  Command,
  Json,
  Parameter,
  ParameterKind,
  Question,
} from './command/command.ts';
export { answer, commands } from './command/index.ts';
export { lineOf, parseLine } from './command/line.ts';
export { weekdayName } from './compose/dates.ts';
export { errorMessage } from './compose/error.ts';
export { createNamer, type Namer } from './compose/names.ts';
export { stateName } from './compose/voice.ts';
export {
  type Marks,
  openableUrl,
  plainText,
  printable,
  shorten,
  writtenBlocks,
} from './compose/written.ts';
export { type Config, parseConfig, VARIABLES } from './config.ts';
export { type Configured, readSubscriptions, syncSubscriptions } from './deliver/configuration.ts';
export { describe as describeDraft, readDraft } from './deliver/describe.ts';
export type { Service } from './deliver/service.ts';
export { type Engine, type EngineParts, type Holdings, openEngine } from './engine.ts';
export type { EvalReport } from './eval/index.ts';
export type { LookupReport, Searcher } from './eval/lookup.ts';
export type { Finding, Seen } from './extract/index.ts';
export {
  type DeliveryParts,
  type HouseParts,
  openDeliveries,
  openDesk,
  openErrands,
  queuePaths,
} from './house.ts';
export type { Ingested, IngestOptions, Progress } from './ingest.ts';
export { createLog, type Logger } from './log.ts';
export {
  type Adapter,
  type Receipt,
  SendError,
  type SendFailure,
  type SendOptions,
} from './model/adapter.ts';
export type { Article, Skipped } from './model/article.ts';
export type { Brief } from './model/brief.ts';
export type { Cut } from './model/cut.ts';
export { type Day, firstDay, isPartialDate, type PartialDate } from './model/date.ts';
export type { Desk } from './model/desk.ts';
export type { AlertOrder, Edition, EditionOrder } from './model/edition.ts';
export { BackchannelError, type ErrorCode } from './model/error.ts';
export { LANGUAGES, type Language, type Localized } from './model/language.ts';
export type { Block, Message, Prompt, Span, Spans } from './model/message.ts';
export { STATES, type State, type Status, SYMBOLS, type When } from './model/status.ts';
export {
  type Destination,
  type Draft,
  type Filter,
  type Person,
  type Schedule,
  type Subscription,
  type SubscriptionChange,
  WEEKDAYS,
  type Weekday,
} from './model/subscription.ts';
export type { Suggestion, SuggestionKind } from './model/suggestion.ts';
export { evaluate, evaluateLookup, type ReadArticle, readArticles } from './pipeline.ts';
export type { Cache, House, Platform, Variable } from './platform.ts';
export { isPublic, PrivateAddress, publicLookup } from './read/guard.ts';
export type { Database } from './store/database.ts';
export { createStore, openDatabase, openStore, type Place } from './store/open-store.ts';
export type { Pruned, Store } from './store/store.ts';
