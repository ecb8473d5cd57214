import type { Day, PartialDate, Precision } from '../../domain/dates.ts';
import { precisionOf } from '../../domain/dates.ts';

/** An expression in a sentence and the date that it means. */
export interface DateMention {
  /** UTF-16 offsets into the text, the end exclusive. */
  readonly start: number;
  readonly end: number;
  readonly date: PartialDate;
  readonly precision: Precision;
  /**
   * `absolute` with its year, `partial` without, `weekday`, `relative` to publication or to another date,
   * `vague` ("recently").
   */
  readonly kind: 'absolute' | 'relative' | 'weekday' | 'partial' | 'vague';
  /** What else the date follows from. */
  readonly basis: Basis;
  /** The start of a time that lasts: "since August", 去年8月以来. */
  readonly since?: boolean;
  /** The end of a range whose beginning is `date`. */
  readonly until?: PartialDate;
  /** A limit: "by the end of the year", 年底前. */
  readonly bound?: boolean;
}

/**
 * What a date follows from: `explicit` from the text alone, `publication` from the day of publication besides,
 * `anchor` from the date before it ("the next day", 次日); `vague` where the text tells only a rough time.
 */
export type Basis = 'explicit' | 'publication' | 'anchor' | 'vague';

/** What an expression is read against. */
export interface DateContext {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly published: Day;
  /** The last fuller date told before, in this sentence or an earlier one. */
  readonly context: PartialDate | undefined;
  /** The mention before in the same sentence. */
  readonly previous: DateMatch | undefined;
}

export interface Resolved {
  readonly date: PartialDate;
  readonly kind: DateMention['kind'];
  readonly until?: PartialDate;
  readonly bound?: boolean;
  /** The text gives its year ("2018年", "last year"): dates after it in the sentence may rely on it. */
  readonly yeared?: boolean;
  /** It leans on the date before it. */
  readonly anchored?: boolean;
}

export type DateMatch = DateMention & { readonly yeared?: boolean };

export type Groups = Readonly<Record<string, string | undefined>>;

/** A pattern (source of a regular expression, linear in the text) and what its matches mean. */
export interface Rule {
  readonly pattern: string;
  /** `undefined`: this match means no date; a shorter one at the same place may. `not-a-date`: none may. */
  readonly resolve: (groups: Groups, scene: DateContext) => Resolved | 'not-a-date' | undefined;
}

/** A rule for words that look like a date and are none: what it matches is skipped. */
export function notDate(pattern: string): Rule {
  return { pattern, resolve: () => 'not-a-date' };
}

export type Scan = (text: string, published: Day, context: PartialDate | undefined) => readonly DateMatch[];

/** A pattern without the names of its groups, which another may have too. */
function startOf({ pattern }: Rule): string {
  return pattern.replace(/\(\?<(?![=!])\w+>/g, '(?:');
}

/**
 * Compiles rules once; the result finds, from left to right, the longest match that means something.
 * Matches of `wordRules` begin a word of Latin letters or digits, so that most places of a text need not be tried.
 */
export function createScan(rules: readonly Rule[], wordRules: readonly Rule[] = []): Scan {
  const words =
    wordRules.length === 0 ? [] : [`(?<![A-Za-z])(?=[A-Za-z\\d])(?:${wordRules.map(startOf).join('|')})`];
  const any = new RegExp([...rules.map(startOf), ...words].join('|'), 'g');
  const compiled = [...rules, ...wordRules].map((rule) => ({
    ...rule,
    regex: new RegExp(rule.pattern, 'y'),
  }));

  const matchesAt = (text: string, start: number) =>
    compiled
      .map(({ regex, resolve }) => {
        regex.lastIndex = start;
        const match = regex.exec(text);
        return match && { end: start + match[0].length, groups: match.groups ?? {}, resolve };
      })
      .filter((match) => match !== null)
      .sort((a, b) => b.end - a.end);

  return (text, published, given) => {
    const found: DateMatch[] = [];
    let context = given;
    any.lastIndex = 0;
    for (let match = any.exec(text); match; match = any.exec(text)) {
      const start = match.index;
      for (const { end, groups, resolve } of matchesAt(text, start)) {
        const resolved = resolve(groups, { text, start, end, published, context, previous: found.at(-1) });
        any.lastIndex = end;
        if (resolved === 'not-a-date') break;
        if (resolved === undefined) continue;
        const precision = precisionOf(resolved.date);
        const { anchored: _anchored, ...rest } = resolved;
        found.push({ start, end, precision, basis: basisOf(resolved), ...rest });
        if (precision !== 'year' && resolved.kind !== 'vague') context = resolved.date;
        break;
      }
    }
    return found;
  };
}

function basisOf({ kind, anchored }: Resolved): Basis {
  if (kind === 'vague') return 'vague';
  if (anchored) return 'anchor';
  return kind === 'absolute' ? 'explicit' : 'publication';
}

/** The text around a match, `before` characters to its left and `after` to its right. */
export function around(scene: DateContext, before: number, after: number): string {
  const { text, start, end } = scene;
  return `${text.slice(Math.max(0, start - before), start)} ${text.slice(end, end + after)}`;
}
