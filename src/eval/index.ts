import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Article, RawDocument, Skipped } from '../model/article.ts';
import type { PartialDate } from '../model/date.ts';
import { BackchannelError } from '../model/error.ts';
import type { Action, ChannelEvent } from '../model/event.ts';
import { evalMainText, type MainTextReport } from './maintext.ts';
import { lenient, pair, type Score, score, strict, type Tally } from './measure.ts';

/** The stages that are measured. */
export interface Stages {
  parse(document: RawDocument): Article | Skipped;
  extract(article: Article): readonly ChannelEvent[];
}

/** An event as a line of a report shows it. */
export interface EventLine {
  readonly channel: string;
  readonly action: Action;
  readonly date: PartialDate;
  readonly evidence: string;
}

/** An article in which gold and prediction differ. */
export interface Case {
  readonly id: string;
  readonly outlet: string | null;
  readonly title: string | null;
  readonly missed: readonly EventLine[];
  readonly invented: readonly EventLine[];
}

/** Scores of the articles or events that share a property. */
export interface Row {
  readonly name: string;
  readonly gold: number;
  readonly predicted: number;
  readonly strict: Score;
  readonly lenient: Score;
}

export interface EvalReport {
  readonly articles: number;
  readonly overall: Row;
  /** Share of articles where gold and prediction agree whether there is any event. */
  readonly relevance: number;
  readonly by: Readonly<Record<'channel' | 'action' | 'language' | 'outlet', readonly Row[]>>;
  readonly mainText: readonly MainTextReport[];
  /** Articles with the most differences first. */
  readonly worst: readonly Case[];
}

interface Labels {
  readonly id: string;
  readonly events: readonly EventLine[];
}

interface Judged {
  readonly article: Article;
  readonly gold: readonly EventLine[];
  readonly predicted: readonly ChannelEvent[];
  readonly strict: readonly (number | undefined)[];
  readonly lenient: readonly (number | undefined)[];
}

/**
 * Measures the stages against a folder of labelled articles (`articles.jsonl`, `labels.jsonl`) and of raw documents with
 * their main text (`parse*.jsonl`), by the measures that the folder's README defines.
 *
 * @throws BackchannelError INPUT_UNREADABLE where the folder lacks the two files.
 */
export function evaluate(folder: string, stages: Stages): EvalReport {
  const gold = new Map(lines<Labels>(folder, 'labels.jsonl').map(({ id, events }) => [id, events]));
  const judged = lines<object>(folder, 'articles.jsonl').flatMap((line, index) => {
    const bytes = Buffer.from(JSON.stringify(line));
    const article = stages.parse({ path: `articles.jsonl:${index + 1}`, bytes });
    return 'reason' in article ? [] : [judge(article, gold.get(article.id) ?? [], stages.extract(article))];
  });
  const agreed = judged.filter((one) => one.gold.length > 0 === one.predicted.length > 0);
  return {
    articles: judged.length,
    overall: row('all', judged, () => true),
    relevance: agreed.length / Math.max(1, judged.length),
    by: {
      channel: rows(judged, ({ channel }) => channel),
      action: rows(judged, ({ action }) => action),
      language: rows(judged, (_, article) => article.language),
      outlet: rows(judged, (_, article) => article.outlet ?? 'none'),
    },
    mainText: evalMainText(folder, stages.parse),
    worst: judged
      .map(toCase)
      .filter(differs)
      .toSorted((a, b) => size(b) - size(a)),
  };
}

function lines<Line>(folder: string, file: string): Line[] {
  const path = join(folder, file);
  if (!existsSync(path)) {
    throw new BackchannelError(
      'INPUT_UNREADABLE',
      `There is no ${file} in ${folder}.`,
      'Name a folder of labelled articles with --folder: articles.jsonl and labels.jsonl, one JSON object a line.',
    );
  }
  const text = readFileSync(path, 'utf8');
  return text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [JSON.parse(line) as Line]));
}

function judge(article: Article, gold: readonly EventLine[], predicted: readonly ChannelEvent[]): Judged {
  return {
    article,
    gold,
    predicted,
    strict: pair(gold, predicted, strict),
    lenient: pair(gold, predicted, lenient),
  };
}

type Key = (event: EventLine, article: Article) => string;

function rows(judged: readonly Judged[], key: Key): Row[] {
  const names = new Set(
    judged.flatMap(({ article, gold, predicted }) =>
      [...gold, ...predicted].map((event) => key(event, article)),
    ),
  );
  return [...names]
    .map((name) => row(name, judged, (event, article) => key(event, article) === name))
    .toSorted((a, b) => b.gold - a.gold || a.name.localeCompare(b.name));
}

function row(
  name: string,
  judged: readonly Judged[],
  counts: (event: EventLine, article: Article) => boolean,
): Row {
  const tallies = { strict: emptyTally(), lenient: emptyTally() };
  for (const one of judged) {
    for (const measure of ['strict', 'lenient'] as const) {
      const tally = tallies[measure];
      tally.predicted += one.predicted.filter((event) => counts(event, one.article)).length;
      for (const [index, event] of one.gold.entries()) {
        if (!counts(event, one.article)) continue;
        tally.gold += 1;
        if (one[measure][index] !== undefined) tally.matched += 1;
      }
    }
  }
  const { gold, predicted } = tallies.strict;
  return { name, gold, predicted, strict: score(tallies.strict), lenient: score(tallies.lenient) };
}

function emptyTally(): Tally {
  return { matched: 0, predicted: 0, gold: 0 };
}

function toCase({ article, gold, predicted, strict: pairs }: Judged): Case {
  return {
    id: article.id,
    outlet: article.outlet,
    title: article.title,
    missed: gold.filter((_, index) => pairs[index] === undefined).map(toLine),
    invented: predicted.filter((_, index) => !pairs.includes(index)).map(toLine),
  };
}

function toLine({ channel, action, date, evidence }: EventLine): EventLine {
  return { channel, action, date, evidence };
}

function size({ missed, invented }: Case): number {
  return missed.length + invented.length;
}

function differs(one: Case): boolean {
  return size(one) > 0;
}
