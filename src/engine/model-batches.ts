import type { Brief } from '../domain/brief.ts';
import type { BatchFormat } from '../extract/model/settings.ts';

/** Which requests are written, and how. */
export interface RequestOrder {
  readonly brief: Brief;
  /** As the provider names it. */
  readonly model: string;
  readonly format: BatchFormat;
  /** Folder of labelled articles. */
  readonly folder: string;
}

/**
 * The requests for the articles of a folder, each a line of a batch file, those left out that are worth none.
 * @throws BackchannelError INPUT_UNREADABLE where the folder has no `articles.jsonl`.
 */
export async function* requestLines({ brief, model, format, folder }: RequestOrder): AsyncGenerator<string> {
  const [{ readArticles }, { parse }, { createExtractor }, { batchLine }] = await Promise.all([
    import('../../tools/eval/labelled.ts'),
    import('../parse/index.ts'),
    import('../extract/model/index.ts'),
    import('../extract/model/batch.ts'),
  ]);
  const articles = readArticles(folder, (document) => parse(document, { zones: brief.zones }));
  const none = async () => undefined;
  const extractor = createExtractor(brief, { model, answers: { get: none, set: none } });
  for (const article of articles) {
    const prompt = extractor.promptFor(article);
    if (prompt !== undefined) yield batchLine(prompt, model, format);
  }
}
