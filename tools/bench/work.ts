import { ingest } from '../../src/engine/ingest.ts';
import { readDocuments } from '../../src/engine/pipeline.ts';
import {
  answer,
  createRulesExtractor,
  loadBrief,
  openEngine,
  openStore,
  systemClock,
} from '../../src/index.ts';
import { madePosts } from './made.ts';

/** So many posts are read in: more steps than it takes until memory grows no more. */
const POSTS = 10_000;

// A process of its own: reads posts into a store while it answers, and prints the most memory that it ever held, in MB.
const [briefFolder = '', posts = '', data = '', from = ''] = process.argv.slice(2);
const brief = loadBrief(briefFolder);
const store = await openStore({ data, databaseUrl: process.env.DATABASE_URL });
const engine = openEngine({ brief, store });
const ask = async () => {
  await answer(engine, 'status', { language: 'en' });
  await engine.lookup({ words: 'Biden Xi summit' });
};
await ask();
const extractor = createRulesExtractor(brief);
await ingest(
  { store, brief, clock: systemClock, by: extractor },
  readDocuments({ brief, extractor }, madePosts(posts, Number(from), POSTS)),
);
await ask();
await store.close();
console.log(process.resourceUsage().maxRSS / 1024);
