import type { Day, PartialDate } from '../../domain/dates.ts';
import { type DateMention, findDates } from '../../text/dates/index.ts';
import type { NameMatch } from '../names/lexicon.ts';
import type { Sentence } from '../sentences.ts';
import type { PatternParty } from './party.ts';
import type { SideMark } from './side.ts';
import type { Vocabulary } from './vocabulary/vocabulary.ts';

/** A stretch of a sentence between commas. */
export interface Clause {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A sentence with everything that was seen in it. */
export interface Scene {
  readonly sentence: Sentence;
  readonly vocabulary: Vocabulary;
  readonly clauses: readonly Clause[];
  readonly found: readonly NameMatch[];
  readonly parties: readonly PatternParty[];
  readonly sides: ReadonlySet<string>;
  readonly marks: readonly SideMark[];
  /** The sentence without the names of the brief's sides. */
  elsewhere(): string;
  /** Read only when something hangs on a date. */
  dates(): readonly DateMention[];
}

/** A sentence and whom it names, before its clauses and dates are looked at. */
export interface View {
  readonly sentence: Sentence;
  readonly found: readonly NameMatch[];
  readonly parties: readonly PatternParty[];
  readonly sides: ReadonlySet<string>;
  readonly marks: readonly SideMark[];
  elsewhere(): string;
}

export function look(
  view: View,
  reading: { vocabulary: Vocabulary; published: Day; context: PartialDate | undefined },
): Scene {
  const { vocabulary, published, context } = reading;
  let dates: readonly DateMention[] | undefined;
  return {
    ...view,
    vocabulary,
    clauses: clausesOf(view.sentence.folded, vocabulary),
    dates: () => {
      dates ??= findDates(withoutNames(view), context === undefined ? { published } : { published, context });
      return dates;
    },
  };
}

/** The text with people's names blanked out, whose characters and months (多28日, April) are no dates. */
function withoutNames({ sentence, found }: View): string {
  const filler = sentence.language === 'zh' ? '人' : 'x';
  return found.reduce(
    (text, { tag, start, end }) =>
      tag.kind === 'actor' ? text.slice(0, start) + filler.repeat(end - start) + text.slice(end) : text,
    sentence.folded,
  );
}

/** Clauses between commas; what the vocabulary masks is blanked out, so that offsets stay. */
function clausesOf(sentence: string, vocabulary: Vocabulary): Clause[] {
  const text = sentence.replace(new RegExp(vocabulary.mask, 'gi'), (name) => ' '.repeat(name.length));
  const clauses: Clause[] = [];
  let start = 0;
  for (const match of text.matchAll(new RegExp(vocabulary.clauseEnd, 'g'))) {
    if (match.index > start) clauses.push({ start, end: match.index, text: text.slice(start, match.index) });
    start = match.index + match[0].length;
  }
  if (start < text.length) clauses.push({ start, end: text.length, text: text.slice(start) });
  return clauses.reduce<Clause[]>((joined, clause) => join(joined, clause, text), []);
}

/** An English verb goes to its subject over what stands between commas: "his trip, planned for March, was put off". */
function join(before: readonly Clause[], clause: Clause, text: string): Clause[] {
  if (!/^\s*(?:would|will|was|were|is|has|had|expired|lapsed)\b/.test(clause.text))
    return [...before, clause];
  const start = before.at(-2)?.start ?? before.at(-1)?.start ?? clause.start;
  return [...before.slice(0, -2), { start, end: clause.end, text: text.slice(start, clause.end) }];
}
