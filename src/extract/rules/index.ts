import type { Brief } from '../../domain/brief.ts';
import { briefVersion } from '../brief-version.ts';
import { createEvidenceGate } from '../evidence/index.ts';
import type { Extractor } from '../extractor.ts';
import { createRuleReader } from '../legacy/index.ts';
import type { Finding } from '../legacy/trail.ts';
import { EXTRACTION } from '../legacy/version.ts';

/** The deterministic extractor: rules compiled from a brief. With `explain` each extraction has a trace. */
export function createExtractor(
  brief: Brief,
  { explain = false }: { readonly explain?: boolean } = {},
): Extractor {
  let findings: Finding[] = [];
  const read = createRuleReader(brief, explain ? (finding) => findings.push(finding) : undefined);
  const verify = createEvidenceGate(brief);
  return {
    id: 'rules',
    version: `${EXTRACTION}.${briefVersion(brief)}`,
    async extract(articles, { signal } = {}) {
      return articles.map((article) => {
        signal?.throwIfAborted();
        findings = [];
        const verified = verify(article, read(article));
        return { article, ...verified, ...(explain ? { trace: findings } : {}) };
      });
    },
  };
}
