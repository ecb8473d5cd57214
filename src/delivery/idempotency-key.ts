import { createHash } from 'node:crypto';
import type { EditionKey } from '../domain/delivery.ts';

/** The name under which a platform keeps a part, for ever the same: 22 characters of base64url, 132 bits of a digest. */
export function deliveryKey({ subscription, id }: EditionKey, part: number): string {
  const name = JSON.stringify([subscription, id, part]);
  return createHash('sha256').update(name).digest('base64url').slice(0, 22);
}
