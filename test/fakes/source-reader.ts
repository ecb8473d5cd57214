import { hash } from 'node:crypto';
import type { FetchedItem, SourceReader, SourceReading } from '../../src/domain/source.ts';

/** An item with a text long enough to be told from others by it. */
export function itemOf(name: string, over: Partial<FetchedItem> = {}): FetchedItem {
  const item = {
    id: name,
    url: `https://courier.example/${name}`,
    title: `Title of ${name}`,
    outlet: null,
    published: { value: '2026-03-01T08:00:00.000Z', basis: 'stated' as const },
    unread: null,
    content: `<p>The text of ${name}, which goes on for a while so that it cannot be mistaken for that of another item.</p>`,
    ...over,
  };
  return { ...item, revision: hash('sha256', `${item.title}\n${item.content}`, 'hex').slice(0, 16) };
}

/** A source that offers items. */
export function offering(...items: readonly FetchedItem[]): SourceReading {
  return { outcome: 'items', items, validators: {}, advice: {}, older: [] };
}

/** A source that cannot be read. */
export function failing(kind: 'timeout' | 'missing' = 'timeout', retryAfter?: number): SourceReading {
  return {
    outcome: 'failed',
    failure: { kind, detail: '' },
    ...(retryAfter !== undefined && { retryAfter }),
  };
}

/** What a scripted reader was asked. */
export interface ScriptedReader extends Pick<SourceReader, 'read' | 'readPage'> {
  readonly requests: readonly Parameters<SourceReader['read']>[];
  readonly pages: readonly string[];
}

/** A reader that gives one reading after the other, the last one again and again, and pages by address. */
export function scriptedReader(
  readings: readonly SourceReading[],
  pages: Readonly<Record<string, string>> = {},
): ScriptedReader {
  const requests: Parameters<SourceReader['read']>[] = [];
  const asked: string[] = [];
  let next = 0;
  return {
    requests,
    pages: asked,
    async read(...request) {
      requests.push(request);
      const reading = readings[Math.min(next, readings.length - 1)];
      next += 1;
      if (reading === undefined) throw new Error('nothing to read');
      return reading;
    },
    async readPage(_, { url }) {
      asked.push(url ?? '');
      const page = pages[url ?? ''];
      return page === undefined
        ? { failure: { kind: 'unreachable', detail: 'no such host' } }
        : { path: url ?? '', bytes: Buffer.from(page) };
    },
  };
}
