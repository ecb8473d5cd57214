import { expect, test } from 'vitest';
import { type Adapter, createLog, SendError } from '../src/index.ts';
import { startListeners } from './listeners.ts';

test('a platform that listened and lost its connection is disconnected until it is back', async () => {
  let connected = true;
  const adapter: Adapter = {
    name: 'chat',
    render: () => [],
    send: () => Promise.reject(new SendError('rejected', 'nothing is posted')),
    start: async () => {},
    stop: async () => {},
    connected: () => connected,
  };
  const listeners = startListeners([adapter], await createLog('silent'));
  const state = () => listeners.states().get('chat');
  expect(state()).toBe('starting');
  await expect.poll(state).toBe('listening');
  connected = false;
  expect(state()).toBe('disconnected');
  connected = true;
  expect(state()).toBe('listening');
  await listeners.stop();
});
