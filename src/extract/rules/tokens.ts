import type { Brief } from '../../domain/brief.ts';
import type { Day, PartialDate } from '../../domain/dates.ts';
import { type DateMention, findDates } from '../../text/dates/index.ts';
import { createOffices, type Held, type Offices } from '../names/offices.ts';
import type { Sentence } from '../sentences.ts';
import type { Cue, VerbForm } from './languages/language.ts';
import { compile, LANGUAGES, type Lexicon, type LexiconMatch } from './lexicon.ts';

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Somebody who can act for a side, by name or by title. */
export interface Party extends Span {
  readonly kind: 'party';
  readonly side: string;
  /** Roles and the actor's own id, now and formerly. */
  readonly held: Held;
  readonly actor?: string;
}

/** What a stretch of a sentence is. */
export type Token =
  | Party
  | (Span & { readonly kind: 'side'; readonly side: string })
  | (Span & { readonly kind: 'foreign' })
  | (Span & { readonly kind: 'channel'; readonly channel: string; readonly strength: 'term' | 'topic' })
  | (Span & { readonly kind: 'cue'; readonly cue: Cue; readonly form?: VerbForm })
  | (Span & { readonly kind: 'date'; readonly mention: DateMention });

/** A sentence as typed tokens, in order; tokens of different kinds may overlap. */
export interface Analysis {
  readonly sentence: Sentence;
  /** The day of publication, against which it is read. */
  readonly published: Day;
  readonly tokens: readonly Token[];
  /** Every side that the sentence names, by itself or by somebody who acts for it. */
  readonly sides: ReadonlySet<string>;
  readonly clauses: readonly Span[];
}

export interface Analyzer {
  /** Finds the phrases of the sentences; surnames of people named in full count as names. */
  find(sentences: readonly Sentence[]): readonly (readonly LexiconMatch[])[];
  /** Everything but dates, which take longest to find and are of no use where nothing else is. */
  analyze(sentence: Sentence, found: readonly LexiconMatch[], published: Day): Analysis;
  /** Adds the dates, each read against what the text told before. */
  date(analysis: Analysis, found: readonly LexiconMatch[], context: PartialDate | undefined): Analysis;
}

const CLAUSE_END =
  /[，；：,;:—。！？]|\s-\s|\s(?=(?:and|but|while|after|before|as|because|although|though) )/g;

export function createAnalyzer(brief: Brief): Analyzer {
  const lexicon: Lexicon = compile(brief);
  const offices = createOffices(brief);
  const surnames = createSurnames(brief);
  const shorts = createShorts(brief);
  const partyOf = createPartyReader(brief, offices);
  return {
    find: (sentences) =>
      surnames(
        sentences,
        sentences.map(({ language, folded }) => lexicon[language](folded)),
      ),
    analyze(sentence, found, published) {
      const kept = found.filter((match) => !hidden(match, found));
      const parties = kept.flatMap((match) => partyOf(sentence, match, kept, published) ?? []);
      const tokens: Token[] = [...parties, ...shorts(sentence)];
      for (const { start, end, tag } of kept) {
        if (tag.kind === 'side') tokens.push({ start, end, kind: 'side', side: tag.side });
        else if (tag.kind === 'foreign') tokens.push({ start, end, kind: 'foreign' });
        else if (tag.kind === 'cue' && !within({ start, end }, parties)) tokens.push({ start, end, ...tag });
        else if (tag.kind === 'channel' && tag.strength !== 'unless')
          tokens.push({ start, end, kind: 'channel', channel: tag.channel, strength: tag.strength });
      }
      tokens.sort(inOrder);
      const sides = new Set(tokens.flatMap((token) => ('side' in token ? [token.side] : [])));
      return { sentence, published, tokens, sides, clauses: clausesOf(sentence.folded) };
    },
    date(analysis, found, context) {
      const { sentence, published, tokens } = analysis;
      const kept = found.filter((match) => !hidden(match, found));
      const reference = context === undefined ? { published } : { published, context };
      const dates = findDates(withoutNames(sentence, kept), reference).map(
        (mention): Token => ({ start: mention.start, end: mention.end, kind: 'date', mention }),
      );
      return dates.length === 0 ? analysis : { ...analysis, tokens: [...tokens, ...dates].sort(inOrder) };
    },
  };
}

