import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { answerOf, sampleEngine, startScene } from '../../fakes/discord/scenario.ts';
import { ENDLESS_CHARACTERS } from '../../support/hostile-block.ts';
import { temporaryFolder } from '../../support/run.ts';

test('an article whose title is one endless character is shown', async () => {
  const engine = await sampleEngine();
  const file = join(temporaryFolder(), 'articles.jsonl');
  const lines = ENDLESS_CHARACTERS.map((title, number) => {
    const text = 'The water commission of the two rivers met on 3 March 2025, both sides said.';
    return JSON.stringify({ id: `endless-${number}`, title, date: '2025-03-04', text });
  });
  writeFileSync(file, lines.join('\n'));
  await engine.ingest([file]);
  const scene = await startScene({ engines: [engine] });
  for (const number of ENDLESS_CHARACTERS.keys()) {
    const asked = { article: `endless-${number}` };
    await answerOf(await scene.discord.person.command('two-rivers', 'article', asked), '4 Mar 2025');
  }
  expect(scene.context.logged()).not.toContain('refused');
}, 60_000);
