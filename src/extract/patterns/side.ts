import type { Brief } from '../../domain/brief.ts';
import type { NameMatch } from '../names/lexicon.ts';
import type { Sentence } from '../sentences.ts';
import type { Vocabulary } from './vocabulary/vocabulary.ts';

/** A place where a sentence names a side. */
export interface SideMark {
  readonly start: number;
  readonly end: number;
  readonly side: string;
}

export interface SideReader {
  marks(sentence: Sentence, found: readonly NameMatch[]): SideMark[];
  /** Sides named by the one-character forms in a text. */
  shorts(text: string): Set<string>;
  /** The sentence with the countries between which the brief's channels run blanked out: other countries stay. */
  elsewhere(sentence: Sentence, marks: readonly SideMark[]): string;
}

/** One-character names of countries in Chinese compounds (日美, 中韩): what stands behind them belongs to all of them. */
export const COUNTRIES = '中美俄苏日韩朝印澳英法德加台欧越菲以伊新泰意巴希土';
/** Those that are read as a country beside another one; the rest are too common as words. */
const PLAIN = /[中美俄日韩朝印澳英法德加台欧越菲梵巴土希]/;
/** What a run of unknown one-character names is written as, for the vocabulary's list of others to find. */
const UNKNOWN = '外国';

export function createSideReader(brief: Brief): SideReader {
  const sideOf = new Map(brief.sides.flatMap(({ id, short }) => short.map((name) => [name, id] as const)));
  // The 日 of 15日 is no Japan.
  const run = new RegExp(`(?:[${COUNTRIES.replace('日', '')}]|(?<!\\d)日){2,4}(?![洲共央])`, 'g');
  const principal = new Set(
    brief.channels.filter(({ cues }) => cues.sides.length <= 3).flatMap(({ cues }) => cues.sides),
  );

  const runs = ({ folded, language }: Sentence) => (language === 'zh' ? [...folded.matchAll(run)] : []);

  return {
    shorts: (text) => new Set([...text].flatMap((name) => sideOf.get(name) ?? [])),
    marks(sentence, found) {
      const names = found.flatMap(({ tag, start, end }) =>
        tag.kind === 'side' ? { start, end, side: tag.side } : [],
      );
      const compounds = runs(sentence).flatMap(({ 0: text, index }) =>
        [...text].flatMap((name, at) => {
          const side = sideOf.get(name);
          return side === undefined ? [] : { start: index + at, end: index + at + 1, side };
        }),
      );
      return [...names, ...compounds];
    },
    elsewhere(sentence, marks) {
      const own = marks.filter(({ side }) => principal.has(side));
      const blanked = own.reduce(
        (text, { start, end }) => text.slice(0, start) + ' '.repeat(end - start) + text.slice(end),
        sentence.folded,
      );
      const strange = runs(sentence).filter(
        ({ 0: text, index }) =>
          [...text].some((name) => !sideOf.has(name) && PLAIN.test(name)) &&
          [...text].some((name) => sideOf.has(name)) &&
          !/^[国方]/.test(sentence.folded.slice(index + text.length)),
      );
      return strange.reduce(
        (text, { index }) => text.slice(0, index) + UNKNOWN + text.slice(index + UNKNOWN.length),
        blanked,
      );
    },
  };
}

/** Two sides of the brief in a stretch of a sentence, or words for both of them. */
export function namesBoth(
  scene: {
    readonly sentence: Sentence;
    readonly marks: readonly SideMark[];
    readonly vocabulary: Vocabulary;
  },
  start: number,
  end: number,
): boolean {
  if (scene.vocabulary.both.test(scene.sentence.folded.slice(start, end))) return true;
  return (
    new Set(scene.marks.filter((mark) => mark.start >= start && mark.end <= end).map(({ side }) => side))
      .size > 1
  );
}

/** A country or body in a stretch of a sentence that is no side of the brief. */
export function namesOthers(
  scene: { elsewhere(): string; readonly vocabulary: Vocabulary },
  { start, end }: { readonly start: number; readonly end: number },
): boolean {
  return scene.vocabulary.others.test(scene.elsewhere().slice(start, end));
}
