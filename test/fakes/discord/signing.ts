import { generateKeyPairSync, sign } from 'node:crypto';

/** Signs requests as Discord does: ed25519 over the timestamp and the body. */
export interface Signer {
  /** 32 bytes, hexadecimal. */
  readonly publicKey: string;
  headers(body: string, timestamp?: string): Readonly<Record<string, string>>;
}

/** SPKI puts so many bytes before the key itself. */
const PREFIX_LENGTH = 12;

export function createSigner(): Signer {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  return {
    publicKey: publicKey.export({ type: 'spki', format: 'der' }).subarray(PREFIX_LENGTH).toString('hex'),
    headers: (body, timestamp = String(Math.floor(Date.now() / 1000))) => ({
      'content-type': 'application/json',
      'x-signature-timestamp': timestamp,
      'x-signature-ed25519': sign(null, Buffer.from(timestamp + body), privateKey).toString('hex'),
    }),
  };
}
