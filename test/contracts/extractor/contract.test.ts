import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadBrief } from '../../../src/brief/index.ts';
import { createEvidenceGate } from '../../../src/extract/evidence/index.ts';
import { CALL, CALL_ZH, ELSEWHERE, HOSTILE } from './articles.ts';
import { discoverExtractors, harnessOf, type OpenedExtractor } from './harness.ts';

const brief = loadBrief('briefs/uschina');
const names = await discoverExtractors();

test('there are extractors', () => {
  expect(names).toContain('rules');
});

describe.each(names)('the extractor %s', (name) => {
  let opened: OpenedExtractor;

  beforeAll(async () => {
    opened = await (await harnessOf(name))(brief);
  });
  afterAll(() => opened.close());

  test('has the name of its folder, and a version that depends on the brief alone', async () => {
    const open = await harnessOf(name);
    const again = await open(brief);
    const other = await open({ ...brief, channels: brief.channels.slice(1) });
    expect(opened.extractor.id).toBe(name);
    expect(opened.extractor.version).toMatch(/^\S+$/);
    expect(again.extractor.version).toBe(opened.extractor.version);
    expect(other.extractor.version).not.toBe(opened.extractor.version);
    await Promise.all([again.close(), other.close()]);
  });

  test('reads a contact, in English and in Chinese', async () => {
    const extractions = await opened.extractor.extract([CALL, CALL_ZH]);
    expect(extractions.map(({ article }) => article)).toEqual([CALL, CALL_ZH]);
    for (const { events } of extractions)
      expect(events).toContainEqual(
        expect.objectContaining({ channel: 'defense-ministers', action: 'hold', date: '2024-04-16' }),
      );
  });

  test('finds nothing in contacts with others', async () => {
    const [extraction] = await opened.extractor.extract([ELSEWHERE]);
    expect(extraction?.events).toEqual([]);
  });

  test('takes no orders from an article', async () => {
    const extractions = await opened.extractor.extract(HOSTILE);
    expect(extractions.map(({ article, events }) => [article.id, events])).toEqual(
      HOSTILE.map(({ id }) => [id, []]),
    );
  });

  test('gives an article that states no date no events', async () => {
    const [extraction] = await opened.extractor.extract([{ ...CALL, published: null }]);
    expect(extraction?.events).toEqual([]);
  });

  test('answers in order, and gives the same article the same events', async () => {
    const articles = [CALL_ZH, ELSEWHERE, CALL];
    const once = await opened.extractor.extract(articles);
    const twice = await opened.extractor.extract(articles);
    expect(once.map(({ article }) => article)).toEqual(articles);
    expect(twice.map(({ events }) => events)).toEqual(once.map(({ events }) => events));
    expect(await opened.extractor.extract([])).toEqual([]);
  });

  test('lets its events through the gate: a second pass changes nothing', async () => {
    const verify = createEvidenceGate(brief);
    for (const { article, events } of await opened.extractor.extract([CALL, CALL_ZH]))
      expect(verify(article, events)).toEqual({ events, dropped: [] });
  });

  test('stops when it is told to', async () => {
    const signal = AbortSignal.abort(new Error('stopped'));
    await expect(opened.extractor.extract([CALL], { signal })).rejects.toThrow('stopped');
  });
});
