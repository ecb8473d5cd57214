import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Listener, openListener } from '../../test/fakes/http/listener.ts';
import { parseWebhookConfig } from './config.ts';
import { createAdapter } from './index.ts';

const SECRET = 'sixteen characters or more';
const payload = { body: { summary: 'One channel changed' }, files: [] };

let listener: Listener;
beforeEach(async () => {
  listener = await openListener();
});
afterEach(() => listener.close());

describe('a private address', () => {
  const guarded = createAdapter({ config: { secret: SECRET, privateHooks: false }, formats: new Map() });

  test('is not called, under whatever name', async () => {
    const { port } = new URL(listener.origin);
    for (const host of ['127.0.0.1', '[::1]', '2130706433', '0x7f.1', 'localhost', '[::ffff:127.0.0.1]']) {
      const address = `http://${host}:${port}/`;
      await expect(guarded.send(address, payload), host).rejects.toEqual(
        expect.objectContaining({
          name: 'SendError',
          failure: 'gone',
          message: expect.stringContaining('BACKCHANNEL_PRIVATE_HOOKS'),
        }),
      );
    }
    expect(listener.got).toEqual([]);
  });
});

test('web hooks are switched on by a secret that is long enough', () => {
  expect(parseWebhookConfig({})).toBeUndefined();
  expect(parseWebhookConfig({ WEBHOOK_SECRET: SECRET })).toEqual({ secret: SECRET, privateHooks: false });
  const wrong = { WEBHOOK_SECRET: 'short', BACKCHANNEL_PRIVATE_HOOKS: 'yes' };
  expect(() => parseWebhookConfig(wrong)).toThrow(/WEBHOOK_SECRET.*BACKCHANNEL_PRIVATE_HOOKS/);
  expect(() => parseWebhookConfig(wrong)).not.toThrow(/short/);
});
