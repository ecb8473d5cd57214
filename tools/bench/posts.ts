/** A process of its own, so that what it takes is not counted: `node posts.ts FOLDER FROM COUNT` writes made-up posts as lines of JSON. */
import { once } from 'node:events';
import { join } from 'node:path';
import { loadBrief } from '../../src/index.ts';
import { ROOT } from '../../test/support/sources.ts';
import { load } from './corpus.ts';
import { generateArticles, toPost } from './generator.ts';
import { gatherVocabulary } from './vocabulary.ts';

const [, , folder = '', from = '0', count = '0'] = process.argv;
const vocabulary = gatherVocabulary(load(folder), loadBrief(join(ROOT, 'briefs/uschina')));
let lines = '';
for (const article of generateArticles(vocabulary, { from: Number(from), count: Number(count) })) {
  const { path, bytes } = toPost(article);
  lines += `${JSON.stringify([path, new TextDecoder().decode(bytes)])}\n`;
  if (lines.length > 100_000) await flush();
}
await flush();

async function flush(): Promise<void> {
  const text = lines;
  lines = '';
  if (text !== '' && !process.stdout.write(text)) await once(process.stdout, 'drain');
}
