import type { Brief } from '../../domain/brief.ts';
import { once } from '../../text/memo.ts';
import { briefVersion } from '../brief-version.ts';
import type { Extractor } from '../extractor.ts';
import type { Finding } from '../patterns/trail.ts';
import { EXTRACTION } from './version.ts';

/** How the rules are compiled. */
export interface RuleOptions {
  /** Adds a trace to each extraction. */
  readonly explain?: boolean;
  /** A file with another model than the one that the program comes with. */
  readonly model?: string;
}

/**
 * The deterministic extractor: rules compiled from a brief. With `explain` each extraction has a trace. The rules are
 * loaded when the first article is read.
 */
export function createExtractor(brief: Brief, { explain = false, model }: RuleOptions = {}): Extractor {
  let findings: Finding[] = [];
  const load = once(async () => {
    const [{ createRuleReader }, { createEvidenceGate }] = await Promise.all([
      import('./reader.ts'),
      import('../evidence/index.ts'),
    ]);
    const read = createRuleReader(brief, {
      ...(explain && { watch: (finding) => findings.push(finding) }),
      ...(model !== undefined && { model }),
    });
    return { read, verify: createEvidenceGate(brief) };
  });
  return {
    id: 'rules',
    version: `${EXTRACTION}.${briefVersion(brief)}`,
    async extract(articles, { signal } = {}) {
      const { read, verify } = await load();
      return articles.map((article) => {
        signal?.throwIfAborted();
        findings = [];
        const verified = verify(article, read(article));
        return { article, ...verified, ...(explain ? { trace: findings } : {}) };
      });
    },
  };
}
