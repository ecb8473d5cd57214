import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { backchannel, temporaryFolder } from '../support/run.ts';
import { ROOT } from '../support/sources.ts';
import { startServe } from './delivery/server-process.ts';

const SAMPLE = join(ROOT, 'briefs/uschina/sample');

/** A command on one store; throws if it fails. */
async function on(data: string, line: string) {
  const { code, stdout, stderr } = await backchannel(line.split(' '), { env: { BACKCHANNEL_DATA: data } });
  expect(code, `${line}: ${stderr}`).toBe(0);
  return stdout;
}

test('a backup of a service that runs restores its answers, subscriptions and deliveries', async () => {
  const cwd = temporaryFolder();
  const [data, restored, file] = [join(cwd, 'data'), join(cwd, 'restored'), join(cwd, 'backup.jsonl.gz')];
  const files = join(cwd, 'files');
  mkdirSync(files);
  const server = startServe({ BACKCHANNEL_DATA: data, BACKCHANNEL_FILES: files }, cwd);
  await server.serving;
  await on(data, `ingest ${SAMPLE}`);
  await on(data, 'subscriptions add --to file:news.txt --days mon --times 08:30');
  await on(data, `export ${file}`);
  expect(await server.end('SIGTERM')).toBe(0);

  await on(restored, `import ${file}`);
  for (const question of ['status', 'timeline military', 'subscriptions', 'deliveries', 'lookup missile']) {
    expect(await on(restored, `${question} --json`), question).toBe(await on(data, `${question} --json`));
  }
  const second = startServe({ BACKCHANNEL_DATA: restored, BACKCHANNEL_FILES: files }, cwd);
  await second.serving;
  expect(await on(restored, `ingest ${SAMPLE}`)).toContain('16 articles read: 0 new');
  expect(await second.end('SIGTERM')).toBe(0);
}, 120_000);

test('a backup restores into an empty store alone', async () => {
  const cwd = temporaryFolder();
  const [data, file] = [join(cwd, 'data'), join(cwd, 'backup.jsonl')];
  await on(data, `ingest ${SAMPLE}`);
  await on(data, `export ${file}`);
  const { code, stderr } = await backchannel(['import', file], { env: { BACKCHANNEL_DATA: data } });
  expect(code).toBe(1);
  expect(stderr).toContain('empty');
}, 60_000);
