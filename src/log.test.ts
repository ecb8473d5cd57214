import { expect, test } from 'vitest';
import { createLog } from './log.ts';

async function linesAt(level: string) {
  const lines: string[] = [];
  return { lines, log: await createLog(level, { write: (line: string) => lines.push(line) }) };
}

test('a line is a JSON object with level, time and message', async () => {
  const { lines, log } = await linesAt('info');
  log.info({ read: 3 }, 'ingested');
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 30, read: 3, msg: 'ingested' });
});

test('what stands under the name of a secret is not written, at the top or one level down', async () => {
  const { lines, log } = await linesAt('info');
  log.info({ token: 'xoxb-1', slack: { secret: 'hush', team: 'T1' } }, 'connected');
  expect(lines.join('')).not.toMatch(/xoxb-1|hush/);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ slack: { team: 'T1' } });
});

test('below its level it is silent', async () => {
  const { lines, log } = await linesAt('warn');
  log.info('nothing to see');
  expect(lines).toEqual([]);
});
