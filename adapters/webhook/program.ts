import { createHmac } from 'node:crypto';
import { type Block, type Message, plainText } from '../../src/index.ts';

/** Grows when a field changes its meaning or goes; new fields may come at any time. */
const VERSION = 1;

/** The body for programs: the message as text and as its blocks, pictures in base64. */
export function bodyFor(message: Message): object {
  const { language, asOf, summary, blocks } = message;
  return {
    version: VERSION,
    language,
    asOf: asOf ?? null,
    summary,
    text: plainText(message),
    blocks: blocks.filter(({ kind }) => kind !== 'prompts').map(blockFor),
  };
}

function blockFor(block: Block): object {
  return block.kind === 'image' ? { ...block, png: Buffer.from(block.png).toString('base64') } : block;
}

/**
 * The headers that prove who sent a body and when: `X-Backchannel-Timestamp` in seconds since 1970, and `X-Backchannel-Signature`,
 * `v1=` and in hexadecimal digits the HMAC-SHA256 of the timestamp, a full stop and the body under the secret they share.
 */
export function signatureOf(body: string, secret: string, now: string): Readonly<Record<string, string>> {
  const timestamp = String(Math.floor(Date.parse(now) / 1000));
  const digest = createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex');
  return { 'x-backchannel-timestamp': timestamp, 'x-backchannel-signature': `v1=${digest}` };
}
