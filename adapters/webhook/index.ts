import {
  type Adapter,
  type Clock,
  type Message,
  type Platform,
  type Receipt,
  systemClock,
} from '../../src/index.ts';
import { parseWebhookConfig, variables, type WebhookConfig } from './config.ts';
import { type DiscordLetter, discordLetters } from './discord.ts';
import { refusalOf, silenceOf } from './failure.ts';
import { type Hook, hookOf } from './hook.ts';
import { type Letter, post, type Reply } from './post.ts';
import { bodyFor, signatureOf } from './program.ts';
import { slackBodies } from './slack.ts';

export interface WebhookOptions {
  readonly config: WebhookConfig;
  /** The machine's clock where none is given. */
  readonly clock?: Clock;
}

/** A body as it is posted, with the picture that goes along where there is one. */
export type WebhookPayload = DiscordLetter;

/** Posts editions to web hooks: signed JSON for programs, and what Slack's and Discord's hooks take. */
export function createAdapter({ config, clock = systemClock }: WebhookOptions): Adapter<WebhookPayload> {
  return {
    name: 'webhook',
    drawsByDestination: true,
    render: (message, destination) => payloadsFor(message, destination),
    async send(destination, payload, { key } = {}) {
      const hook = hookOf(destination);
      const letter = await letterFor(hook, payload, { key, config, now: clock.now() });
      const reply = await post(addressOf(hook), letter, { anywhere: config.privateHooks }).catch((error) => {
        throw silenceOf(error, hook.url.host);
      });
      if (reply.status < 200 || reply.status > 299) throw refusalOf(reply, hook.url.host);
      return receiptOf(hook, reply);
    },
    async start() {},
    async stop() {},
  };
}

/** Where it is not known who listens, it is a program. */
function payloadsFor(message: Message, destination?: string): readonly WebhookPayload[] {
  const listener = destination === undefined ? 'program' : hookOf(destination).listener;
  switch (listener) {
    case 'program':
      return [{ body: bodyFor(message) }];
    case 'slack':
      return slackBodies(message).map((body) => ({ body }));
    case 'discord':
      return discordLetters(message);
  }
}

interface Sending {
  readonly key: string | undefined;
  readonly config: WebhookConfig;
  readonly now: string;
}

async function letterFor(
  hook: Hook,
  { body, picture }: WebhookPayload,
  { key, config, now }: Sending,
): Promise<Letter> {
  const text = JSON.stringify(body);
  const headers = { 'content-type': 'application/json; charset=utf-8', 'user-agent': 'Backchannel' };
  if (picture !== undefined) return multipart(text, picture);
  if (hook.listener !== 'program') return { headers, body: Buffer.from(text) };
  const signed = signatureOf(text, config.secret, now);
  const named = key === undefined ? {} : { 'idempotency-key': key };
  return { headers: { ...headers, ...named, ...signed }, body: Buffer.from(text) };
}

async function multipart(
  json: string,
  { name, png }: NonNullable<WebhookPayload['picture']>,
): Promise<Letter> {
  const form = new FormData();
  form.set('payload_json', json);
  form.set('files[0]', new Blob([new Uint8Array(png)], { type: 'image/png' }), name);
  const whole = new Response(form);
  const type = whole.headers.get('content-type') ?? '';
  return { headers: { 'content-type': type, 'user-agent': 'Backchannel' }, body: await whole.bytes() };
}

/** Discord tells the id of the post only where it is asked to wait for it. */
function addressOf({ listener, url }: Hook): URL {
  const address = new URL(url);
  if (listener === 'discord') address.searchParams.set('wait', 'true');
  return address;
}

function receiptOf({ listener }: Hook, { body }: Reply): Receipt {
  if (listener !== 'discord') return { id: null };
  try {
    const { id } = JSON.parse(body);
    return { id: typeof id === 'string' ? id : null };
  } catch {
    return { id: null };
  }
}

/** Web hooks as the program finds them. */
export const platform: Platform = {
  name: 'webhook',
  variables,
  addressProblem(address) {
    try {
      hookOf(address);
      return undefined;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  },
  connect(env) {
    const config = parseWebhookConfig(env);
    return config && createAdapter({ config });
  },
};
