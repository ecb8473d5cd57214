import { hash, mix, placeOf, placesFor } from '../hashing.ts';
import { TRIGGERED } from './actions.ts';
import { around, words } from './around.ts';
import type { Candidate } from './candidates.ts';
import { gap } from './candidates.ts';
import { frameFeatures } from './frame.ts';
import type { Unit } from './normalize.ts';
import { bucket } from './numbers.ts';
import { type PatternMatch, tendencyOf } from './patterns.ts';
import { type AnchorFeatures, createViewer, type SentenceView } from './sentence-view.ts';

const ACTIONS = new Map(TRIGGERED.map((action) => [action, hash(action)]));

/** What speaks for or against candidates being events, as places of features. Nothing in them is a name of a side or person. */
export type MentionReader = (candidate: Candidate, patterns: readonly PatternMatch[]) => Uint32Array;

/** Reads the candidates of one article. */
export function createMentionReader(): MentionReader {
  const viewOf = createViewer();
  return (candidate, patterns) => {
    const { action, analysis } = candidate;
    const view = viewOf(candidate);
    const number = ACTIONS.get(action) ?? 0;
    const { shared, words: spoken } = anchored(candidate, view);
    const own = [
      hash(`action|${analysis.sentence.language}`),
      ...patternFeatures(candidate, patterns).map(hash),
    ];
    return Uint32Array.from([
      placeOf(number),
      ...placesFor(own, number),
      ...placesFor(shared, number),
      ...spoken.map((word) => placeOf(mix(word, number))),
    ]);
  };
}

function anchored(candidate: Candidate, view: SentenceView): AnchorFeatures {
  const { anchor, analysis } = candidate;
  const known = view.anchors.get(anchor);
  if (known !== undefined) return known;
  const at = Math.max(
    0,
    view.units.findIndex(({ end }) => end > anchor.start),
  );
  const features = {
    shared: [
      ...[...frameFeatures(candidate), ...structure(candidate, view.units, at)].map(hash),
      ...around(view, at),
    ],
    words: words(view, at, analysis.sentence.language),
  };
  view.anchors.set(anchor, features);
  return features;
}

/** Where the candidate comes from, and what surrounds it at large. */
function structure(candidate: Candidate, symbols: readonly Unit[], at: number): string[] {
  const { analysis, anchor, reasons, mentions, focus, sides, channel } = candidate;
  const { sentence, tokens, clauses } = analysis;
  const [first = 'none'] = reasons;
  const place =
    sentence.paragraph < 0 ? 'title' : sentence.index <= 2 ? 'lead' : sentence.index < 8 ? 'early' : 'late';
  const distance = Math.min(200, ...mentions.map((mention) => gap(mention, anchor)));
  const clause = clauses.find(({ start, end }) => start <= anchor.start && anchor.start < end);
  const inClause = symbols.filter(
    ({ start, end }) => clause !== undefined && start >= clause.start && end <= clause.end,
  );
  const kinds = (list: readonly Unit[]) => new Set(list.map(({ symbol }) => symbol));
  const here = kinds(inClause);
  const has = (name: string) => [...here].some((symbol) => symbol.startsWith(name));
  const who = ['P1', 'P2', 'S1', 'S2', 'SX', 'PX', 'O', 'F', 'TERM', 'TOPIC', 'OTHER', 'D:']
    .filter(has)
    .join('+');
  const cue = symbols[at]?.symbol ?? 'none';
  const foreign = tokens.filter(({ kind }) => kind === 'foreign').length;
  const list = [
    `first:${first}`,
    ...[...reasons].map((reason) => `reason:${reason}`),
    `reasons:${[...reasons].join('+')}`,
    `place:${place}`,
    `place:${place}|${first}`,
    `anchor:${cue}`,
    `anchor:${cue}|${first}`,
    `anchor:${cue}|${place}`,
    `distance:${bucket(distance)}`,
    `distance:${bucket(distance)}|${first}`,
    `sides:${sides.here}/${sides.near}/${sides.needed}`,
    `sides:${sides.here}/${sides.near}|${first}`,
    `focus:${bucket(focus.rank)}`,
    `focus:${bucket(focus.rank)}|${first}`,
    `count:${bucket(focus.count)}`,
    `titled:${focus.title}`,
    `titled:${focus.title}|${first}`,
    `who:${who}`,
    `foreign:${bucket(foreign)}`,
    `foreign:${bucket(foreign)}|${first}`,
    `question:${/[?？]/.test(sentence.folded)}`,
    `quoted:${quoted(sentence.folded, anchor.start)}`,
    `parent:${channel.parent !== undefined}|pairs:${channel.cues.pairs.length > 0}`,
    `length:${bucket(Math.floor(symbols.length / 4))}`,
    `dates:${[...new Set(symbols.filter(({ symbol }) => symbol.startsWith('D:')).map(({ symbol }) => symbol))].join('+')}`,
  ];
  for (const symbol of here) if (!symbol.startsWith('w:')) list.push(`clause:${symbol}`);
  for (const symbol of kinds(symbols)) if (!symbol.startsWith('w:')) list.push(`sentence:${symbol}`);
  return list;
}

/** Whether an odd number of quotation marks stands before a place. */
function quoted(text: string, at: number): boolean {
  const before = text.slice(0, at);
  const opened = before.match(/[“「『]/g)?.length ?? 0;
  const closed = before.match(/[”」』]/g)?.length ?? 0;
  return opened > closed || (before.match(/"/g)?.length ?? 0) % 2 === 1;
}

/** What the hand-written patterns say of the sentence. */
function patternFeatures(
  { channel, action, reasons }: Candidate,
  patterns: readonly PatternMatch[],
): string[] {
  const [first = 'none'] = reasons;
  const own = patterns.filter((match) => match.channel === channel.id);
  const same = own.filter((match) => tendencyOf(match.action) === action);
  const level = (list: readonly PatternMatch[]) =>
    list.some(({ settled }) => settled) ? 'settled' : list.length > 0 ? 'claimed' : 'none';
  const others = own.filter((match) => !same.includes(match)).map((match) => match.action);
  return [
    `pattern:${level(same)}`,
    `pattern:${level(same)}|${first}`,
    `pattern:${level(same)}|${level(own)}|${level(patterns)}`,
    `pattern:others:${level(own)}|${[...new Set(others)].toSorted().join('+')}`,
    `pattern:strong:${same.some(({ strong }) => strong)}|own:${same.some(({ own: dated }) => dated)}`,
  ];
}
