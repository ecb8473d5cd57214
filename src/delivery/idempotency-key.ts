import { createHash } from 'node:crypto';
import type { EditionKey } from '../domain/delivery.ts';

/** A part's stable key on its platform: 22 characters of base64url, 132 bits of a digest. */
export function deliveryKey({ subscription, id }: EditionKey, part: number): string {
  const name = JSON.stringify([subscription, id, part]);
  return createHash('sha256').update(name).digest('base64url').slice(0, 22);
}
