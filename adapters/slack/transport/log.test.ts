import { expect, test } from 'vitest';
import { createLog } from '../../../src/index.ts';
import { boltLogger } from './log.ts';

test('what the SDK says is logged without tokens, tickets and addresses that may be written to', async () => {
  const lines: string[] = [];
  const log = boltLogger(await createLog('trace', { write: (line) => void lines.push(line) }));
  const secrets = [
    'xoxb-1234-abcd',
    'xapp-1-A0-9-ff',
    'wss://wss.slack.com/link/?ticket=abc',
    'https://hooks.slack.com/commands/T/1/x',
  ];
  for (const secret of secrets) {
    log.error(`failed with ${secret}, again`);
    log.debug(secret);
  }
  expect(lines).toHaveLength(secrets.length);
  for (const secret of secrets) expect(lines.join()).not.toContain(secret);
  expect(lines[0]).toContain('failed with [redacted], again');
});
