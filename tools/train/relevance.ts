/**
 * Learns which sentences report events, for the filter that decides what a model is asked about. Sentences with the evidence
 * of a labelled event are positive; all others of the labelled articles, and those of streams, are negative. An article's score is
 * that of its best sentence; the threshold is the highest that lets at most `SHARE` of each stream through.
 *
 *     node tools/train/relevance.ts            measures by cross-validation, then writes briefs/uschina/relevance.json
 *
 * The same articles always give the same file.
 */
import { createReadStream, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { loadBrief } from '../../src/brief/index.ts';
import type { RawDocument } from '../../src/domain/article.ts';
import { createAligner, type TextSpan } from '../../src/extract/evidence/align.ts';
import { textOf } from '../../src/extract/evidence/passages.ts';
import { BITS } from '../../src/extract/hashing.ts';
import { createCandidateReader } from '../../src/extract/relevance/features.ts';
import { parse } from '../../src/parse/index.ts';
import { readLabelled } from '../eval/labelled.ts';
import { trainLogistic } from './logistic.ts';

const FOLDS = 5;
/** Share of a stream that may be worth a request. */
const SHARE = 0.05;
/** One article in STEP of a stream is learned from; the others only measure. */
const STEP = 2;
const STREAMS = ['posts-2020-autumn', 'feeds-2023-first-half'];
const SETTINGS = { size: 1 << BITS, epochs: 5, rate: 0.1, l1: 1, l2: 2 };
const WEIGHTS = { positive: 4, labelled: 1, stream: 0.5 };

interface Sentence {
  readonly features: Uint32Array;
  readonly positive: boolean;
}

interface Sample {
  readonly source: string;
  readonly relevant: boolean;
  readonly learned: boolean;
  readonly fold: number;
  readonly sentences: readonly Sentence[];
}

const brief = loadBrief('briefs/uschina');
const candidates = createCandidateReader(brief);
const parseDocument = (document: RawDocument) => parse(document, { zones: brief.zones });

function labelledSamples(name: string): readonly Sample[] {
  return readLabelled(`../shared/${name}`, parseDocument).map(({ article, events }, index) => {
    const align = createAligner(textOf(article));
    const spans = events.flatMap(({ evidence }) => align(evidence) ?? []);
    const sentences = [...candidates(article)];
    const positive = new Set(spans.flatMap((span) => nearest(sentences, span)));
    return {
      source: name,
      relevant: events.length > 0,
      learned: true,
      fold: index % FOLDS,
      sentences: sentences.map((one) => ({ features: one.features, positive: positive.has(one) })),
    };
  });
}

/** The candidates that overlap a span; the nearest one where none does. */
function nearest<Span extends TextSpan>(sentences: readonly Span[], span: TextSpan): readonly Span[] {
  const distance = ({ start, end }: TextSpan) => Math.max(0, start - span.end + 1, span.start - end + 1);
  const least = Math.min(...sentences.map(distance));
  const close = sentences.filter((sentence) => distance(sentence) === least);
  return least === 0 ? close : close.slice(0, 1);
}

async function streamSamples(name: string): Promise<readonly Sample[]> {
  const lines = createInterface({
    input: createReadStream(`../shared/corpus/${name}.jsonl.gz`).pipe(createGunzip()),
  });
  const samples: Sample[] = [];
  for await (const line of lines) {
    const index = samples.length;
    const article = parseDocument({ path: `${name}:${index}`, bytes: Buffer.from(line) });
    const sentences =
      'reason' in article
        ? []
        : [...candidates(article)].map(({ features }) => ({ features, positive: false }));
    samples.push({
      source: name,
      relevant: false,
      learned: index % STEP === 0,
      fold: index % FOLDS,
      sentences,
    });
  }
  return samples;
}

function train(samples: readonly Sample[]): Float32Array {
  const examples = samples.flatMap(({ source, sentences }) =>
    sentences.map(({ features, positive }) => {
      const negative = STREAMS.includes(source) ? WEIGHTS.stream : WEIGHTS.labelled;
      return { features, positive, weight: positive ? WEIGHTS.positive : negative };
    }),
  );
  return trainLogistic(examples, SETTINGS);
}

function scoreOf({ sentences }: Sample, weights: Float32Array): number {
  const sums = sentences.map(({ features }) =>
    features.reduce((sum, place) => sum + (weights[place] ?? 0), 0),
  );
  return Math.max(Number.NEGATIVE_INFINITY, ...sums);
}

type Scored = Sample & { readonly score: number };

/** The highest score that at most `SHARE` of each stream's articles reach. */
function thresholdOf(scored: readonly Scored[]): number {
  const limits = STREAMS.map((name) => {
    const scores = scored
      .filter(({ source, learned }) => source === name && !learned)
      .map(({ score }) => score);
    return scores.toSorted((a, b) => b - a)[Math.floor(scores.length * SHARE)] ?? 0;
  });
  return Math.max(...limits) + 1e-4;
}

function report(title: string, scored: readonly Scored[], threshold: number): void {
  const share = (some: readonly Scored[]) =>
    (some.filter(({ score }) => score >= threshold).length / some.length).toFixed(4);
  const rows = [...new Set(scored.map(({ source }) => source))].map((source) => {
    const own = scored.filter((sample) => sample.source === source);
    const relevant = own.filter((sample) => sample.relevant);
    const recall = relevant.length === 0 ? '' : `, recall ${share(relevant)}`;
    const unseen = own.filter(({ learned }) => !learned);
    return `  ${source}: ${share(own)} pass${recall}${unseen.length === 0 ? '' : `; not learned from: ${share(unseen)}`}`;
  });
  process.stdout.write(`${title} (threshold ${threshold.toFixed(2)})\n${rows.join('\n')}\n`);
}

const samples = [
  ...labelledSamples('eval'),
  ...labelledSamples('eval-wide'),
  ...(await Promise.all(STREAMS.map(streamSamples))).flat(),
];
const learned = samples.filter((sample) => sample.learned);

const held = Array.from({ length: FOLDS }, (_, fold) => {
  const weights = train(learned.filter((sample) => sample.fold !== fold));
  return samples
    .filter((sample) => sample.fold === fold)
    .map((sample) => ({ ...sample, score: scoreOf(sample, weights) }));
}).flat();
report('cross-validated', held, thresholdOf(held));

const weights = train(learned);
const scale = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) / 127;
const whole = Int8Array.from(weights, (weight) => Math.round(weight / scale));
const rounded = Float32Array.from(whole, (weight) => weight * scale);
const all = samples.map((sample) => ({ ...sample, score: scoreOf(sample, rounded) }));
const threshold = thresholdOf(all);
report('learned from all', all, threshold);
writeFileSync(
  `${brief.folder}/relevance.json`,
  `${JSON.stringify({ scale, threshold, weights: Buffer.from(whole.buffer).toString('base64') }, null, 2)}\n`,
);
