/**
 * Learns which sentences and candidates report events, for the filter that decides what a model is asked about. Those with
 * the evidence of a labelled event are positive; all others of the labelled articles, and those of streams, are negative.
 * An article's score is that of its best sentence and its best candidate together; in each language the threshold is the
 * highest that lets at most `SHARE` of the stream through.
 *
 *     node tools/train/relevance.ts            measures with outlets left out, then writes briefs/uschina/relevance.json
 *
 * The same articles always give the same file.
 */
import { createReadStream, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { loadBrief } from '../../src/brief/index.ts';
import type { Article, RawDocument } from '../../src/domain/article.ts';
import { createAligner, type TextSpan } from '../../src/extract/evidence/align.ts';
import { textOf } from '../../src/extract/evidence/passages.ts';
import { BITS } from '../../src/extract/hashing.ts';
import { createCandidateReader } from '../../src/extract/relevance/features.ts';
import { bestOf, scoreOf, type Weighing } from '../../src/extract/relevance/score.ts';
import { createPreparer } from '../../src/extract/rules/prepare.ts';
import { parse } from '../../src/parse/index.ts';
import { readLabelled } from '../eval/labelled.ts';
import { readCorpusLabels } from './corpus-labels.ts';
import { foldOf, folds, isEvidence } from './examples.ts';
import { type Example, trainLogistic } from './logistic.ts';

/** Share of a stream that may be worth a request; a little less than the 5 % that are aimed at, as only a sample is measured. */
const SHARE = 0.045;
/** One article in `READ` of a stream is read, one in `LEARNED` of those learned from unless it is labelled; the others measure. */
const [READ, LEARNED] = [3, 2];
const STREAMS = { zh: 'posts-2020-autumn', en: 'feeds-2023-first-half' } as const;
const SETTINGS = { size: 1 << BITS, epochs: 5, rate: 0.1, l1: 1, l2: 2 };
const WEIGHTS = { sentence: 4, candidate: 2, labelled: 1, stream: 0.5 };

interface Marked {
  readonly features: Uint32Array;
  readonly positive: boolean;
}

interface Sample {
  readonly source: string;
  readonly stream: boolean;
  readonly language: 'en' | 'zh';
  readonly relevant: boolean;
  readonly learned: boolean;
  /** Counts where the share of a stream that passes is measured. */
  readonly measured: boolean;
  readonly fold: number;
  readonly sentences: readonly Marked[];
  readonly candidates: readonly Marked[];
}

const SHARED = '../shared';
const brief = loadBrief('briefs/uschina');
const sentencesOf = createCandidateReader(brief);
const prepare = createPreparer(brief);
const parseDocument = (document: RawDocument) => parse(document, { zones: brief.zones });
const languageOf = ({ language }: Article) => (language === 'en' ? 'en' : 'zh');

function labelledSample(source: string, article: Article, evidence: readonly string[]): Sample {
  const align = createAligner(textOf(article));
  const spans = evidence.flatMap((text) => align(text) ?? []);
  const sentences = [...sentencesOf(article)];
  const positive = new Set(spans.flatMap((span) => nearest(sentences, span)));
  const candidates = prepare(article)?.candidates ?? [];
  return {
    source,
    stream: false,
    language: languageOf(article),
    relevant: evidence.length > 0,
    learned: true,
    measured: false,
    fold: foldOf(article),
    sentences: sentences.map((one) => ({ features: one.features, positive: positive.has(one) })),
    candidates: candidates.map(({ candidate, features }) => ({
      features,
      positive: evidence.some((text) => isEvidence(text, candidate.analysis.sentence.text)),
    })),
  };
}

/** The candidates that overlap a span; the nearest one where none does. */
function nearest<Span extends TextSpan>(sentences: readonly Span[], span: TextSpan): readonly Span[] {
  const distance = ({ start, end }: TextSpan) => Math.max(0, start - span.end + 1, span.start - end + 1);
  const least = Math.min(...sentences.map(distance));
  const close = sentences.filter((sentence) => distance(sentence) === least);
  return least === 0 ? close : close.slice(0, 1);
}

/** Articles of a stream; those that are labelled teach nothing here. */
async function streamSamples(
  language: 'en' | 'zh',
  labelled: ReadonlySet<string>,
): Promise<readonly Sample[]> {
  const source = STREAMS[language];
  const lines = createInterface({
    input: createReadStream(`${SHARED}/corpus/${source}.jsonl.gz`).pipe(createGunzip()),
  });
  const samples: Sample[] = [];
  let index = 0;
  for await (const line of lines) {
    index += 1;
    if (index % READ !== 0) continue;
    const article = parseDocument({ path: `${source}:${index}`, bytes: Buffer.from(line) });
    if ('reason' in article) continue;
    const negative = ({ features }: { readonly features: Uint32Array }) => ({ features, positive: false });
    const sentences = [...sentencesOf(article)].map(negative);
    const number = samples.length;
    samples.push({
      source,
      stream: true,
      language,
      relevant: false,
      learned: number % LEARNED === 0 && !labelled.has(article.id),
      measured: number % LEARNED !== 0,
      fold: number % folds.length,
      sentences,
      candidates: sentences.length === 0 ? [] : (prepare(article)?.candidates ?? []).map(negative),
    });
  }
  return samples;
}

interface Learned {
  readonly sentences: Weighing;
  readonly candidates: Weighing;
}

function train(samples: readonly Sample[]): Learned {
  const weights = (of: (sample: Sample) => readonly Marked[], weight: number) =>
    trainLogistic(
      samples.flatMap((sample): readonly Example[] =>
        of(sample).map((one) => ({
          ...one,
          weight: one.positive ? weight : sample.stream ? WEIGHTS.stream : WEIGHTS.labelled,
        })),
      ),
      SETTINGS,
    );
  return {
    sentences: { weights: weights(({ sentences }) => sentences, WEIGHTS.sentence), scale: 1 },
    candidates: { weights: weights(({ candidates }) => candidates, WEIGHTS.candidate), scale: 1 },
  };
}

type Scored = Sample & { readonly score: number };

function scored(sample: Sample, { sentences, candidates }: Learned): Scored {
  const score =
    sample.sentences.length === 0
      ? Number.NEGATIVE_INFINITY
      : scoreOf({
          sentence: bestOf(sample.sentences, sentences),
          candidate: bestOf(sample.candidates, candidates),
        });
  return { ...sample, score };
}

type Thresholds = { readonly en: number; readonly zh: number };

/** The highest scores that at most `SHARE` of the streams' articles reach. */
function thresholdsOf(all: readonly Scored[]): Thresholds {
  const of = (language: 'en' | 'zh') => {
    const own = all.filter((one) => one.measured && one.language === language);
    const scores = own.map(({ score }) => score).toSorted((a, b) => b - a);
    return (scores[Math.floor(scores.length * SHARE)] ?? 0) + 1e-4;
  };
  return { en: of('en'), zh: of('zh') };
}

function report(title: string, all: readonly Scored[], thresholds: Thresholds): void {
  const share = (some: readonly Scored[]) =>
    (some.filter(({ score, language }) => score >= thresholds[language]).length / some.length).toFixed(4);
  const rows = [...Map.groupBy(all, ({ source }) => source)].map(([source, own]) => {
    const relevant = own.filter((sample) => sample.relevant);
    const recall = relevant.length === 0 ? '' : `, recall ${share(relevant)}`;
    const unseen = own.filter(({ measured }) => measured);
    return `  ${source}: ${share(own)} pass${recall}${unseen.length === 0 ? '' : `; not learned from: ${share(unseen)}`}`;
  });
  process.stdout.write(`${title}\n${rows.join('\n')}\n`);
}

/** Weights as whole numbers that fit into a byte. */
function rounded({ weights }: Weighing): { readonly scale: number; readonly weights: Int8Array } {
  const all = Float32Array.from(weights);
  const scale = all.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) / 127;
  return { scale, weights: Int8Array.from(all, (weight) => Math.round(weight / scale)) };
}

