import type { Brief, Channel } from '../../domain/brief.ts';
import { isContact, TRIGGERED, TRIGGERS, type Triggered } from './actions.ts';
import type { Cue } from './languages/language.ts';
import type { Analysis, Party, Token } from './tokens.ts';

/** Why a sentence may speak of a channel, the plainest first. A candidate may have several reasons. */
export const REASONS = [
  'term', // it names the channel
  'topic', // it names the channel's subject
  'pair', // it names holders of both ends
  'former-pair', // it names both ends, by people who held the office once
  'end-and-side', // one end, and the other's side
  'end-and-context', // one end; the other one is named near by
  'end-and-reference', // one end, and "his counterpart", "both"
  'sides-in-focus', // both sides, and the article speaks of the channel
  'reference-in-focus', // "both sides", "the talks", and the article speaks of the channel
] as const;
export type Reason = (typeof REASONS)[number];

/** A reading of a sentence that may be an event: this action on this channel, reported by the word at the anchor. */
export interface Candidate {
  readonly analysis: Analysis;
  readonly channel: Channel;
  readonly action: Triggered;
  readonly anchor: CueToken;
  readonly reasons: ReadonlySet<Reason>;
  /** The tokens that speak of the channel. */
  readonly mentions: readonly Token[];
  /** How often the article speaks of the channel up to here, and whether its title does. */
  readonly focus: { readonly rank: number; readonly count: number; readonly title: boolean };
  /** Which of the channel's sides the sentence names, and which its surroundings do. */
  readonly sides: { readonly here: number; readonly near: number; readonly needed: number };
}

export type CueToken = Extract<Token, { readonly kind: 'cue' }>;

/** What earlier sentences hand on. */
interface Context {
  /** Channels that were spoken of plainly, the last one first. */
  readonly recent: readonly string[];
  readonly counts: ReadonlyMap<string, number>;
  readonly title: ReadonlySet<string>;
  /** Parties and sides of the title and the sentences just before. */
  readonly parties: readonly Party[];
  readonly sides: ReadonlySet<string>;
}

const FOCUS = 3;
const NEAR_SENTENCES = 3;

export type CandidateFinder = (analyses: readonly Analysis[]) => readonly Candidate[];

/** Compiles a brief into a generous finder of candidates; judging them is left to the model. */
export function createCandidateFinder(brief: Brief): CandidateFinder {
  return (analyses) => {
    const candidates: Candidate[] = [];
    let recent: readonly string[] = [];
    const counts = new Map<string, number>();
    const title = new Set<string>();
    const articleSides = new Set(analyses.flatMap(({ sides }) => [...sides]));
    for (const [at, analysis] of analyses.entries()) {
      const spotted = spot(analysis);
      const { parties, channels } = spotted;
      if (parties.length === 0 && channels.length === 0 && recent.length === 0) continue;
      const near = [analyses[0], ...analyses.slice(Math.max(1, at - NEAR_SENTENCES), at)].filter(
        (other) => other !== undefined && other !== analysis,
      ) as Analysis[];
      const context: Context = {
        recent,
        counts,
        title,
        parties: near.flatMap(({ tokens }) => tokens.filter((token) => token.kind === 'party')),
        sides: new Set(near.flatMap(({ sides }) => [...sides])),
      };
      const spoken: string[] = [];
      for (const channel of brief.channels) {
        const found = readChannel(channel, analysis, spotted, context, articleSides);
        if (found === undefined) continue;
        candidates.push(...found.candidates);
        if (found.plain) spoken.push(channel.id);
      }
      for (const id of spoken) counts.set(id, (counts.get(id) ?? 0) + 1);
      if (analysis.sentence.paragraph < 0) for (const id of spoken) title.add(id);
      recent = [...spoken, ...recent.filter((id) => !spoken.includes(id))];
    }
    return candidates;
  };
}

/** What a sentence holds for all channels. */
interface Spotted {
  readonly parties: readonly Party[];
  readonly channels: readonly Extract<Token, { readonly kind: 'channel' }>[];
  readonly cues: ReadonlySet<Cue>;
  readonly contact: boolean;
}

function spot({ tokens }: Analysis): Spotted {
  const cues = new Set(tokens.flatMap((token) => (token.kind === 'cue' ? [token.cue] : [])));
  return {
    parties: tokens.filter((token) => token.kind === 'party'),
    channels: tokens.filter((token) => token.kind === 'channel'),
    cues,
    contact: [...cues].some((cue) => isContact(cue) || cue === 'deal' || cue === 'agree'),
  };
}

