import { createPublicKey, type KeyObject, verify } from 'node:crypto';

/** Ed25519 keys in SPKI form have these bytes before the key itself (RFC 8410). */
const SPKI_PREFIX = '302a300506032b6570032100';
/** Seconds by which a request's time may differ from ours: older ones may be repeated by somebody who saw them. */
const MAX_SKEW = 300;

/** What of a request is signed, and by what. */
export interface Signed {
  readonly signature: string | undefined;
  readonly timestamp: string | undefined;
  readonly body: Buffer;
}

/** The application's key, from the 64 hexadecimal digits that Discord shows. Throws where they are no key. */
export function readPublicKey(hex: string): KeyObject {
  return createPublicKey({ key: Buffer.from(SPKI_PREFIX + hex, 'hex'), format: 'der', type: 'spki' });
}

/** Whether Discord signed the request, and not too long before `now` (ISO 8601). */
export function isSigned(key: KeyObject, { signature, timestamp, body }: Signed, now: string): boolean {
  if (signature === undefined || timestamp === undefined) return false;
  if (!/^[0-9a-f]{128}$/i.test(signature) || !/^\d{1,12}$/.test(timestamp)) return false;
  if (Math.abs(Date.parse(now) / 1000 - Number(timestamp)) > MAX_SKEW) return false;
  return verify(null, Buffer.concat([Buffer.from(timestamp), body]), key, Buffer.from(signature, 'hex'));
}
