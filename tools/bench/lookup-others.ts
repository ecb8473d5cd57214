import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { loadBrief } from '../../src/index.ts';
import { load } from './corpus.ts';
import { generateArticles } from './generator.ts';
import { quantile } from './median.ts';
import { bigrams, flexSearch, miniSearch, orama } from './searchers.ts';
import { gatherVocabulary } from './vocabulary.ts';

// A process of its own: one engine takes a made-up corpus in and answers the questions.
const [name = '', size = '', file = ''] = process.argv.slice(2);
const engines = { MiniSearch: miniSearch, FlexSearch: flexSearch, Orama: orama };
const engine = engines[name as keyof typeof engines](name, bigrams);
const vocabulary = gatherVocabulary(
  load(join(dirname(file), 'posts')),
  loadBrief(join(import.meta.dirname, '../../briefs/uschina')),
);
const before = process.memoryUsage.rss();
const begin = performance.now();
for (const article of generateArticles(vocabulary, { count: Number(size) })) await engine.index([article]);
const seconds = (performance.now() - begin) / 1000;
const times: number[] = [];
for (const words of JSON.parse(readFileSync(file, 'utf8')) as readonly string[]) {
  const asked = performance.now();
  await engine.search(words, 5);
  times.push(performance.now() - asked);
}
// What the pieces of the made-up articles take is not the engine's.
const megabytes = (process.resourceUsage().maxRSS * 1024 - before) / 2 ** 20;
console.log(JSON.stringify({ p50: quantile(times, 0.5), p95: quantile(times, 0.95), megabytes, seconds }));