const sets = ['eval', 'eval-wide'].flatMap((name) =>
  readLabelled(join(SHARED, name), parseDocument).map(({ article, events }) =>
    labelledSample(
      name,
      article,
      events.map(({ evidence }) => evidence),
    ),
  ),
);
const labels = readCorpusLabels('tools/train/labels', join(SHARED, 'corpus'), parseDocument);
const known = new Set(labels.map(({ article }) => article.id));
const samples = [
  ...sets,
  ...labels.map(({ article, gold }) =>
    labelledSample(
      'labels',
      article,
      gold.map(({ evidence }) => evidence),
    ),
  ),
  ...(await streamSamples('zh', known)),
  ...(await streamSamples('en', known)),
];
const learned = samples.filter((sample) => sample.learned);

const held = folds.flatMap((fold) => {
  const weights = train(learned.filter((sample) => sample.fold !== fold));
  return samples.filter((sample) => sample.fold === fold).map((sample) => scored(sample, weights));
});
report('outlets left out', held, thresholdsOf(held));

const weights = train(learned);
const packed = { sentences: rounded(weights.sentences), candidates: rounded(weights.candidates) };
const all = samples.map((sample) => scored(sample, packed));
const thresholds = thresholdsOf(all);
report('learned from all', all, thresholds);
const written = (part: { readonly scale: number; readonly weights: Int8Array }) => ({
  scale: part.scale,
  weights: Buffer.from(part.weights.buffer).toString('base64'),
});
writeFileSync(
  `${brief.folder}/relevance.json`,
  `${JSON.stringify({ thresholds, sentences: written(packed.sentences), candidates: written(packed.candidates) }, null, 2)}\n`,
);
