import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadBrief } from '../../../src/brief/index.ts';
import { createEvidenceGate } from '../../../src/extract/evidence/index.ts';
import { claimsOf } from '../../../src/extract/model/answer.ts';
import { readGuide } from '../../../src/extract/model/guide.ts';
import { articleOf } from '../extractor/articles.ts';

const names = readdirSync('briefs', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

describe.each(names)('the worked examples of %s', (name) => {
  const brief = loadBrief(`briefs/${name}`);
  const { examples } = readGuide(brief.folder);

  test.each(examples.map((example) => [example.title ?? example.text, example] as const))(
    '%s',
    (_, example) => {
      const { published, title, text, answer } = example;
      const article = { ...articleOf('example', published, text), title };
      const claims = claimsOf(answer);
      const { events, dropped } = createEvidenceGate(brief)(article, claims);
      expect(dropped).toEqual([]);
      expect(events.map(({ background: _, ...event }) => event)).toEqual(
        claims.map(({ background: _, ...event }) => event),
      );
    },
  );
});

test('uschina has examples of each action, with and without events, in both languages and scripts', () => {
  const { text, examples } = readGuide('briefs/uschina');
  const actions = new Set(examples.flatMap(({ answer }) => answer.events.map(({ action }) => action)));
  expect(text.length).toBeGreaterThan(2_000);
  expect(examples.length).toBeGreaterThanOrEqual(40);
  expect(actions.size).toBeGreaterThanOrEqual(9);
  expect(examples.filter(({ answer }) => answer.events.length === 0).length).toBeGreaterThanOrEqual(5);
  for (const script of [/[a-z]{4}/, /[国会说对]/, /[國會說對]/])
    expect(examples.filter(({ text }) => script.test(text)).length).toBeGreaterThanOrEqual(7);
});
