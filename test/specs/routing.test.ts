import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { loadBrief } from '../../src/brief/index.ts';
import type { RawDocument } from '../../src/domain/article.ts';
import { createRelevanceFilter } from '../../src/extract/relevance/index.ts';
import { parse } from '../../src/parse/index.ts';
import { readLabelled } from '../../tools/eval/labelled.ts';
import { shared } from '../support/run.ts';

const brief = loadBrief('briefs/uschina');
const isRelevant = createRelevanceFilter(brief);
const parseDocument = (document: RawDocument) => parse(document, { zones: brief.zones });
const [narrow, wide, corpus] = [shared('eval'), shared('eval-wide'), shared('corpus')];

/** One article in STEP of a stream is looked at. */
const STEP = 11;

async function passing(path: string): Promise<number> {
  const lines = createInterface({ input: createReadStream(path).pipe(createGunzip()) });
  let [index, passed, seen] = [0, 0, 0];
  for await (const line of lines) {
    index += 1;
    if (index % STEP !== 0) continue;
    const article = parseDocument({ path: `stream:${index}`, bytes: Buffer.from(line) });
    seen += 1;
    if (!('reason' in article) && isRelevant(article)) passed += 1;
  }
  return passed / seen;
}

describe.skipIf(narrow === undefined || wide === undefined || corpus === undefined)(
  'which articles are worth a request, on the articles beside the checkout (../shared); skipped where they are not there',
  () => {
    test('99 % of the labelled articles with events', () => {
      const relevant = [narrow, wide]
        .flatMap((folder) => readLabelled(folder ?? '', parseDocument))
        .filter(({ events }) => events.length > 0);
      expect(relevant.length).toBeGreaterThan(500);
      const passed = relevant.filter(({ article }) => isRelevant(article)).length;
      expect(passed / relevant.length).toBeGreaterThanOrEqual(0.99);
    });

    test.each(['posts-2020-autumn', 'feeds-2023-first-half'])('at most about 5 %% of %s', async (name) => {
      expect(await passing(join(corpus ?? '', `${name}.jsonl.gz`))).toBeLessThan(0.055);
    });
  },
);
