import type { Article } from '../../domain/article.ts';
import type { Brief } from '../../domain/brief.ts';
import type { ChannelEvent } from '../../domain/event.ts';
import type { Finding } from '../legacy/index.ts';
import { createMemo } from '../../text/memo.ts';
import { createEventWriter } from './details.ts';
import { type Judged, judge, type Model } from './judge.ts';
import { loadModel } from './model-file.ts';
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
    return events(judged, prepared, model);
  };

  function events(
    judged: readonly Judged[],
    { published, patterns }: Prepared,
    { threshold }: Model,
  ): readonly ChannelEvent[] {
    return judged
      .filter(({ confidence }) => confidence >= threshold)
      .map((one) => write(one, published, patterns));
  }
}
