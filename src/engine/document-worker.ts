import { parentPort, workerData } from 'node:worker_threads';
import type { Article, RawDocument, Skipped } from '../domain/article.ts';
import type { Brief } from '../domain/brief.ts';
import type { Extraction } from '../extract/extractor.ts';
import { parse } from '../parse/index.ts';
import { createDefaultExtractor } from './default-extractor.ts';

/** What the thread is started with. */
export interface WorkerSettings {
  readonly brief: Brief;
  /** Whether the rules read the article as well; an extractor that waits for others stays outside. */
  readonly extracts: boolean;
}

/** What became of a document: an article, with what the rules read in it where they were asked to. */
export type DocumentReading =
  | Skipped
  | { readonly article: Article; readonly extractions?: readonly Extraction[] };

const { brief, extracts } = workerData as WorkerSettings;
const extractor = createDefaultExtractor(brief, { explain: true });

async function answer(document: RawDocument): Promise<DocumentReading> {
  const article = parse(document, { zones: brief.zones });
  if ('reason' in article || !extracts) return 'reason' in article ? article : { article };
  return { article, extractions: await extractor.extract([article]) };
}

parentPort?.on('message', (document: RawDocument) => {
  // What fails here ends the thread, and its owner skips the document.
  void answer(document).then((found) => parentPort?.postMessage(found));
});
parentPort?.postMessage('ready');
