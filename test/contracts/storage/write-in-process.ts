/** A second process for the tests: `node write.fixture.ts FILE NAME` puts 20 articles into the store, one by one. */
import { createStore } from '../../../src/storage/open-store.ts';
import { openSqlite } from '../../../src/storage/sql/sqlite.ts';

const [, , file = '', name = ''] = process.argv;
const store = createStore(openSqlite(file));
for (let n = 0; n < 20; n++) {
  const article = {
    id: `${name}${n}`,
    path: `${name}${n}.md`,
    title: null,
    published: null,
    outlet: null,
    url: null,
    language: 'en',
    paragraphs: ['Text.'],
    inferred: [],
  } as const;
  await store.put('demo', [{ article, events: [] }], '2024-03-06T00:00:00Z');
}
await store.close();
