import type { Candidate } from './candidates.ts';
import { gap } from './candidates.ts';
import { bucket } from './features.ts';
import { frameFeatures } from './frame.ts';
import type { Unit } from './normalize.ts';
import { normalize } from './normalize.ts';
import { type PatternMatch, tendencyOf } from './patterns.ts';

const WINDOW = 5;

/** What speaks for or against a candidate being an event, as names of features. Nothing in them is a name of a side or person. */
export function mentionFeatures(candidate: Candidate, patterns: readonly PatternMatch[]): readonly string[] {
  const { analysis, channel, action, anchor } = candidate;
  const symbols = normalize(analysis, channel);
  const at = Math.max(
    0,
    symbols.findIndex(({ end }) => end > anchor.start),
  );
  const language = analysis.sentence.language;
  const shared = [
    ...patternFeatures(candidate, patterns),
    ...frameFeatures(candidate),
    ...structure(candidate, symbols, at),
    ...around(symbols, at),
  ];
  const features: string[] = [`a:${action}`, `a:${action}|${language}`];
  for (const feature of shared) features.push(feature, `${action}|${feature}`);
  for (const feature of words(symbols, at, candidate)) features.push(`${action}|${feature}`);
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

/** Symbols next to the anchor, by their place, and runs of them. */
function around(symbols: readonly Unit[], at: number): string[] {
  const list: string[] = [];
  const symbolAt = (place: number) => symbols[place]?.symbol ?? (place < 0 ? '^' : '$');
  for (let offset = -WINDOW; offset <= WINDOW; offset += 1) {
    if (offset !== 0) list.push(`${offset}:${symbolAt(at + offset)}`);
    if (Math.abs(offset) <= 3) list.push(`${offset}::${symbolAt(at + offset)} ${symbolAt(at + offset + 1)}`);
  }
  for (let offset = -2; offset <= 0; offset += 1)
    list.push(
      `3:${offset}:${symbolAt(at + offset)} ${symbolAt(at + offset + 1)} ${symbolAt(at + offset + 2)}`,
    );
  // Typed symbols alone, over the words between them.
  const typed = (step: number) => {
    const run: string[] = [];
    for (
      let place = at + step;
      run.length < 3 && symbols[place] !== undefined && Math.abs(place - at) < 25;
      place += step
    ) {
      const symbol = symbolAt(place);
      if (!symbol.startsWith('w:')) run.push(symbol);
    }
    return run;
  };
  const [left, right] = [typed(-1), typed(1)];
  for (let size = 1; size <= 3; size += 1) {
    list.push(`left:${left.slice(0, size).join(' ')}`, `right:${right.slice(0, size).join(' ')}`);
    list.push(`both:${left.slice(0, size).join(' ')}|${symbolAt(at)}|${right.slice(0, size).join(' ')}`);
  }
  return list;
}

/** The words themselves: near the anchor by side, and anywhere. */
function words(symbols: readonly Unit[], at: number, { analysis }: Candidate): string[] {
  const list: string[] = [];
  const { language } = analysis.sentence;
  const reach = language === 'zh' ? 12 : 8;
  for (const [place, { word }] of symbols.entries()) {
    list.push(`word:${word}`);
    const next = symbols[place + 1]?.word;
    if (next !== undefined) list.push(`words:${word} ${next}`);
    if (Math.abs(place - at) <= reach) {
      const side = place < at ? '<' : place > at ? '>' : '=';
      list.push(`near${side}${word}`);
      if (next !== undefined) list.push(`near2${side}${word} ${next}`);
    }
  }
  return list;
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
