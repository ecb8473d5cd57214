import type { Article } from '../../domain/article.ts';
import type { Brief } from '../../domain/brief.ts';
import type { ChannelEvent } from '../../domain/event.ts';
import { createMemo } from '../../text/memo.ts';
import type { Finding } from '../patterns/index.ts';
import type { Triggered } from './actions.ts';
import { createEventWriter } from './details.ts';
import { type JudgedCandidate, judge, type Model } from './judge.ts';
import { loadModel } from './model-file.ts';
import { agrees } from './patterns.ts';
import { createPreparer, type Prepared } from './prepare.ts';
import { explain } from './trace.ts';

/** The events of one article, the surest first. */
export type RuleReader = (article: Article) => readonly ChannelEvent[];

const models = createMemo<string, Model>();

/** How a reader is compiled. */
export interface ReaderOptions {
  /** Is told how each sentence was read when an article ends. */
  readonly watch?: (finding: Finding) => void;
  /** A file with another model than the one that the program comes with. */
  readonly model?: string;
}

/**
 * Below these confidences the model vetoes what the patterns read. Of lines, agreements and rare actions it has seen few labels,
 * so it is unsure of them; the patterns know them from the brief.
 */
const VETO = { common: 0.28, rare: 0.15 } as const;
const RARE: ReadonlySet<Triggered> = new Set<Triggered>(['suspend', 'extend', 'end']);

/** One sentence does not say of one day that a channel was used and that it was closed: the surer reading counts. */
function contradicts(surer: JudgedCandidate, other: JudgedCandidate): boolean {
  return (
    surer.candidate.channel === other.candidate.channel &&
    surer.candidate.analysis === other.candidate.analysis &&
    surer.option.date === other.option.date &&
    (surer.candidate.action === 'hold') !== (other.candidate.action === 'hold') &&
    (isClosing(surer) || isClosing(other))
  );
}

function isClosing({ candidate: { action } }: JudgedCandidate): boolean {
  return action === 'suspend' || action === 'postpone' || action === 'refuse' || action === 'end';
}

/** The confidence that a candidate needs: less where the patterns read it too, save that they take wishes to talk for proposals. */
function leastConfidence(
  { candidate: { channel, action }, option }: JudgedCandidate,
  { patterns }: Prepared,
  { threshold }: Model,
): number {
  if (!agrees(patterns, channel.id, action, option.date)) return threshold;
  if (channel.kind !== 'dialogue' || RARE.has(action)) return VETO.rare;
  return action === 'propose' ? threshold : VETO.common;
}

/**
 * Compiles a brief into a reader: a pure function from an article to the channel events it reports. Patterns and
 * generous candidates propose, a learned model judges; an article without a publication date reports nothing, since
 * nothing in it can be dated.
 */
export function createRuleReader(brief: Brief, { watch, model: file }: ReaderOptions = {}): RuleReader {
  const model = models.get(file ?? '', () => loadModel(file));
  const findings: Finding[] = [];
  const prepare = createPreparer(brief, watch && ((finding) => findings.push(finding)));
  const write = createEventWriter(brief);
  return (article) => {
    const prepared = prepare(article);
    if (prepared === undefined) return [];
    const judged = judge(prepared, model);
    if (watch) for (const finding of explain(findings.splice(0), judged, model.threshold)) watch(finding);
    return judged
      .filter((one) => one.confidence >= leastConfidence(one, prepared, model))
      .filter((one, at, kept) => !kept.slice(0, at).some((surer) => contradicts(surer, one)))
      .map((one) => write(one, prepared));
  };
}
