import type { Brief } from '../domain/brief.ts';
import type { Language } from '../domain/language.ts';
import type { Message } from '../domain/message.ts';
import { composeAlert } from './alert.ts';
import { composeArticle } from './article.ts';
import { composeBoard } from './board.ts';
import { composeChannel } from './channel.ts';
import { altOf, composeChart } from './chart-message.ts';
import { composeDates } from './date-suggestions.ts';
import { composeDeliveries } from './delivery.ts';
import { composeDigest, composeEdition } from './digest.ts';
import { summaryLine } from './event.ts';
import { composeChannels, composeCommandHelp, composeHelp } from './help.ts';
import { createVoice, type Voice } from './localizer.ts';
import { composeLookup } from './lookup.ts';
import { composeSubscriptions } from './subscription.ts';
import { composeTimeline } from './timeline.ts';
import { composeWhy } from './why.ts';

/** Puts what is known into messages of one language. Every member is pure. */
export type Composer = ReturnType<typeof createComposer>;

/** The composer of a brief's messages in one language. */
export function createComposer(brief: Brief, language: Language) {
  const voice = createVoice(brief, language);
  return {
    board: tell(voice, composeBoard),
    channel: tell(voice, composeChannel),
    timeline: tell(voice, composeTimeline),
    why: tell(voice, composeWhy),
    digest: tell(voice, composeDigest),
    edition: tell(voice, composeEdition),
    alert: tell(voice, composeAlert),
    chart: speak(voice, composeChart),
    chartInWords: speak(voice, altOf),
    article: tell(voice, composeArticle),
    lookup: tell(voice, composeLookup),
    channels: tell(voice, composeChannels),
    subscriptions: tell(voice, composeSubscriptions),
    deliveries: tell(voice, composeDeliveries),
    help: tell(voice, composeHelp),
    commandHelp: tell(voice, composeCommandHelp),
    dates: speak(voice, composeDates),
    /** A status in one line of plain text. */
    summary: speak(voice, summaryLine),
  };
}

function speak<A extends readonly unknown[], R>(voice: Voice, compose: (voice: Voice, ...args: A) => R) {
  return (...args: A): R => compose(voice, ...args);
}

/** A message tells which brief it is of, so that what is asked about it is put to that one. */
function tell<A extends readonly unknown[]>(voice: Voice, compose: (voice: Voice, ...args: A) => Message) {
  return (...args: A): Message => ({ ...compose(voice, ...args), brief: voice.brief.name });
}
