import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { parseDiscordConfig } from '../../../adapters/discord/config.ts';
import { createAdapter as createDiscord } from '../../../adapters/discord/index.ts';
import { isSigned, readPublicKey } from '../../../adapters/discord/transport/signature.ts';
import { createAdapter as createSlack } from '../../../adapters/slack/index.ts';
import { createLog } from '../../../src/index.ts';
import { testContext } from '../../../test/fakes/discord/adapter-context.ts';
import { startDiscord } from '../../../test/fakes/discord/server.ts';
import { createSigner } from '../../../test/fakes/discord/signing.ts';
import { signature } from '../../../test/fakes/slack/delivery.ts';
import { memoryCache } from '../../../test/fakes/slack/memory-cache.ts';
import { memorySubscriptions } from '../../../test/fakes/slack/memory-subscription-service.ts';
import { startSlack } from '../../../test/fakes/slack/server.ts';
import { BOT_TOKEN, SIGNING_SECRET } from '../../../test/fakes/slack/workspace.ts';
import { Finding, type Subject, type Target } from '../target.ts';
import { NOW, sampleEngine } from './engine.ts';

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' ? (address?.port ?? 0) : 0));
    });
  });
}

/** The app for Slack, which gets signed requests by HTTP. */
async function openSlack(folder: string): Promise<Subject> {
  const [{ engine, store }, slack, port] = await Promise.all([
    sampleEngine(folder),
    startSlack(),
    freePort(),
  ]);
  const adapter = createSlack({
    context: {
      engines: [engine],
      subscriptions: memorySubscriptions(),
      cache: memoryCache(),
      language: 'en',
      log: await createLog('silent'),
    },
    config: {
      token: BOT_TOKEN,
      entrance: { kind: 'http', signingSecret: SIGNING_SECRET, port, host: '127.0.0.1' },
      subscribers: 'members',
      reviewers: 'admins',
      operatorChannel: undefined,
      readLinks: false,
      apiUrl: slack.apiUrl,
    },
  });
  await adapter.start();
  const url = `http://127.0.0.1:${port}/slack/events`;
  let count = 0;
  return {
    async take(bytes) {
      count += 1;
      const text = bytes
        .toString()
        .replaceAll('UNIQUE', `request-${count}`)
        .replaceAll('RESPONSE_URL', encodeURIComponent(`${slack.url}/response/none`));
      const type = text.startsWith('{') ? 'application/json' : 'application/x-www-form-urlencoded';
      const headers = { 'content-type': type, ...signature(text) };
      const answer = fetch(url, { method: 'POST', body: text, headers }).then((response) =>
        response.arrayBuffer(),
      );
      // What the app does not know is answered after three seconds: others come meanwhile.
      await Promise.race([answer, wait(20)]);
    },
    async close() {
      await adapter.stop();
      await slack.close();
      await store.close();
    },
  };
}

/** The app for Discord, which gets signed interactions by HTTP. */
async function openDiscord(folder: string): Promise<Subject> {
  const [{ engine, store }, discord] = await Promise.all([sampleEngine(folder), startDiscord()]);
  const config = parseDiscordConfig({
    DISCORD_TOKEN: discord.state.token,
    DISCORD_API: discord.api,
    DISCORD_PORT: '0',
  });
  if (config === undefined) throw new Error('There is no token.');
  const adapter = createDiscord({ context: await testContext([engine]), config });
  await adapter.start();
  let count = 0;
  return {
    async take(bytes) {
      count += 1;
      const body = bytes.toString().replaceAll('UNIQUE', `90000000000${count}`);
      const response = await fetch(`http://127.0.0.1:${adapter.port()}/`, {
        method: 'POST',
        body,
        headers: discord.signer.headers(body),
      });
      await response.arrayBuffer();
    },
    async close() {
      await adapter.stop();
      await discord.close();
      await store.close();
    },
  };
}

/** Signatures of Discord: none but the true one of this body and time is taken. The sample is `SIGNATURE TIME BODY`. */
async function openSignature(): Promise<Subject> {
  const signer = createSigner();
  const key = readPublicKey(signer.publicKey);
  const time = String(Math.floor(Date.parse(NOW) / 1_000));
  return {
    take(bytes) {
      const text = bytes.toString();
      const { 'x-signature-ed25519': proof = '' } = signer.headers('{"type":1}', time);
      const [signed = '', timestamp = '', body = ''] = text
        .replaceAll('PROOF', proof)
        .replaceAll('TIME', time)
        .split('|');
      const isTrue = signed.toLowerCase() === proof && timestamp === time && body === '{"type":1}';
      if (isSigned(key, { signature: signed, timestamp, body: Buffer.from(body) }, NOW) !== isTrue)
        throw new Finding(isTrue ? 'a true signature is refused' : 'a false signature is taken');
    },
  };
}

const SLACK_WORDS = [
  '"type":',
  'block_actions',
  'view_submission',
  'block_suggestion',
  'shortcut',
  'message_action',
  'event_callback',
  'app_mention',
  'assistant_thread_started',
  '"actions":',
  '"view":',
  'payload=',
  'command=',
  '/two-rivers',
  '%7B',
  '%00',
  '&text=',
  'ask-',
  'control-',
  'null',
];
const DISCORD_WORDS = [
  '"type":',
  '"data":',
  '"options":',
  '"member":',
  '"user":',
  '"custom_id":',
  '"values":',
  '"resolved":',
  '"components":',
  '0a|',
  '0t|',
  '0f|',
  '0m|',
  '0i|',
  '|',
  'two-rivers 1 status',
  'two-rivers',
  'null',
  '"locale":',
];

/** What chats send. */
export const CHATS: readonly Target[] = [
  { name: 'slack', words: SLACK_WORDS, open: openSlack, lasts: 5_000 },
  { name: 'discord', words: DISCORD_WORDS, open: openDiscord, lasts: 5_000 },
  {
    name: 'signature',
    words: ['PROOF', 'TIME', '|', '0'.repeat(128), 'f'.repeat(128), '{"type":1}', '+', ' ', 'e3'],
    open: openSignature,
  },
];
