import { createHash } from 'node:crypto';
import type { Brief } from '../domain/brief.ts';

/** Names what of a brief extraction looks for; its texts and its chronology are left out. Sixteen hexadecimal digits. */
export function briefVersion({ zones, sides, roles, actors, channels }: Brief): string {
  const watched = channels.map(({ id, parent, cues }) => ({ id, parent, cues }));
  const parts = JSON.stringify([zones, sides, roles, actors, watched]);
  return createHash('sha256').update(parts).digest('hex').slice(0, 16);
}
