import type { PartialDate } from '../../src/domain/dates.ts';
import type { Action, ChannelEvent } from '../../src/domain/event.ts';
import {
  type ComparedArticle,
  compareArticle,
  type Extract,
  type ScoreRow,
  scoreRow,
  scoreRows,
} from './compare.ts';
import { type CrossValidationReport, crossValidate, type Fitting } from './cross-validation.ts';
import { type Parse, readLabelled } from './labelled.ts';
import { evalMainText, type MainTextReport } from './main-text.ts';
import { evalMerging, type Merge, type MergingReport } from './merging.ts';
import { type SplitSide, splitSide } from './split.ts';

/** The stages that are measured. */
export interface Stages {
  readonly parse: Parse;
  readonly extract: Extract;
  readonly merge: Merge;
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

/** The scores of one side of the split. */
export interface SplitReport {
  readonly side: SplitSide;
  readonly articles: number;
  readonly overall: ScoreRow;
  readonly relevance: number;
  readonly by: EvalReport['by'];
}

export interface EvalReport {
  readonly articles: number;
  readonly overall: ScoreRow;
  /** Share of articles where gold and prediction agree whether there is any event. */
  readonly relevance: number;
  readonly by: Readonly<Record<'channel' | 'action' | 'language' | 'outlet', readonly ScoreRow[]>>;
  /** The outlets and years that nothing was made on, and those that rules and models were made on. */
  readonly split: readonly SplitReport[];
  /** How labelled events are merged, and how predicted ones, of which those count that match a label strictly. */
  readonly merging: { readonly gold: MergingReport; readonly predicted: MergingReport };
  readonly mainText: readonly MainTextReport[];
  /** Articles with the most differences first. */
  readonly worst: readonly Case[];
  /** Only where it was asked for. */
  readonly folds?: CrossValidationReport;
  /** Id of the extractor that was measured. */
  readonly extractor?: string;
  /** Articles that it left out, which count as having no events. */
  readonly unanswered?: number;
}

/**
 * Measures the stages against a folder of labelled articles (`articles.jsonl`, `labels.jsonl`) and of raw documents with
 * their main text (`parse*.jsonl`), by the measures that the folder's README defines.
 *
 * @param fitting where given, outlets and months are left out in turn as well.
 * @throws BackchannelError INPUT_UNREADABLE where the folder lacks the two files.
 */
export function evaluate(folder: string, stages: Stages, fitting?: Fitting): EvalReport {
  const labelled = readLabelled(folder, stages.parse);
  const judged = labelled.map((one) => compareArticle(one, stages.extract));
  const overall = scoreRow('all', judged);
  return {
    articles: judged.length,
    overall,
    relevance: relevanceOf(judged),
    by: rowsBy(judged),
    split: (['held-out', 'train'] as const).map((side) => splitReport(side, judged)),
    merging: {
      gold: evalMerging(stages.merge, judged.flatMap(toldByGold)),
      predicted: evalMerging(stages.merge, judged.flatMap(toldByPrediction)),
    },
    mainText: evalMainText(folder, stages.parse),
    // What is held out stays unseen: only its figures are shown.
    worst: judged
      .filter(({ article }) => splitSide(article) === 'train')
      .map(toCase)
      .filter(differs)
      .toSorted((a, b) => size(b) - size(a)),
    ...(fitting && { folds: crossValidate(labelled, fitting, overall) }),
  };
}

function splitReport(side: SplitSide, compared: readonly ComparedArticle[]): SplitReport {
  const own = compared.filter(({ article }) => splitSide(article) === side);
  return {
    side,
    articles: own.length,
    overall: scoreRow(side, own),
    relevance: relevanceOf(own),
    by: rowsBy(own),
  };
}

function relevanceOf(compared: readonly ComparedArticle[]): number {
  const agreed = compared.filter(({ gold, predicted }) => gold.length > 0 === predicted.length > 0);
  return agreed.length / Math.max(1, compared.length);
}

function rowsBy(compared: readonly ComparedArticle[]): EvalReport['by'] {
  return {
    channel: scoreRows(compared, ({ channel }) => channel),
    action: scoreRows(compared, ({ action }) => action),
    language: scoreRows(compared, (_, article) => article.language),
    outlet: scoreRows(compared, (_, article) => article.outlet ?? 'none'),
  };
}

function toldByGold({ article, gold }: ComparedArticle) {
  return gold.map((event) => ({ article, event, gold: event }));
}

function toldByPrediction({ article, gold, predicted, strict }: ComparedArticle) {
  const invented = predicted.filter((_, at) => !strict.includes(at));
  return [
    ...gold.map((event, index) => ({ article, event: predicted[strict[index] ?? -1], gold: event })),
    ...invented.map((event) => ({ article, event, gold: undefined })),
  ];
}

function toCase({ article, gold, predicted, strict: pairs }: ComparedArticle): Case {
  return {
    id: article.id,
    outlet: article.outlet,
    title: article.title,
    missed: gold.filter((_, index) => pairs[index] === undefined).map(toLine),
    invented: predicted.filter((_, index) => !pairs.includes(index)).map(toLine),
  };
}

function toLine({ channel, action, date, evidence }: ChannelEvent): EventLine {
  return { channel, action, date, evidence };
}

function size({ missed, invented }: Case): number {
  return missed.length + invented.length;
}

function differs(one: Case): boolean {
  return size(one) > 0;
}
