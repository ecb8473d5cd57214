import type { Brief } from '../model/brief.ts';
import type { Language } from '../model/language.ts';
import { composeAlert } from './alert.ts';
import { composeArticle } from './article.ts';
import { composeBoard } from './board.ts';
import { composeChannel } from './channel.ts';
import { altOf, composeChart } from './chart.ts';
import { composeDeliveries } from './delivery.ts';
import { composeDigest, composeEdition } from './digest.ts';
import { summaryLine } from './event.ts';
import { composeChannels, composeCommandHelp, composeHelp } from './help.ts';
import { composeLookup } from './lookup.ts';
import { composeSubscriptions } from './subscription.ts';
import { composeDates } from './suggestions.ts';
import { composeTimeline } from './timeline.ts';
import { createVoice, type Voice } from './voice.ts';
import { composeWhy } from './why.ts';

/** Puts what is known into messages of one language. Every member is pure. */
export type Composer = ReturnType<typeof createComposer>;

/** The composer of a brief's messages in one language. */
export function createComposer(brief: Brief, language: Language) {
  const voice = createVoice(brief, language);
  return {
    board: speak(voice, composeBoard),
    channel: speak(voice, composeChannel),
    timeline: speak(voice, composeTimeline),
    why: speak(voice, composeWhy),
    digest: speak(voice, composeDigest),
    edition: speak(voice, composeEdition),
    alert: speak(voice, composeAlert),
    chart: speak(voice, composeChart),
    chartInWords: speak(voice, altOf),
    article: speak(voice, composeArticle),
    lookup: speak(voice, composeLookup),
    channels: speak(voice, composeChannels),
    subscriptions: speak(voice, composeSubscriptions),
    deliveries: speak(voice, composeDeliveries),
    help: speak(voice, composeHelp),
    commandHelp: speak(voice, composeCommandHelp),
    dates: speak(voice, composeDates),
    /** A status in one line of plain text. */
    summary: speak(voice, summaryLine),
  };
}

function speak<A extends readonly unknown[], R>(voice: Voice, compose: (voice: Voice, ...args: A) => R) {
  return (...args: A): R => compose(voice, ...args);
}
