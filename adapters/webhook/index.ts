import {
  type Adapter,
  type Clock,
  type Platform,
  type Receipt,
  systemClock,
  type WebhookBody,
} from '../../src/index.ts';
import { parseWebhookConfig, variables, type WebhookConfig } from './config.ts';
import { refusalOf, silenceOf } from './failure.ts';
import { type Hook, hookOf, parseAddress, type WebhookFormats } from './hook.ts';
import { post, type Reply, type WebhookRequest } from './post.ts';
import { bodyFor, signatureOf } from './program.ts';

export interface WebhookOptions {
  readonly config: WebhookConfig;
  /** The formats of chats' web hooks. */
  readonly formats: WebhookFormats;
  /** The machine's clock by default. */
  readonly clock?: Clock;
}

/** Posts editions to web hooks: signed JSON for programs, and what the hooks of chats take. */
export function createAdapter({
  config,
  formats,
  clock = systemClock,
}: WebhookOptions): Adapter<WebhookBody> {
  return {
    name: 'webhook',
    drawsByDestination: true,
    render(message, destination) {
      const format = destination === undefined ? undefined : hookOf(destination, formats).format;
      return format?.render(message) ?? [{ body: bodyFor(message), files: [] }];
    },
    async send(destination, payload, { key } = {}) {
      const hook = hookOf(destination, formats);
      const request = await requestFor(hook, payload, { key, config, now: clock.now() });
      const reply = await post(addressOf(hook), request, { anywhere: config.privateHooks }).catch((error) => {
        throw silenceOf(error, hook.url.host);
      });
      if (reply.status < 200 || reply.status > 299) throw refusalOf(reply, hook.url.host);
      return receiptOf(reply);
    },
    async start() {},
    async stop() {},
  };
}

interface RequestOptions {
  readonly key: string | undefined;
  readonly config: WebhookConfig;
  readonly now: string;
}

async function requestFor(
  { format }: Hook,
  { body, files }: WebhookBody,
  { key, config, now }: RequestOptions,
): Promise<WebhookRequest> {
  const text = JSON.stringify(body);
  const headers = { 'content-type': 'application/json; charset=utf-8', 'user-agent': 'Backchannel' };
  if (files.length > 0) return multipart(text, files);
  if (format !== undefined) return { headers, body: Buffer.from(text) };
  const signed = signatureOf(text, config.secret, now);
  const named = key === undefined ? {} : { 'idempotency-key': key };
  return { headers: { ...headers, ...named, ...signed }, body: Buffer.from(text) };
}

async function multipart(json: string, files: WebhookBody['files']): Promise<WebhookRequest> {
  const form = new FormData();
  form.set('payload_json', json);
  for (const [index, { name, png }] of files.entries()) {
    form.set(`files[${index}]`, new Blob([new Uint8Array(png)], { type: 'image/png' }), name);
  }
  const whole = new Response(form);
  const type = whole.headers.get('content-type') ?? '';
  return { headers: { 'content-type': type, 'user-agent': 'Backchannel' }, body: await whole.bytes() };
}

function addressOf({ format, url }: Hook): URL {
  const address = new URL(url);
  for (const [name, value] of Object.entries(format?.query ?? {})) address.searchParams.set(name, value);
  return address;
}

/** The id of the post, if the answer is JSON that has one. */
function receiptOf({ body }: Reply): Receipt {
  try {
    const answer: unknown = JSON.parse(body);
    const id = typeof answer === 'object' && answer !== null && 'id' in answer ? answer.id : undefined;
    return { id: typeof id === 'string' ? id : null };
  } catch (error) {
    if (error instanceof SyntaxError) return { id: null };
    throw error;
  }
}

/** Web hooks as the program finds them. */
export const platform: Platform = {
  name: 'webhook',
  variables,
  addressProblem(address) {
    try {
      parseAddress(address);
      return undefined;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  },
  check: async (env) => (parseWebhookConfig(env) === undefined ? undefined : { kind: 'configured' }),
  connect(env, _context, platforms = []) {
    const config = parseWebhookConfig(env);
    const formats = new Map(platforms.flatMap(({ name, webhook }) => (webhook ? [[name, webhook]] : [])));
    return config && createAdapter({ config, formats });
  },
};
