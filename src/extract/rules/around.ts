import { hash, mix } from '../hashing.ts';
import type { SentenceView } from './sentence-view.ts';

const WINDOW = 5;
/** How far typed symbols are looked for, over the words between them. */
const TYPED_REACH = 25;
const [BEGIN, END] = [hash('^'), hash('$')];
const [ONE, TWO, THREE, LEFT, RIGHT, BOTH] = ['one', 'two', 'three', 'left', 'right', 'both'].map(hash) as [
  number,
  number,
  number,
  number,
  number,
  number,
];
const [WORD, PAIR, NEAR, NEAR_PAIR] = ['word', 'pair', 'near', 'near-pair'].map(hash) as [
  number,
  number,
  number,
  number,
];
const REACH = { en: 8, zh: 12 } as const;

/** Symbols next to the anchor, by their place, and runs of them. */
export function around({ units, symbols }: SentenceView, at: number): number[] {
  const list: number[] = [];
  const symbolAt = (place: number) => symbols[place] ?? (place < 0 ? BEGIN : END);
  for (let offset = -WINDOW; offset <= WINDOW; offset += 1) {
    const symbol = symbolAt(at + offset);
    if (offset !== 0) list.push(mix(mix(ONE, offset), symbol));
    if (Math.abs(offset) > 3) continue;
    const pair = mix(symbol, symbolAt(at + offset + 1));
    list.push(mix(mix(TWO, offset), pair));
    if (offset >= -2 && offset <= 0) list.push(mix(mix(THREE, offset), mix(pair, symbolAt(at + offset + 2))));
  }
  const [left, right] = [-1, 1].map((step) => typed(units, symbols, at, step)) as [number[], number[]];
  for (let size = 0; size < 3; size += 1) {
    const [before, behind] = [left[size] ?? left.at(-1) ?? BEGIN, right[size] ?? right.at(-1) ?? END];
    list.push(mix(mix(LEFT, size), before), mix(mix(RIGHT, size), behind));
    list.push(mix(mix(BOTH, size), mix(mix(before, symbolAt(at)), behind)));
  }
  return list;
}

/** Runs of up to three typed symbols from the anchor on, each longer by one. */
function typed(units: SentenceView['units'], symbols: readonly number[], at: number, step: number): number[] {
  const runs: number[] = [];
  for (let place = at + step; runs.length < 3 && Math.abs(place - at) < TYPED_REACH; place += step) {
    const unit = units[place];
    if (unit === undefined) break;
    if (!unit.typed) continue;
    runs.push(mix(runs.at(-1) ?? 0, symbols[place] ?? 0));
  }
  return runs;
}

/** The words themselves: near the anchor by side, and anywhere; each once. */
export function words({ words: list }: SentenceView, at: number, language: 'zh' | 'en'): number[] {
  const found = new Set<number>();
  const reach = REACH[language];
  for (const [place, word] of list.entries()) {
    const next = list[place + 1];
    const pair = next === undefined ? undefined : mix(word, next);
    found.add(mix(WORD, word));
    if (pair !== undefined) found.add(mix(PAIR, pair));
    if (Math.abs(place - at) > reach) continue;
    const side = Math.sign(place - at);
    found.add(mix(mix(NEAR, side), word));
    if (pair !== undefined) found.add(mix(mix(NEAR_PAIR, side), pair));
  }
  return [...found];
}
