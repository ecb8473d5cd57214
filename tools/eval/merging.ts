import type { Article } from '../../src/domain/article.ts';
import {
  addDays,
  daysBetween,
  firstDay,
  lastDay,
  overlaps,
  type PartialDate,
} from '../../src/domain/dates.ts';
import type { ChannelEvent, History, Report } from '../../src/domain/event.ts';
import { publishedDay } from '../../src/domain/history.ts';

/** The stage under test: makes one event of all reports of the same happening, by channel. */
export type Merge = (reports: readonly Report[]) => ReadonlyMap<string, History>;

/**
 * A labelled event and the event that is merged in its place. Without `gold`, something that was invented and is merged
 * with the others; without `event`, something that was missed and only helps to tell what other labels mean.
 */
export interface MergedReport {
  readonly article: Article;
  readonly event: ChannelEvent | undefined;
  readonly gold: ChannelEvent | undefined;
}

/** Two labelled events: of one happening, and they stayed `apart`; or of different ones, and they were `joined`. */
export interface PairFault {
  readonly fault: 'apart' | 'joined';
  readonly channel: string;
  readonly pair: readonly { readonly id: string; readonly action: string; readonly date: PartialDate }[];
}

/** How well reports of one event became one. */
export interface MergingReport {
  /** Labelled events that were handed in. */
  readonly reports: number;
  /** Pairs of labelled events of different articles that are the same event. */
  readonly same: number;
  /** How many of these stand in one merged event. */
  readonly joined: number;
  /** `joined` of `same`, 0 to 1; 1 where there is no such pair. */
  readonly share: number;
  /** Pairs of labelled events that are different and stand in one merged event nevertheless. */
  readonly wrong: number;
  /** Pairs of which the labels do not tell whether they are the same event. */
  readonly unclear: number;
  readonly faults: readonly PairFault[];
}

/**
 * Measures how reports are merged, against labels. Two labels of one channel and action (`hold` and `resume` as one) are
 *
 * - **the same event** where they stand in different articles and mean the same: days at most one apart, or the same
 *   month or year;
 * - **different** where they stand in one article, whose annotators told them apart, or where they mean different things;
 * - **unclear**, and not judged, where it is unclear what one of them means, unless it can mean nothing that the other one does.
 *
 * A day means itself. A month (and after it a year) means the finer labels of other articles within it that it can mean
 * at its time: what took place by the day after its publication, what is due from the day before on. Where all these are
 * one happening, it is that one. Where there are none, it stands for itself, and all labels of that period without any
 * are one happening. Otherwise it is unclear.
 *
 * @param told everything that is merged; pairs are taken of those with a label.
 */
export function evalMerging(merge: Merge, told: readonly MergedReport[]): MergingReport {
  const eventOf = mergedEvents(merge, told);
  const faults: PairFault[] = [];
  const counts = { same: 0, different: 0, unclear: 0 };
  for (const group of groupsOf(told).values()) {
    for (const [a, b] of pairsOf(group.filter(({ told }) => told.event !== undefined))) {
      const verdict = compare(a, b);
      const together = eventOf.get(a.told) === eventOf.get(b.told);
      counts[verdict] += 1;
      if (verdict === 'same' && !together) faults.push(faultOf('apart', a, b));
      if (verdict === 'different' && together) faults.push(faultOf('joined', a, b));
    }
  }
  const wrong = faults.filter(({ fault }) => fault === 'joined').length;
  const { same, unclear } = counts;
  const joined = same - (faults.length - wrong);
  const reports = told.filter(({ event, gold }) => event !== undefined && gold !== undefined).length;
  return { reports, same, joined, share: same === 0 ? 1 : joined / same, wrong, unclear, faults };
}

