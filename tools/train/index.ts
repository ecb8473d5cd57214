import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadBrief } from '../../src/brief/index.ts';
import type { RawDocument } from '../../src/domain/article.ts';
import { BITS } from '../../src/extract/hashing.ts';
import type { CandidateClaim } from '../../src/extract/rules/claim.ts';
import { claimFeatures } from '../../src/extract/rules/claim-features.ts';
import { claimsOf, judge, type Model } from '../../src/extract/rules/judge.ts';
import { encode } from '../../src/extract/rules/model-file.ts';
import { sigmoid } from '../../src/extract/rules/numbers.ts';
import { createPreparer, type Prepared } from '../../src/extract/rules/prepare.ts';
import { groupClaims } from '../../src/extract/rules/rivals.ts';
import { parse } from '../../src/parse/index.ts';
import { readLabelled } from '../eval/labelled.ts';
import { pair, strict } from '../eval/measures.ts';
import { splitSide } from '../eval/split.ts';
import { type TrainingRow, trainForest } from './boosting.ts';
import { calibrate, type Outcome, thresholdFor } from './calibration.ts';
import { readCorpusLabels } from './corpus-labels.ts';
import { dateExamples, foldOf, folds, isRight, mentionExamples, type TrainingArticle } from './examples.ts';
import { trainLogistic } from './logistic.ts';

const ROOT = join(import.meta.dirname, '../..');
const SHARED = join(ROOT, '../shared');
/** The model that the program comes with is made of all labels; the one that is measured knows nothing of the held-out side. */
const SHIPPED = join(ROOT, 'src/extract/rules/model.json');
const MEASURED = join(ROOT, 'tools/eval/model.json');

const LINEAR = { size: 1 << BITS, epochs: 5, rate: 0.1, l1: 0.6, l2: 1 };
const FOREST = { trees: 120, depth: 3, rate: 0.08, minWeight: 5, l2: 3 };
/** The precision in each language, on outlets left out of training, that decides the threshold. */
const PRECISION = 0.7;

/** An article that does not concern the brief. */
const NOTHING: Prepared = {
  published: '',
  patterns: { events: [], of: () => [] },
  known: new Map(),
  candidates: [],
};

/** All labelled articles, prepared. */
function readAll(): readonly TrainingArticle[] {
  const brief = loadBrief(join(ROOT, 'briefs/uschina'));
  const prepare = createPreparer(brief);
  const parseArticle = (document: RawDocument) => parse(document, { zones: brief.zones });
  const sets = ['eval', 'eval-wide'].flatMap((set) =>
    readLabelled(join(SHARED, set), parseArticle).map(({ article, events }) => ({
      article,
      gold: events,
      familiar: set === 'eval',
    })),
  );
  const more = readCorpusLabels(join(import.meta.dirname, 'labels'), join(SHARED, 'corpus'), parseArticle);
  return [...sets, ...more.map((one) => ({ ...one, familiar: false }))].map((one) => ({
    ...one,
    prepared: prepare(one.article) ?? NOTHING,
  }));
}

function trainLinear(articles: readonly TrainingArticle[]): Pick<Model, 'mentions' | 'dates'> {
  return {
    mentions: trainLogistic(articles.flatMap(mentionExamples), LINEAR),
    dates: trainLogistic(articles.flatMap(dateExamples), LINEAR),
  };
}

/** Claims as the trees see them, by linear models that do not know the article's outlet. */
function rowsOf(
  { prepared, gold }: TrainingArticle,
  claims: readonly CandidateClaim[],
): readonly TrainingRow[] {
  const grouped = groupClaims(claims);
  return claims.map((claim) => ({
    values: claimFeatures(claim, grouped, prepared),
    positive: isRight(claim, gold),
  }));
}

interface Prediction extends Outcome {
  /** The language of its sentence, and of its article. */
  readonly language: 'en' | 'zh';
  readonly group: string;
  readonly familiar: boolean;
}

const NO_CALIBRATION = { en: { slope: 1, offset: 0 }, zh: { slope: 1, offset: 0 } };

