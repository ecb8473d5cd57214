import { hash } from 'node:crypto';
import type { RawDocument, Skipped } from '../../domain/article.ts';
import type { SourceDefinition } from '../../domain/source.ts';
import type { SeenItem } from '../../storage/sources/seen-items.ts';
import type { Ingested } from '../ingest.ts';
import { articleOf, unreadArticle } from './pending-item.ts';
import type { PollingParts } from './polling-parts.ts';

/** Documents that are compared with what was seen at a time. */
const BATCH = 200;

/** What a folder, file or archive gave. */
export interface FolderReading {
  readonly items: number;
  readonly isNew: boolean;
  readonly ingested: Ingested;
}

interface FolderDocument {
  readonly document: RawDocument;
  readonly keys: readonly [path: string, text: string];
  readonly known: SeenItem | undefined;
  readonly revision: string;
}

/** Reads what is new or changed in a folder: documents are recognised by path and by content, so that moving a file changes nothing. */
export async function takeInFolder(
  { engine, store, clock }: PollingParts,
  source: SourceDefinition,
  first: boolean,
): Promise<FolderReading> {
  const brief = engine.brief.name;
  const { read } = await import('../../read/index.ts');
  const taken: FolderDocument[] = [];
  const moved: FolderDocument[] = [];
  const ids = new Map<string, string>();
  let items = 0;
  async function* documents(): AsyncGenerator<RawDocument | Skipped> {
    for await (const batch of batches(read([source.location]))) {
      items += batch.length;
      const found = batch.filter((one): one is RawDocument => !('reason' in one)).map(mark);
      const seen = await store.sources.seen(
        brief,
        found.flatMap(({ keys }) => keys),
      );
      for (const one of found) {
        const [path, text] = one.keys.map((key) => seen.get(key));
        const known = text ?? path;
        if (known?.revision !== one.revision) {
          taken.push({ ...one, known });
          const article = known && articleOf(known.article);
          yield { ...one.document, given: { ...(article !== undefined && { id: article }) } };
        } else if (path === undefined) moved.push({ ...one, known });
      }
      yield* batch.filter((one): one is Skipped => 'reason' in one);
    }
  }
  const mark = (document: RawDocument): FolderDocument => {
    const revision = hash('sha256', document.bytes, 'base64url').slice(0, 22);
    const place = document.path.replace(source.location, '');
    const keys = [key('file', source.id, place), key('bytes', source.id, revision)] as const;
    return { document, keys, known: undefined, revision };
  };
  const ingested = await engine.ingestDocuments(documents(), {
    asHistory: first,
    onArticle: ({ path, id }) => ids.set(path, id),
  });
  const records = [...taken, ...moved].map(({ document, keys, known, revision }) => ({
    source: source.id,
    article: (known && articleOf(known.article)) ?? ids.get(document.path) ?? unreadArticle(keys[0]),
    revision,
    keys,
  }));
  await store.sources.record(brief, records, clock.now());
  return { items, isNew: taken.some(({ known }) => known === undefined), ingested };
}

function key(...parts: readonly string[]): string {
  return hash('sha256', parts.join('\n'), 'base64url').slice(0, 22);
}

async function* batches<T>(all: AsyncIterable<T>): AsyncGenerator<readonly T[]> {
  let batch: T[] = [];
  for await (const one of all) {
    if (batch.push(one) < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
