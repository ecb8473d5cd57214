import type { Channel } from '../../domain/brief.ts';
import { type Day, firstDay, lastDay, type PartialDate } from '../../domain/dates.ts';
import type { Analysis, Token } from './tokens.ts';

/** A word of a sentence as the model sees it: by what it is for the channel, never by a name. */
export interface Unit {
  readonly start: number;
  readonly end: number;
  /** `S1` and `S2` are the channel's sides in order of mention, `P1` and `P2` people who hold its ends, `D:…` dates, `c:…` cues. */
  readonly symbol: string;
  /** The word itself, where it is no name. */
  readonly word: string;
  /** Whether it is a token, not just a word. */
  readonly typed: boolean;
}

/** What stands first where tokens overlap. */
const PRIORITY: Readonly<Record<Token['kind'], number>> = {
  party: 0,
  channel: 1,
  side: 2,
  foreign: 3,
  date: 4,
  cue: 5,
};

const WORD =
  /[\p{Script=Latin}][\p{Script=Latin}'’]*|\d[\d.,]*|[\u3400-\u9fff]|[^\s\p{Script=Latin}\d\u3400-\u9fff]/gu;

/** The sentence as symbols, in order and without overlaps. */
export function normalize({ sentence, published, tokens }: Analysis, channel: Channel): readonly Unit[] {
  const symbolOf = createNaming(channel, published);
  const taken: Token[] = [];
  for (const token of tokens.toSorted((a, b) => PRIORITY[a.kind] - PRIORITY[b.kind] || a.start - b.start))
    if (!taken.some((other) => other.start < token.end && token.start < other.end)) taken.push(token);
  taken.sort((a, b) => a.start - b.start);
  const symbols: Unit[] = [];
  let at = 0;
  const plain = (to: number) => {
    for (const { 0: word, index } of sentence.folded.slice(at, to).matchAll(WORD)) {
      const text = /\d/.test(word) ? '0' : word.toLowerCase();
      symbols.push({
        start: at + index,
        end: at + index + word.length,
        symbol: `w:${text}`,
        word: text,
        typed: false,
      });
    }
  };
  for (const token of taken) {
    plain(token.start);
    const { start, end } = token;
    const symbol = symbolOf(token);
    const word = token.kind === 'cue' ? sentence.folded.slice(start, end).toLowerCase() : symbol;
    symbols.push({ start, end, symbol, word, typed: true });
    at = end;
  }
  plain(sentence.folded.length);
  return symbols;
}

/** Names tokens by their part in the channel. Sides and ends are numbered in order of mention, so that no side is a certain one. */
function createNaming({ id, cues }: Channel, published: Day): (token: Token) => string {
  const order: string[] = [];
  const numberOf = (side: string) => {
    if (!order.includes(side)) order.push(side);
    return order.indexOf(side) + 1;
  };
  const ends = cues.pairs.flat(2);
  const isEnd = (roles: readonly string[]) => roles.some((role) => ends.includes(role));
  return (token) => {
    switch (token.kind) {
      case 'party': {
        if (!cues.sides.includes(token.side)) return 'PX';
        if (isEnd(token.held.now)) return `P${numberOf(token.side)}`;
        return isEnd(token.held.formerly) ? `F${numberOf(token.side)}` : `O${numberOf(token.side)}`;
      }
      case 'side':
        return cues.sides.includes(token.side) ? `S${numberOf(token.side)}` : 'SX';
      case 'foreign':
        return 'SX';
      case 'channel':
        return token.channel === id ? (token.strength === 'term' ? 'TERM' : 'TOPIC') : 'OTHER';
      case 'date':
        return `D:${token.mention.precision}.${tenseOf(token.mention.date, published)}`;
      case 'cue':
        return token.form === undefined ? `c:${token.cue}` : `c:${token.cue}.${token.form}`;
    }
  };
}

/** Whether a date lies behind, ahead, or holds the day of publication. */
export function tenseOf(date: PartialDate, published: Day): 'past' | 'now' | 'future' {
  if (lastDay(date) < published) return 'past';
  return firstDay(date) > published ? 'future' : 'now';
}
