import type { PartialDate } from '../../domain/dates.ts';
import type { Action } from '../../domain/event.ts';
import type { Claim, Fate } from './gather.ts';
import type { PatternCandidate } from './passage.ts';
import type { Clause, Scene, View } from './scene.ts';
import type { Vocabulary } from './vocabulary/vocabulary.ts';

/** A stretch of a sentence and what it was taken for. */
export interface Seen {
  readonly text: string;
  readonly as: string;
}

/** What a clause claimed of one channel, and what became of that. */
export interface TraceOutcome extends Fate {
  readonly channel: string;
  readonly action: Action;
  readonly date: PartialDate | null;
}

/** What was seen in a clause and why it gave an event or withheld one; for a sentence that was passed over, the whole of it. */
export interface Finding {
  /** Index into the article's paragraphs; -1 for the title. */
  readonly paragraph: number;
  /** Verbatim. */
  readonly sentence: string;
  /** As it was read: in simplified script, with misleading names blanked out. */
  readonly clause: string;
  /** Dates of the whole sentence, each as the date that it means. */
  readonly dates: readonly Seen[];
  /** Parties of the whole sentence, by actor or role. */
  readonly parties: readonly Seen[];
  /** Names and topics of channels in the whole sentence. */
  readonly named: readonly Seen[];
  /** Words of the clause that tell what happens, and in which mood. */
  readonly cues: readonly Seen[];
  /** Channels that the clause was read for, with how it speaks of them. */
  readonly channels: readonly string[];
  readonly verdict: string;
  readonly outcomes: readonly TraceOutcome[];
}

/** Follows the reading of one article after another, so that each clause can be explained when an article ends. */
export interface Trail {
  /** A sentence that was not read for events. */
  passed(view: View, reason: string): void;
  judged(scene: Scene, clause: Clause, told: Told): void;
  /** What became of a claim; the last word counts. */
  settled(claim: Claim, fate: Fate): void;
  /** Hands over the article's findings. */
  finish(): void;
}

/** A clause's verdict, in words, with the channels it was read for and the claims made of it. */
export interface Told {
  readonly verdict: string;
  readonly candidates?: readonly PatternCandidate[];
  readonly claims?: readonly Claim[];
}

export function createTrail(watch: (finding: Finding) => void): Trail {
  let drafts: { readonly finding: Omit<Finding, 'outcomes'>; readonly claims: readonly Claim[] }[] = [];
  const fates = new Map<Claim, Fate>();
  const outcome = (claim: Claim): TraceOutcome => ({
    channel: claim.channel,
    action: claim.action,
    date: claim.date ?? null,
    ...(fates.get(claim) ?? { event: false, reason: 'not gathered' }),
  });
  return {
    passed(view, reason) {
      const { folded } = view.sentence;
      const finding = { ...about(view), dates: [], clause: folded, cues: [], channels: [], verdict: reason };
      drafts.push({ finding, claims: [] });
    },
    judged(scene, clause, { verdict, candidates = [], claims = [] }) {
      const dates = scene.dates().map(({ start, end, date }) => seen(scene, start, end, date));
      const channels = candidates.map(({ channel, strength }) => `${channel} (${strength})`);
      const cues = cuesOf(clause.text, scene.vocabulary);
      drafts.push({
        finding: { ...about(scene), dates, clause: clause.text, cues, channels, verdict },
        claims,
      });
    },
    settled(claim, fate) {
      fates.set(claim, fate);
    },
    finish() {
      for (const { finding, claims } of drafts) watch({ ...finding, outcomes: claims.map(outcome) });
      drafts = [];
      fates.clear();
    },
  };
}

function seen({ sentence }: View, start: number, end: number, as: string): Seen {
  return { text: sentence.folded.slice(start, end), as };
}

function about(view: View): Pick<Finding, 'paragraph' | 'sentence' | 'parties' | 'named'> {
  const { sentence, found, parties } = view;
  return {
    paragraph: sentence.paragraph,
    sentence: sentence.text,
    parties: parties.map(({ start, end, actor, role, side }) =>
      seen(view, start, end, `${actor ?? role ?? 'somebody'}, ${side}`),
    ),
    named: found.flatMap(({ tag, start, end }) =>
      tag.kind === 'channel' ? [seen(view, start, end, `${tag.channel} (${tag.strength})`)] : [],
    ),
  };
}

/** Patterns whose words decide what a clause amounts to, by the names under which they are shown. */
const MOODS = {
  contact: 'contact',
  done: 'took place',
  working: 'works',
  firstSince: 'the first since',
  future: 'future',
  ahead: 'still ahead',
  planned: 'was planned',
  wish: 'wish',
  appeal: 'appeal',
  condition: 'condition',
  forecast: 'forecast',
  denial: 'denial',
  question: 'question',
  noComment: 'not confirmed',
  habit: 'habit',
  speech: 'somebody speaks',
  both: 'both sides',
  anaphor: 'points back',
  others: 'another country or body',
  formerly: 'earlier time',
} as const satisfies Partial<Record<keyof Vocabulary, string>>;

function cuesOf(clause: string, vocabulary: Vocabulary): Seen[] {
  const actions = vocabulary.frames.map(({ action, cue, not }) => {
    const except = not?.exec(clause)?.[0];
    return { pattern: cue, as: except === undefined ? action : `${action}, but not in "${except.trim()}"` };
  });
  const moods = Object.entries(MOODS).map(([name, as]) => ({
    pattern: vocabulary[name as keyof typeof MOODS],
    as,
  }));
  return [...actions, ...moods].flatMap(({ pattern, as }) => {
    const text = pattern.exec(clause)?.[0].trim();
    return text ? [{ text, as }] : [];
  });
}
