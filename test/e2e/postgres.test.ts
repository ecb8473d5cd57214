import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { freePort, type Server, startPostgres } from '../support/postgres.ts';
import { backchannel, temporaryFolder } from '../support/run.ts';
import { ROOT } from '../support/sources.ts';

const sample = join(ROOT, 'briefs/uschina/sample');
let server: Server;
beforeAll(async () => {
  server = await startPostgres();
});

describe('with DATABASE_URL', () => {
  test('every answer is the one that the embedded store gives', async () => {
    const env = { DATABASE_URL: await server.database() };
    const data = ['--data', join(temporaryFolder(), 'data')];
    for (const line of [
      `ingest ${sample}`,
      'status',
      'why military --as-of 2024-01-01',
      'timeline joint-staff',
      'digest weekly --as-of 2023-12-22',
      'article officers speak',
    ]) {
      const args = [...line.split(' '), '--json'];
      const shared = await backchannel(args, { env });
      expect(shared).toMatchObject({ code: 0, stderr: '' });
      expect(shared).toEqual(await backchannel([...args, ...data]));
    }
  });

  test('--data names a folder all the same', async () => {
    const env = { DATABASE_URL: `postgres://tester:secret@127.0.0.1:${await freePort()}/nowhere` };
    const data = join(temporaryFolder(), 'data');
    expect(await backchannel(['ingest', sample, '--data', data], { env })).toMatchObject({ code: 0 });
  });

  test('doctor tells what is stored there, and never the password', async () => {
    const env = { DATABASE_URL: await server.database() };
    await backchannel(['ingest', sample], { env });
    const { code, stdout } = await backchannel(['doctor', '--json'], { env });
    expect(code).toBe(0);
    expect(stdout).not.toContain('secret');
    const store = JSON.parse(stdout).checks.find(({ name }: { name: string }) => name === 'store');
    expect(store).toMatchObject({
      verdict: 'ok',
      detail: expect.stringMatching(/^PostgreSQL at 127\.0\.0\.1:\d+\/test_\d+: \d+ articles/),
    });
  });

  test('doctor and every other command say what to do where the server is not there, without the password', async () => {
    const env = { DATABASE_URL: `postgres://tester:hush@127.0.0.1:${await freePort()}/news` };
    const { code, stdout } = await backchannel(['doctor', '--json'], { env });
    expect(code).toBe(1);
    expect(stdout).toContain('Start the server, or correct host and port in DATABASE_URL.');
    const status = await backchannel(['status'], { env });
    expect(status.code).toBe(1);
    expect(status.stderr).toMatch(/error: .*127\.0\.0\.1:\d+\/news.*\nStart the server/);
    expect(stdout + status.stdout + status.stderr).not.toContain('hush');
  });
});
