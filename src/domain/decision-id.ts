import { createHash } from 'node:crypto';
import { type DecisionDraft, keyOfEvent } from './decision.ts';
import type { EventKey } from './event.ts';

/** The id of an event as people type it: 8 hexadecimal digits that follow from channel, action and date alone. */
export function claimIdOf(event: EventKey): string {
  return digest(keyOfEvent(event)).slice(0, 8);
}

/** The id of a decision: 12 hexadecimal digits that follow from its content and instant. */
export function decisionIdOf(draft: DecisionDraft, at: string): string {
  const { brief, by, kind, target } = draft;
  return digest(JSON.stringify([brief, at, by.platform, by.id, kind, keyOfEvent(target)])).slice(0, 12);
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