/** Which merged event each report stands in, by a number of our own: `merge` keeps but one report of a source. */
function mergedEvents(merge: Merge, told: readonly MergedReport[]): ReadonlyMap<MergedReport, string> {
  const bySource = new Map(told.map((one, index) => [`${one.article.id}#${index}`, one]));
  const reports = [...bySource].flatMap(([id, { article, event }]): Report[] => {
    const { title, outlet, url, published } = article;
    return event ? [{ event, source: { kind: 'article', id, title, outlet, url, published } }] : [];
  });
  const events = [...merge(reports).values()].flat();
  return new Map(
    events.flatMap(({ id, reports }) =>
      reports.flatMap(({ source }) => {
        const one = bySource.get(source.id);
        return one === undefined ? [] : [[one, id] as const];
      }),
    ),
  );
}

/** What a label means: a day, or a month or year that nothing finer fits, or one of several things. */
type Meaning = PartialDate | 'unclear';

interface Label {
  readonly told: MergedReport;
  readonly article: Article;
  readonly gold: ChannelEvent;
  readonly meaning: Meaning;
}

/** Labels of one channel and action, with what they mean. */
function groupsOf(told: readonly MergedReport[]): ReadonlyMap<string, readonly Label[]> {
  const labelled = told.flatMap((one) =>
    one.gold === undefined ? [] : [{ ...one, gold: one.gold, told: one }],
  );
  const groups = Map.groupBy(labelled, ({ gold }) => `${gold.channel} ${kindOf(gold)}`);
  return new Map([...groups].map(([key, group]) => [key, interpret(group)]));
}

function kindOf({ action }: ChannelEvent): string {
  return action === 'resume' ? 'hold' : action;
}

/** Days first, then months, then years, each by what is finer. */
function interpret(group: readonly Omit<Label, 'meaning'>[]): readonly Label[] {
  const labels: Label[] = [];
  for (const length of [10, 7, 4]) {
    const members = group.filter(({ gold }) => gold.date.length === length);
    const finer = [...labels];
    labels.push(...members.map((label) => ({ ...label, meaning: meaningOf(label, finer) })));
  }
  return labels;
}

function meaningOf({ gold, article }: Omit<Label, 'meaning'>, finer: readonly Label[]): Meaning {
  const fitting = finer
    .filter((other) => other.article.id !== article.id && other.gold.date.startsWith(gold.date))
    .map(({ meaning }) => meaning)
    .filter((meaning) => meaning === 'unclear' || canMean(gold, article, meaning));
  const [first = gold.date] = fitting;
  return fitting.every((one, _, all) => all.every((other) => isOne(one, other))) ? first : 'unclear';
}

function canMean({ action, background }: ChannelEvent, { published }: Article, date: PartialDate): boolean {
  if (published === null) return true;
  const day = publishedDay(published);
  if (action === 'schedule') return background || lastDay(date) >= addDays(day, -1);
  return firstDay(date) <= addDays(day, 1);
}

function isOne(a: Meaning, b: Meaning): boolean {
  if (a === 'unclear' || b === 'unclear') return false;
  return a === b || (a.length === 10 && b.length === 10 && Math.abs(daysBetween(a, b)) <= 1);
}

function compare(a: Label, b: Label): 'same' | 'different' | 'unclear' {
  if (a.article.id === b.article.id) return 'different';
  if (a.meaning !== 'unclear' && b.meaning !== 'unclear')
    return isOne(a.meaning, b.meaning) ? 'same' : 'different';
  return overlaps(a.gold.date, b.gold.date) ? 'unclear' : 'different';
}

function* pairsOf<T>(items: readonly T[]): Generator<readonly [T, T]> {
  for (const [index, a] of items.entries()) for (const b of items.slice(index + 1)) yield [a, b];
}

function faultOf(fault: PairFault['fault'], ...pair: readonly [Label, Label]): PairFault {
  const ends = pair.map(({ article, gold }) => ({ id: article.id, action: gold.action, date: gold.date }));
  return { fault, channel: pair[0].gold.channel, pair: ends };
}
