import type { Brief } from '../domain/brief.ts';
import type { Action } from '../domain/event.ts';
import type { Language } from '../domain/language.ts';
import type { Message } from '../domain/message.ts';
import { STATE_OF, type State } from '../domain/status.ts';
import { composeAlert } from './alert.ts';
import { composeArticle, composeSource, eventSpans } from './article.ts';
import { composeBoard } from './board.ts';
import { composeChannel } from './channel.ts';
import { altOf, composeChart } from './chart-message.ts';
import { composeClaim, composeClaims, decisionOutcome } from './claim.ts';
import { contactLine } from './contact-line.ts';
import { composeDates } from './date-suggestions.ts';
import { composeDecisions } from './decision.ts';
import { composeDeliveries } from './delivery.ts';
import { composeDigest, composeEdition } from './digest.ts';
import { confirmationLine, summaryLine, summaryOf } from './event.ts';
import { actionWord } from './event-word.ts';
import { freshnessNote } from './freshness.ts';
import { composeChannels, composeCommandHelp, composeHelp } from './help.ts';
import { createLocalizer, type Localizer } from './localizer.ts';
import { composeLookup } from './lookup.ts';
import { composeSourceHealth, composeSources, sourceNotice } from './sources.ts';
import { composeSubscriptions } from './subscription.ts';
import { composeTimeline, eventBlocks } from './timeline.ts';
import { withCommand } from './understood-as.ts';
import { composeWhy } from './why.ts';

/** Puts what is known into messages of one language. Every member is pure. */
export type Composer = ReturnType<typeof createComposer>;

/** The composer of a brief's messages in one language. */
export function createComposer(brief: Brief, language: Language) {
  const localizer = createLocalizer(brief, language);
  return {
    /** The words, names and dates that messages are made of. */
    localizer,
    board: tell(localizer, composeBoard),
    channel: tell(localizer, composeChannel),
    timeline: tell(localizer, composeTimeline),
    why: tell(localizer, composeWhy),
    digest: tell(localizer, composeDigest),
    /** A claim, for people to decide on it. */
    claim: tell(localizer, composeClaim),
    /** The claims that wait for review. */
    claims: tell(localizer, composeClaims),
    /** What became of a decision, in one sentence. */
    outcome: speak(localizer, decisionOutcome),
    decisions: tell(localizer, composeDecisions),
    /** What an action on a channel is called. */
    action: speak(localizer, actionWord),
    edition: tell(localizer, composeEdition),
    alert: tell(localizer, composeAlert),
    chart: speak(localizer, composeChart),
    chartInWords: speak(localizer, altOf),
    article: tell(localizer, composeArticle),
    source: tell(localizer, composeSource),
    lookup: tell(localizer, composeLookup),
    channels: tell(localizer, composeChannels),
    sources: tell(localizer, composeSources),
    sourceHealth: tell(localizer, composeSourceHealth),
    /** What an operator is told of a source. */
    sourceNotice: speak(localizer, sourceNotice),
    subscriptions: tell(localizer, composeSubscriptions),
    deliveries: tell(localizer, composeDeliveries),
    help: tell(localizer, composeHelp),
    commandHelp: tell(localizer, composeCommandHelp),
    dates: speak(localizer, composeDates),
    /** An event in one line of plain text. */
    event: speak(localizer, summaryOf),
    /** How far what was read reaches; a strong span warns that nothing has been read for some time. */
    freshness: speak(localizer, freshnessNote),
    /** The latest contact or decision in one short line: "met, Ada–Bo, 13 Feb 2026". */
    contact: speak(localizer, contactLine),
    /** An event of a channel with its quotes and sources. */
    eventEntry: speak(localizer, eventBlocks),
    /** An event of an article in one line: channel, state, date. */
    eventSpans: speak(localizer, eventSpans),
    /** The state that an action leads to where nothing stands against it. */
    stateAfter: (action: Action): State => STATE_OF[action],
    /** What confirms an event. */
    confirmation: speak(localizer, confirmationLine),
    /** A translation by a machine, marked as such. */
    translation: (translation: string) => localizer.format('quote.translation', { text: translation }),
    /** A message with the command that a question in free words was taken for, below its title. */
    understoodAs: speak(localizer, withCommand),
    /** What a state of a channel is called. */
    state: (state: State, channel: string) => localizer.state(state, channel),
    /** A status in one line of plain text. */
    summary: speak(localizer, summaryLine),
  };
}

function speak<A extends readonly unknown[], R>(
  localizer: Localizer,
  compose: (localizer: Localizer, ...args: A) => R,
) {
  return (...args: A): R => compose(localizer, ...args);
}

/** A message names its brief, so that follow-up questions go to that one. */
function tell<A extends readonly unknown[]>(
  localizer: Localizer,
  compose: (localizer: Localizer, ...args: A) => Message,
) {
  return (...args: A): Message => ({ ...compose(localizer, ...args), brief: localizer.brief.name });
}
