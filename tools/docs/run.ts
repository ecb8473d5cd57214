import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../test/support/sources.ts';
import { generatePage, pagesOfDocs } from './pages.ts';
import { PARTS } from './parts.ts';

// Writes the generated parts of the pages below `docs/`: `npm run docs`.
for (const path of pagesOfDocs()) {
  const file = join(ROOT, path);
  const text = await generatePage(path, PARTS);
  if (text === readFileSync(file, 'utf8')) continue;
  writeFileSync(file, text);
  console.log(path);
}