function readChannel(
  channel: Channel,
  analysis: Analysis,
  { parties, channels, cues, contact }: Spotted,
  context: Context,
  articleSides: ReadonlySet<string>,
): { candidates: Candidate[]; plain: boolean } | undefined {
  const needed = channel.cues.sides;
  const named = channels.filter((token) => token.channel === channel.id);
  const rank = context.recent.indexOf(channel.id);
  const focused = (rank >= 0 && rank < FOCUS) || context.title.has(channel.id);
  if (named.length === 0 && parties.length === 0 && !focused) return undefined;
  const reasons = new Set<Reason>();
  const mentions: Token[] = [...named];
  const here = needed.filter((side) => analysis.sides.has(side)).length;
  const near = needed.filter((side) => analysis.sides.has(side) || context.sides.has(side)).length;
  const anywhere = needed.filter((side) => articleSides.has(side)).length;
  if (named.some(({ strength }) => strength === 'term') && anywhere > 0) reasons.add('term');
  if (named.some(({ strength }) => strength === 'topic') && anywhere >= Math.min(2, needed.length))
    reasons.add('topic');
  const ends = endsOf(channel, parties, context.parties);
  const refers = cues.has('both') || cues.has('counterpart');
  if (ends) {
    mentions.push(...ends.parties);
    if (ends.both) reasons.add(ends.former ? 'former-pair' : 'pair');
    else {
      if (ends.side !== undefined && needed.some((side) => side !== ends.side && analysis.sides.has(side)))
        reasons.add('end-and-side');
      if (ends.context) reasons.add('end-and-context');
      if (refers || cues.has('they')) reasons.add('end-and-reference');
    }
  }
  const plain =
    reasons.has('term') || reasons.has('topic') || reasons.has('pair') || reasons.has('end-and-context');
  if (focused) {
    if (here >= 2 && contact) reasons.add('sides-in-focus');
    else if ((refers || cues.has('they') || here > 0) && contact) reasons.add('reference-in-focus');
  }
  if (reasons.size === 0) return undefined;
  const focus = { rank, count: context.counts.get(channel.id) ?? 0, title: context.title.has(channel.id) };
  const sides = { here, near, needed: needed.length };
  const candidates = TRIGGERED.flatMap((action): Candidate[] => {
    const anchor = anchorOf(action, analysis, mentions);
    return anchor === undefined
      ? []
      : [{ analysis, channel, action, anchor, reasons, mentions, focus, sides }];
  });
  return { candidates, plain };
}

interface Ends {
  readonly parties: readonly Party[];
  readonly both: boolean;
  readonly former: boolean;
  /** The other end is named near by. */
  readonly context: boolean;
  /** The side of the only end that the sentence names. */
  readonly side?: string;
}

/** Who in the sentence holds an end of the channel. The pair with most ends counts. */
function endsOf({ cues }: Channel, parties: readonly Party[], near: readonly Party[]): Ends | undefined {
  if (parties.length === 0) return undefined;
  let best: Ends | undefined;
  for (const [left, right] of cues.pairs) {
    for (const when of ['now', 'formerly'] as const) {
      const holds = (ids: readonly string[]) => (party: Party) =>
        party.held.now.some((role) => ids.includes(role)) ||
        (when === 'formerly' && party.held.formerly.some((role) => ids.includes(role)));
      const [lefts, rights] = [parties.filter(holds(left)), parties.filter(holds(right))];
      const found = [...lefts, ...rights];
      if (found.length === 0) continue;
      const both = lefts.length > 0 && rights.some((party) => !lefts.includes(party));
      const context = !both && near.some(holds(lefts.length > 0 ? right : left));
      const [first] = found;
      const ends: Ends = {
        parties: found,
        both,
        context,
        former: when === 'formerly',
        ...(!both && first && { side: first.side }),
      };
      if (best === undefined || worth(ends) > worth(best)) best = ends;
    }
  }
  return best;
}

function worth({ both, context, former }: Ends): number {
  return (both ? 4 : context ? 2 : 1) - (former ? 0.5 : 0);
}

/** How much farther a less plain word may be from what names the channel, in characters. */
const SECOND_PENALTY = 40;
/** The same for words that often mean something else. */
const PENALTIES: Readonly<Partial<Record<Cue, number>>> = {
  letter: 40,
  notice: 40,
  group: 20,
  line: 20,
  deny: 40,
};

/** The word of the action that stands closest to what names the channel. */
function anchorOf(action: Triggered, { tokens }: Analysis, mentions: readonly Token[]): CueToken | undefined {
  const { first, second }: { readonly first: readonly Cue[]; readonly second: readonly Cue[] } =
    TRIGGERS[action];
  let best: { token: CueToken; cost: number } | undefined;
  for (const token of tokens) {
    if (token.kind !== 'cue') continue;
    const rank = first.includes(token.cue) ? 0 : second.includes(token.cue) ? 1 : undefined;
    if (rank === undefined) continue;
    const distance = Math.min(200, ...mentions.map((mention) => gap(mention, token)));
    const cost = distance + rank * SECOND_PENALTY + (PENALTIES[token.cue] ?? 0);
    if (best === undefined || cost < best.cost) best = { token, cost };
  }
  return best?.token;
}

/** Characters between two tokens; 0 where they touch or overlap. */
export function gap(a: { start: number; end: number }, b: { start: number; end: number }): number {
  return Math.max(0, a.start - b.end, b.start - a.end);
}