function inOrder(a: Token, b: Token): number {
  return a.start - b.start || b.end - a.end;
}

function clausesOf(text: string): Span[] {
  const clauses: Span[] = [];
  let start = 0;
  for (const { index, 0: mark } of text.matchAll(CLAUSE_END)) {
    if (index > start) clauses.push({ start, end: index });
    start = index + mark.length;
  }
  if (start < text.length) clauses.push({ start, end: text.length });
  return clauses;
}

function within({ start, end }: Span, spans: readonly Span[]): boolean {
  return spans.some((other) => other.start <= start && other.end >= end);
}

/** What stands inside an outlet's name means nothing, and a channel's phrase inside an excluded one neither. */
function hidden(match: LexiconMatch, found: readonly LexiconMatch[]): boolean {
  const { start, end, tag } = match;
  return found.some(
    (other) =>
      other !== match &&
      other.start <= start &&
      other.end >= end &&
      (other.tag.kind === 'outlet' ||
        (other.tag.kind === 'channel' && other.tag.strength === 'unless' && tag.kind === 'channel') ||
        // The head of "the Biden administration", the ministry of its minister.
        (tag.kind === 'actor' && (other.tag.kind === 'side' || other.tag.kind === 'title'))) &&
      (other.end - other.start > end - start || other.tag.kind === 'outlet'),
  );
}

/** The text with people's names blanked out, whose characters and months (April) are no dates. */
function withoutNames({ language, folded }: Sentence, found: readonly LexiconMatch[]): string {
  const filler = language === 'zh' ? '人' : 'x';
  return found.reduce(
    (text, { tag, start, end }) =>
      tag.kind === 'actor' ? text.slice(0, start) + filler.repeat(end - start) + text.slice(end) : text,
    folded,
  );
}

/** Sides by their one-character names in compounds (中美, 日美). */
function createShorts(brief: Brief): (sentence: Sentence) => Token[] {
  const sideOf = new Map(brief.sides.flatMap(({ id, short }) => short.map((name) => [name, id] as const)));
  const foreign = [...LANGUAGES.zh.shortNames].filter((name) => !sideOf.has(name)).join('');
  // The 日 of 15日 is no Japan.
  const run = new RegExp(`(?:(?<!\\d)[${[...sideOf.keys()].join('')}${foreign}]){2,5}(?![洲共央])`, 'g');
  return ({ language, folded }) => {
    if (language !== 'zh') return [];
    return [...folded.matchAll(run)].flatMap(({ 0: names, index }) => {
      if (![...names].some((name) => sideOf.has(name)) || new Set(names).size < 2) return [];
      return [...names].map((name, at): Token => {
        const side = sideOf.get(name);
        const span = { start: index + at, end: index + at + 1 };
        return side === undefined ? { ...span, kind: 'foreign' } : { ...span, kind: 'side', side };
      });
    });
  };
}

type PartyReader = (
  sentence: Sentence,
  match: LexiconMatch,
  found: readonly LexiconMatch[],
  published: Day,
) => Party | undefined;

