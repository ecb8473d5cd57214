import type { Article } from '../../domain/article.ts';
import type { Brief } from '../../domain/brief.ts';
import type { ChannelEvent } from '../../domain/event.ts';
import type { Finding } from '../legacy/index.ts';
import { createEventWriter } from './details.ts';
import { type Judged, judge, type Model } from './judge.ts';
import { loadModel } from './model-file.ts';
import { createPreparer, type Prepared } from './prepare.ts';
import { explain } from './trace.ts';

/** The events of one article, the surest first. */
export type RuleReader = (article: Article) => readonly ChannelEvent[];

let loaded: Model | undefined;

/**
 * Compiles a brief into a reader: a pure function from an article to the channel events it reports. Patterns and
 * generous candidates propose, a learned model judges; an article without a publication date reports nothing, since
 * nothing in it can be dated. `watch` is told how each sentence was read when an article ends.
 */
export function createRuleReader(brief: Brief, watch?: (finding: Finding) => void): RuleReader {
  loaded ??= loadModel();
  const model = loaded;
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
