import type { EvalReport } from './eval/index.ts';
import type { Finding } from './extract/index.ts';
import type { Skipped } from './model/article.ts';
import type { Brief } from './model/brief.ts';
import type { Reading } from './store/store.ts';

/** An article as it was read, with what was seen in its sentences where that was asked for. */
export interface ReadArticle extends Reading {
  /** In order of the text; none where the article has no date or names nothing that the brief watches. */
  readonly findings: readonly Finding[];
}

/**
 * Reads documents and yields each article with its events, in order, one at a time; what is no article comes out as `Skipped`.
 * The stages are loaded when the first document is asked for: questions to the store do without them.
 */
export async function* readArticles(
  brief: Brief,
  paths: readonly string[],
  { explain = false }: { readonly explain?: boolean } = {},
): AsyncGenerator<ReadArticle | Skipped> {
  const [{ read }, { parse }, { createExtractor }] = await Promise.all([
    import('./read/index.ts'),
    import('./parse/index.ts'),
    import('./extract/index.ts'),
  ]);
  let findings: Finding[] = [];
  const extract = createExtractor(brief, explain ? (finding) => findings.push(finding) : undefined);
  for await (const found of read(paths)) {
    const article = 'reason' in found ? found : parse(found, { zones: brief.zones });
    findings = [];
    yield 'reason' in article ? article : { article, events: extract(article), findings };
  }
}

/**
 * Measures parsing and extraction against a folder of labelled articles.
 *
 * @throws BackchannelError INPUT_UNREADABLE where the folder has none.
 */
export async function evaluate(brief: Brief, folder: string): Promise<EvalReport> {
  const [evaluation, { parse }, { createExtractor }] = await Promise.all([
    import('./eval/index.ts'),
    import('./parse/index.ts'),
    import('./extract/index.ts'),
  ]);
  const extract = createExtractor(brief);
  return evaluation.evaluate(folder, {
    parse: (document) => parse(document, { zones: brief.zones }),
    extract,
  });
}