function createPartyReader(brief: Brief, offices: Offices): PartyReader {
  const sideOfRole = new Map(brief.roles.map(({ id, side }) => [id, side]));
  const sideOfActor = new Map(brief.actors.map(({ id, side }) => [id, side]));
  const shortOf = new Map(brief.sides.map(({ id, short }) => [id, short]));
  const namesBefore = (text: string, at: number, side: string, found: readonly LexiconMatch[]) =>
    found.some(
      ({ tag, end }) =>
        tag.kind === 'side' &&
        tag.side === side &&
        end <= at &&
        /^(?:的|['’]s)?\s*$/.test(text.slice(end, at)),
    ) || (shortOf.get(side) ?? []).some((short) => text.slice(Math.max(0, at - 3), at).includes(short));
  return ({ folded }, { start, end, tag }, found, published) => {
    if (tag.kind === 'actor') {
      const side = sideOfActor.get(tag.actor);
      if (side === undefined || (tag.ambiguous && !titled(start, end, found))) return undefined;
      return {
        kind: 'party',
        start,
        end,
        side,
        actor: tag.actor,
        held: offices.heldBy(tag.actor, published),
      };
    }
    if (tag.kind !== 'title') return undefined;
    const side = sideOfRole.get(tag.role);
    if (side === undefined || namesHolder(end, found)) return undefined;
    // "The two countries' leaders", in a sentence on another country, are not those of the channel.
    if (SHARED.test(folded.slice(start, end)) && found.some(({ tag: { kind } }) => kind === 'foreign'))
      return undefined;
    const shared = /(?:两国|两军|双方|两位)$/.test(folded.slice(0, start));
    if (tag.bare && !shared && !namesBefore(folded, start, side, found)) return undefined;
    return { kind: 'party', start, end, side, held: { now: [tag.role], formerly: [] } };
  };
}

const SHARED = /^(?:两国|两军|双方)/;

/** An ambiguous name counts beside a title. */
function titled(start: number, end: number, found: readonly LexiconMatch[]): boolean {
  return found.some(
    ({ tag, start: from, end: to }) =>
      tag.kind === 'title' && (Math.abs(to - start) <= 4 || Math.abs(from - end) <= 3),
  );
}

/** A title with a name right behind it is the name's: 国防部长埃斯珀 is one party, and the name knows its office. */
function namesHolder(end: number, found: readonly LexiconMatch[]): boolean {
  return found.some(({ tag, start }) => tag.kind === 'actor' && start >= end && start - end <= 1);
}

/** Finds the surnames by which English texts go on speaking of people whom they named in full ("Li Shangfu … Li refused"). */
function createSurnames(brief: Brief) {
  const first = new Set(
    brief.sides.filter(({ nameOrder }) => nameOrder === 'surname-first').map(({ id }) => id),
  );
  const nameOf = new Map(
    brief.actors.flatMap(({ id, side, name }) => {
      const words = name.en.replace(/,? Jr\.?$/, '').split(' ');
      const proper =
        words.length > 1 && words.length <= 4 && words.every((word) => /^\p{Lu}[\p{L}.'’-]*$/u.test(word));
      const surname = first.has(side) ? words[0] : words.at(-1);
      return proper && surname !== undefined ? [[id, { full: name.en, surname }] as const] : [];
    }),
  );
  return (
    sentences: readonly Sentence[],
    found: readonly (readonly LexiconMatch[])[],
  ): readonly (readonly LexiconMatch[])[] => {
    const surnames = new Map<string, string | undefined>();
    for (const [at, matches] of found.entries()) {
      if (sentences[at]?.language !== 'en') continue;
      for (const { tag } of matches) {
        if (tag.kind !== 'actor' || tag.ambiguous) continue;
        const name = nameOf.get(tag.actor);
        if (name === undefined) continue;
        const known = surnames.get(name.surname);
        // A surname that two of the people named share is neither's.
        surnames.set(name.surname, surnames.has(name.surname) && known !== tag.actor ? undefined : tag.actor);
      }
    }
    if (surnames.size === 0) return found;
    return found.map((matches, at) => [...matches, ...surnamesIn(sentences[at], matches, surnames)]);
  };
}

function surnamesIn(
  sentence: Sentence | undefined,
  found: readonly LexiconMatch[],
  surnames: ReadonlyMap<string, string | undefined>,
): LexiconMatch[] {
  if (sentence?.language !== 'en') return [];
  const more: LexiconMatch[] = [];
  for (const { 0: word, index } of sentence.folded.matchAll(/\p{Lu}[\p{L}'-]+/gu)) {
    const actor = surnames.get(word);
    const span = { start: index, end: index + word.length };
    if (actor === undefined || found.some((other) => other.tag.kind === 'actor' && within(span, [other])))
      continue;
    more.push({ ...span, tag: { kind: 'actor', actor, ambiguous: false } });
  }
  return more;
}
