import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { FILES } from '../../../src/brief/schema.ts';
import { ACTIONS } from '../../../src/domain/event.ts';
import { checkBrief, loadBrief } from '../../../src/index.ts';
import { ROOT } from '../../support/sources.ts';

const guide = readFileSync(join(ROOT, 'briefs/README.md'), 'utf8');

/** The guide's examples as a brief on disk: each block of YAML begins with a comment that names its file. */
const folder = mkdtempSync(join(tmpdir(), 'guide-'));
afterAll(() => rmSync(folder, { recursive: true }));
for (const [, name = '', text = ''] of guide.matchAll(/^```yaml\n# (\S+)\n([\s\S]*?)^```/gm)) {
  writeFileSync(join(folder, name), text);
}

test('the examples of the guide are a brief without a problem', () => {
  expect(checkBrief(folder)).toEqual([]);
  expect(loadBrief(folder).channels.map(({ id }) => id)).toEqual(['ministers', 'pilots', 'lights']);
});

test('the guide explains every key and every action', () => {
  const keys = Object.values(FILES).flatMap((schema) => keysOf(schema.toJSONSchema({ io: 'input' })));
  expect(keys.length).toBeGreaterThan(30);
  for (const key of new Set([...keys, ...ACTIONS])) expect(guide).toMatch(new RegExp(`\`(cues\\.)?${key}\``));
});

test('the guide shows an example of every key', () => {
  const examples = [...guide.matchAll(/^```yaml\n([\s\S]*?)^```/gm)].map((match) => match[1]).join('');
  const keys = Object.values(FILES).flatMap((schema) => keysOf(schema.toJSONSchema({ io: 'input' })));
  for (const key of new Set(keys)) expect(examples).toMatch(new RegExp(`(^|[ {])${key}:`, 'm'));
});

/** The names of all properties in a JSON schema. */
function keysOf(schema: unknown): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([name, inner]) =>
    name === 'properties' ? [...Object.keys(inner), ...Object.values(inner).flatMap(keysOf)] : keysOf(inner),
  );
}