/** Every prediction with its confidence, by a model that does not know the article's outlet. */
function crossValidate(
  articles: readonly TrainingArticle[],
  linear: readonly Pick<Model, 'mentions' | 'dates'>[],
  rows: ReadonlyMap<TrainingArticle, readonly TrainingRow[]>,
): readonly Prediction[] {
  return folds.flatMap((fold) => {
    const rest = articles.filter(({ article }) => foldOf(article) !== fold);
    const claims = trainForest(
      rest.flatMap((one) => rows.get(one) ?? []),
      FOREST,
    );
    const part = linear[fold];
    if (part === undefined) return [];
    return articles
      .filter(({ article }) => foldOf(article) === fold)
      .flatMap(({ article, prepared, gold, familiar }) => {
        const judged = judge(prepared, { ...part, claims, threshold: 0, calibrations: NO_CALIBRATION });
        const events = judged.map(({ candidate, option }) => ({
          channel: candidate.channel.id,
          action: candidate.action,
          date: option.date,
        }));
        const matched = new Set(pair(gold, events, strict));
        return judged.map(({ candidate, confidence }, at) => ({
          logit: Math.log(confidence / (1 - confidence)),
          right: matched.has(at),
          language: candidate.analysis.sentence.language,
          group: article.language,
          familiar,
        }));
      });
  });
}

/** Trains a model and writes it; the trees learn from claims of linear models that do not know the article's outlet. */
function train(articles: readonly TrainingArticle[], output: string): void {
  const gold = articles.reduce((sum, one) => sum + one.gold.length, 0);
  console.log(`${output}: ${articles.length} articles, ${gold} events`);
  const linear = folds.map((fold) => trainLinear(articles.filter(({ article }) => foldOf(article) !== fold)));
  const rows = new Map(
    articles.map((one) => {
      const part = linear[foldOf(one.article)];
      return [one, part === undefined ? [] : rowsOf(one, claimsOf(one.prepared, part))] as const;
    }),
  );
  const predictions = crossValidate(articles, linear, rows);
  // The patterns were written with the familiar articles at hand: what others show counts.
  const unfamiliar = predictions.filter(({ familiar }) => !familiar);
  const calibrations = {
    en: calibrate(unfamiliar.filter(({ language }) => language === 'en')),
    zh: calibrate(unfamiliar.filter(({ language }) => language === 'zh')),
  };
  const confident = unfamiliar.map((one) => {
    const { slope, offset } = calibrations[one.language];
    return { ...one, confidence: sigmoid(slope * one.logit + offset) };
  });
  const labels = articles.filter(({ familiar }) => !familiar).flatMap((one) => one.gold).length;
  for (const precision of SHOWN) console.log(lineOf(thresholdFor(confident, precision), confident, labels));
  for (const limit of CONFIDENCES) console.log(lineOf(limit, confident, labels));
  for (const [group, own] of Map.groupBy(confident, (one) => one.group))
    console.log(`  ${group}: ${CONFIDENCES.map((limit) => precisionAbove(limit, own)).join(', ')}`);
  const claims = trainForest([...rows.values()].flat(), FOREST);
  const threshold = thresholdFor(confident, PRECISION);
  writeFileSync(output, encode({ ...trainLinear(articles), claims, calibrations, threshold }));
}

/** Precisions in each language for which the outlets left out are shown. */
const SHOWN = [0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9];
/** Confidences for which the precision in each language is shown. */
const CONFIDENCES = [0.4, 0.5, 0.6, 0.7, 0.8];

type Confident = Prediction & { readonly confidence: number };

function precisionAbove(limit: number, predictions: readonly Confident[]): string {
  const kept = predictions.filter(({ confidence }) => confidence >= limit);
  const right = kept.filter((one) => one.right).length;
  return `from ${limit}: ${(right / kept.length).toFixed(2)} of ${kept.length}`;
}

function lineOf(threshold: number, predictions: readonly Confident[], gold: number): string {
  const kept = predictions.filter(({ confidence }) => confidence >= threshold);
  const right = kept.filter((one) => one.right).length;
  const [precision, recall] = [right / kept.length, right / gold];
  const f1 = (2 * precision * recall) / (precision + recall);
  const figures = [threshold, precision, recall, f1].map((figure) => figure.toFixed(2));
  return `threshold ${figures[0]}: ${kept.length} events, precision ${figures[1]}, recall ${figures[2]}, F1 ${figures[3]}`;
}

const articles = readAll();
train(
  articles.filter(({ article }) => splitSide(article) === 'train'),
  MEASURED,
);
train(articles, SHIPPED);
