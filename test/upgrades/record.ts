import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportFile, loadBrief, openDatabase, openEngine } from '../../src/index.ts';
import { createStore } from '../../src/storage/open-store.ts';
import { MIGRATIONS } from '../../src/storage/sql/migrations.ts';
import { KEPT } from '../../src/storage/sql/tables.ts';
import { ROWS } from './rows.ts';

/**
 * Records an export as this version of the data has it: `node test/upgrades/record.ts`. Run it once after adding a migration, with a row in
 * `rows.ts` for each new table. Recordings of earlier versions stay as they are: they are what others may have.
 */
const folder = mkdtempSync(join(tmpdir(), 'backchannel-record-'));
const brief = loadBrief(join(import.meta.dirname, '../briefs/two-rivers'));
const database = await openDatabase({ data: folder });
const engine = openEngine({ brief, store: createStore(database) });

const articles = join(folder, 'articles');
cpSync(brief.sample ?? '', articles, { recursive: true });
const edited = join(articles, 'edited.md');
for (const word of ['Monday', 'Tuesday']) {
  writeFileSync(
    edited,
    `---
title: "Velia suspends the frontier telephone line"
date: 2025-03-12
author: Two Rivers Gazette
from: https://example.org/two-rivers/edited
---

Velia suspended the frontier telephone line with Karsk on ${word}, the Velian government said.
`,
  );
  await engine.ingest([articles]);
}
for (const [table, row] of Object.entries(ROWS)) {
  if (!KEPT.some(({ name }) => name === table)) continue;
  const places = Object.keys(row).map((_, at) => `$${at + 1}`);
  await database.run(
    `INSERT INTO ${table} (${Object.keys(row).join(', ')}) VALUES (${places.join(', ')})`,
    Object.values(row),
  );
}
// Where the articles lay on this machine does not matter.
for (const table of ['articles', 'revisions'])
  await database.run(`UPDATE ${table} SET path = replace(path, $1, '')`, [`${folder}/`]);
await exportFile(database, join(import.meta.dirname, `version-${MIGRATIONS.length}.jsonl`));
await database.close();
rmSync(folder, { recursive: true });
