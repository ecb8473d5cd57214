import type { Article } from '../../domain/article.ts';
import type { Brief, Channel } from '../../domain/brief.ts';
import { addDays, type Day, isPartialDate, lastDay, precisionOf } from '../../domain/dates.ts';
import type { ChannelEvent } from '../../domain/event.ts';
import type { DroppedEvent, DropReason } from '../extractor.ts';
import { publicationDay } from '../publication.ts';
import { type Aligner, createAligner, type TextSpan } from './align.ts';
import { isDerivable, isPlausible } from './dates.ts';
import { datesBySentence, type PlacedSentence, placedSentences, textOf } from './passages.ts';
import { createNameReader, type Named, type NameReader } from './sides.ts';
import { isGreeting } from './substance.ts';

/** What the gate lets through of an article's claimed events, and what it drops. */
export interface Verified {
  readonly events: readonly ChannelEvent[];
  readonly dropped: readonly DroppedEvent[];
}

export type EvidenceGate = (article: Article, claimed: readonly ChannelEvent[]) => Verified;

/** Sentences before and behind the evidence that count as its neighbourhood. */
const REACH = { before: 2, behind: 1 } as const;
/** Characters of the shortest evidence. */
const MIN_EVIDENCE = 4;
/** Events older than this many days at publication are background. */
const BACKGROUND_DAYS = 30;
/** Markup, data and the turns of a conversation: what a page or an attacker leaves in a text, and no journalist writes. */
const NO_PROSE = /<[a-z!/|][^>]{0,200}>|"\s*:\s*["{[\d]|\{\s*["{]|<\||\|>|^\s*(?:system|assistant|user)\s*:/i;

/**
 * Compiles a brief into the gate that every extractor's events pass. An event is let through where its evidence stands
 * in the article (else the closest span within a small edit distance takes its place), its channel is the brief's, its
 * date is plausible and follows from the text or the publication date, and both sides of the channel are named in the
 * evidence or around it. `precision` and `background` are computed here; attribution, actors and place are kept only
 * as far as they stand in the text, and who it is attributed to only with the attribution. Of two events with the same channel, action and date the first counts.
 */
export function createEvidenceGate(brief: Brief): EvidenceGate {
  const channels = new Map(brief.channels.map((channel) => [channel.id, channel]));
  const known = {
    actors: new Set(brief.actors.map(({ id }) => id)),
    sides: new Set(brief.sides.map(({ id }) => id)),
  };
  const names = createNameReader(brief);
  return (article, claimed) => {
    if (claimed.length === 0) return { events: [], dropped: [] };
    if (article.published === null)
      return { events: [], dropped: claimed.map((event) => ({ event, reason: 'undated article' })) };
    const scene = openScene(article, publicationDay(article, article.published, brief.zones), names);
    const events = new Map<string, ChannelEvent>();
    const dropped: DroppedEvent[] = [];
    for (const event of claimed) {
      const checked = check(event, channels.get(event.channel), scene);
      if (typeof checked === 'string') dropped.push({ event, reason: checked });
      else {
        const key = `${event.channel} ${event.action} ${event.date}`;
        if (!events.has(key)) events.set(key, completed(event, checked, scene, known));
      }
    }
    return { events: [...events.values()], dropped };
  };
}

/** An article as the gate looks at it; dates and names are read when the first event asks for them. */
interface Scene {
  readonly text: string;
  readonly published: Day;
  readonly align: Aligner;
  readonly sentences: readonly PlacedSentence[];
  dates(): ReturnType<typeof datesBySentence>;
  named(index: number): Named;
}

function openScene(article: Article, published: Day, names: NameReader): Scene {
  const text = textOf(article);
  const sentences = placedSentences(article);
  let dates: ReturnType<typeof datesBySentence> | undefined;
  const named: (Named | undefined)[] = [];
  const none: Named = { sides: new Set(), channels: new Set() };
  return {
    text,
    published,
    sentences,
    align: createAligner(text),
    dates() {
      dates ??= datesBySentence(sentences, published);
      return dates;
    },
    named(index) {
      const sentence = sentences[index];
      const found = named[index] ?? (sentence === undefined ? none : names(sentence));
      named[index] = found;
      return found;
    },
  };
}

/** The evidence's place in the text, or why the event is dropped. */
function check(event: ChannelEvent, channel: Channel | undefined, scene: Scene): TextSpan | DropReason {
  if (channel === undefined) return 'unknown channel';
  const span = scene.align(event.evidence);
  if (span === undefined || span.end - span.start < MIN_EVIDENCE) return 'evidence not in the article';
  if (NO_PROSE.test(scene.text.slice(span.start, span.end))) return 'evidence is no prose';
  if (!isPartialDate(event.date) || !isPlausible(event.date, event.action, scene.published))
    return 'implausible date';
  const around = neighbourhood(span, scene.sentences);
  const grounds = {
    near: around.flatMap((index) => scene.dates()[index] ?? []),
    all: scene.dates().flat(),
    text: around.map((index) => scene.sentences[index]?.folded ?? '').join(' '),
    published: scene.published,
  };
  if (!isDerivable(event.date, grounds)) return 'date not in the text';
  return namesBothSides(channel, around, scene) ? span : 'one side only';
}

/** Indices of the sentences that hold a span, those around them, and the first of the article (its title, where it has one). */
function neighbourhood(span: TextSpan, sentences: readonly PlacedSentence[]): readonly number[] {
  const own = sentences.flatMap(({ start, end }, index) =>
    end > span.start && start < span.end ? [index] : [],
  );
  const from = (own[0] ?? 0) - REACH.before;
  const to = (own.at(-1) ?? 0) + REACH.behind;
  return sentences
    .keys()
    .filter((index) => index === 0 || (index >= from && index <= to))
    .toArray();
}

/** Two of the channel's sides are named, or the channel by its proper name, which implies them. */
function namesBothSides({ id, cues }: Channel, around: readonly number[], scene: Scene): boolean {
  const named = around.map((index) => scene.named(index));
  if (named.some(({ channels }) => channels.has(id))) return true;
  return cues.sides.filter((side) => named.some(({ sides }) => sides.has(side))).length >= 2;
}

function completed(
  event: ChannelEvent,
  { start, end }: TextSpan,
  { text, published, align }: Scene,
  known: { readonly actors: ReadonlySet<string>; readonly sides: ReadonlySet<string> },
): ChannelEvent {
  const { attribution, attributedTo, confidence, place, ...rest } = event;
  const evidence = text.slice(start, end);
  const contact = event.action === 'hold' || event.action === 'resume';
  const verbatim = (words: string | undefined) => {
    const span = words === undefined ? undefined : align(words);
    return span && text.slice(span.start, span.end);
  };
  const [speaker, site] = [verbatim(attribution), verbatim(place)];
  const official = speaker !== undefined && attributedTo !== undefined && known.sides.has(attributedTo);
  return {
    ...rest,
    evidence,
    precision: precisionOf(event.date),
    background: lastDay(event.date) < addDays(published, -BACKGROUND_DAYS),
    actors: event.actors.filter((actor) => known.actors.has(actor) || align(actor) !== undefined),
    ...(speaker === undefined ? {} : { attribution: speaker }),
    ...(official ? { attributedTo } : {}),
    ...(confidence === undefined ? {} : { confidence: Math.min(1, Math.max(0, confidence)) }),
    ...(site === undefined ? {} : { place: site }),
    ...(contact && isGreeting(evidence) ? { form: 'greeting' as const } : {}),
  };
}
