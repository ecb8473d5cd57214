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

export type { EvalReport } from '../tools/eval/index.ts';
export type { LookupReport, Searcher } from '../tools/eval/lookup.ts';
export {
  type BriefProblem,
  briefNames,
  checkBrief,
  describeProblems,
  findBrief,
  loadBrief,
} from './brief/index.ts';
export { type Clock, elapsed, fixedClock, systemClock } from './clock.ts';
export { languageTagged, readDate, whenOf } from './commands/check-arguments.ts';
export type {
  Answer,
  Answered,
  Arguments,
  Command,
  Json,
  Parameter,
  ParameterKind,
  Question,
} from './commands/command.ts';
export { lineOf, parseLine } from './commands/command-line.ts';
export { commandCalled } from './commands/command-names.ts';
export { isWrittenDate } from './commands/dates-in-line.ts';
export { claimJson, confirmedJson, eventJson, eventsByArticle } from './commands/event-json.ts';
export { findChannel } from './commands/find-channel.ts';
export { answer, commands, understand } from './commands/index.ts';
export { decisionResultJson, reviewClaimJson, storedDecisionJson } from './commands/review-json.ts';
export { type Config, parseConfig, VARIABLES } from './config.ts';
export { describe as describeDraft, readDraft } from './delivery/describe-subscription.ts';
export type { Service } from './delivery/service.ts';
export { type Configured, readSubscriptions, syncSubscriptions } from './delivery/subscriptions-file.ts';
export { addressProblemOf, draftProblems } from './delivery/validate-subscription.ts';
export {
  type Adapter,
  type Receipt,
  SendError,
  type SendFailure,
  type SendOptions,
} from './domain/adapter.ts';
export type { Article, Notice, Skipped } from './domain/article.ts';
export type { Brief } from './domain/brief.ts';
export type { Checkpoint } from './domain/checkpoint.ts';
export {
  addDays,
  type Day,
  daysBetween,
  firstDay,
  isPartialDate,
  lastDay,
  type PartialDate,
} from './domain/dates.ts';
export type { Decision, EventValues, Reviewer, StoredDecision } from './domain/decision.ts';
export type { Freshness } from './domain/digest.ts';
export type { AlertOrder, Edition, EditionOrder } from './domain/edition.ts';
export { BackchannelError, type ErrorCode, ReaderError } from './domain/errors.ts';
export {
  ACTIONS,
  type Action,
  type ChannelEvent,
  DECISION_KINDS,
  FORMS,
  type HistoryEvent,
} from './domain/event.ts';
export { compareEvents, effectiveDay, openEvents, publishedDay } from './domain/history.ts';
export type { HttpRoute } from './domain/http-route.ts';
export { LANGUAGES, type Language, type Localized } from './domain/language.ts';
export type { Block, Message, MessageEntry, MessageTable, Prompt, Span, Spans } from './domain/message.ts';
export { type Operation, observed, observeOperations } from './domain/operation.ts';
export type {
  AccessCheck,
  AdapterContext,
  Cache,
  Platform,
  WebhookBody,
  WebhookFormat,
} from './domain/platform.ts';
export { problem } from './domain/problem.ts';
export type {
  Addition,
  DecisionOrder,
  DecisionResult,
  LeasedClaim,
  PendingClaims,
  ReviewClaim,
  ReviewService,
} from './domain/review-service.ts';
export {
  type Inspection,
  SOURCE_FAILURES,
  SOURCE_KINDS,
  type SourceDefinition,
  type SourceKind,
  type SourceReader,
} from './domain/source.ts';
export type { SourceHealth } from './domain/source-state.ts';
export {
  type ChannelRun,
  isOpen,
  STATES,
  type State,
  type Status,
  SYMBOLS,
  type When,
} from './domain/status.ts';
export {
  type Destination,
  type Filter,
  type Person,
  type Schedule,
  type Subscription,
  type SubscriptionChange,
  type SubscriptionDraft,
  WEEKDAYS,
  type Weekday,
} from './domain/subscription.ts';
export type { SubscriptionService } from './domain/subscription-service.ts';
export type { Variable } from './domain/variable.ts';
export type { Suggestion, SuggestionKind } from './domain/suggestion.ts';
export { keptBoard } from './engine/board-cache.ts';
export { readBrief } from './engine/brief-cache.ts';
export { exportFile, exportStream, importFile } from './engine/backup.ts';
export { createCache } from './engine/cache.ts';
export type { Engine, Holdings } from './engine/engine.ts';
export type { FurtherExtractor, FurtherReadingResult } from './engine/further-reading.ts';
export type { Ingested, IngestOptions, Progress } from './engine/ingest.ts';
export { folderRequests, type ImportedResults, importResults, requestLines } from './engine/model-batches.ts';
export { createModelSource, type ModelHealth, type ModelSource } from './engine/model-source.ts';
export { type OpenEngineParts as EngineParts, openEngine } from './engine/open-engine.ts';
export { openModelSource } from './engine/open-model.ts';
export { evaluate, evaluateLookup, type ReadArticle, readArticles } from './engine/pipeline.ts';
export type { BackfillStep } from './engine/polling/backfill.ts';
export type { SourceCheck } from './engine/polling/check-sources.ts';
export { defineSource, type SourceOptions } from './engine/polling/define-source.ts';
export { findSource } from './engine/polling/find-source.ts';
export {
  backfillSource,
  checkSources,
  openPoller,
  openPollScheduler,
  openSourceReader,
  type PollingServiceParts,
  pollAll,
  trySource,
} from './engine/polling/index.ts';
export type { PollResult } from './engine/polling/poll-source.ts';
export type { Poller } from './engine/polling/poller.ts';
export type { TroubleChange } from './engine/polling/polling-parts.ts';
export { listSources } from './engine/polling/report-sources.ts';
export type { TrialStep } from './engine/polling/try-source.ts';
export {
  type DeliveryServiceParts,
  openDeliveries,
  openIngestQueue,
  openSubscriptionService,
  queuePaths,
  type ServiceParts,
} from './engine/services.ts';
export type { Finding, Seen } from './extract/extractor.ts';
export { BATCH_FORMATS, type BatchFormat, type ModelSettings } from './extract/model/settings.ts';
export { createExtractor as createRulesExtractor } from './extract/rules/index.ts';
export { createLog, type Logger, observeLog } from './log.ts';
export { type Composer, createComposer } from './messages/composer.ts';
export { weekdayName } from './messages/dates.ts';
export {
  type Explanation,
  errorMessage,
  explainError,
  explainToOperator,
  isForOperator,
} from './messages/error-message.ts';
export { createTextFormatter, formatText, stateName, type TextFormatter } from './messages/localizer.ts';
export { createNamer, type Namer } from './messages/names.ts';
export { loadPageDrawings, type PageDrawings } from './messages/page-drawings.ts';
export { describeFailure } from './messages/source-failure.ts';
export type { SourceAudience } from './messages/sources.ts';
export { type SubscriptionSummary, summarizeSubscription } from './messages/subscription.ts';
export { type PlainBlock, plainBlocks, withoutTables } from './messages/tables.ts';
export {
  limitMarks,
  type Marks,
  openableUrl,
  plainText,
  printable,
  shorten,
  writtenBlocks,
} from './messages/text-renderer.ts';
export { createGuard, isPublic, PrivateAddress } from './sources/http/guard.ts';
export { type ListedFeed, readOpml, writeOpml } from './sources/opml.ts';
export type { ArticleWish, Pruned, Store } from './storage/contracts.ts';
export { createStore, openDatabase, openStore, type Place } from './storage/open-store.ts';
export type { Database } from './storage/sql/database.ts';
export { createMemo, createRevisionMemo } from './text/memo.ts';
export { isWebAddress, withoutCredentials, withoutTrailingSlashes } from './text/urls.ts';
