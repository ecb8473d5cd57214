import type { PlainTextOption } from '@slack/types';
import { LIMITS } from '../limits.ts';
import { option } from './fields.ts';

const ZONES = ['UTC', ...Intl.supportedValuesOf('timeZone')];

/** Time zones whose name contains what was typed, as many as a menu takes; those that begin with it first. */
export function zonesLike(typed: string): PlainTextOption[] {
  const key = keyOf(typed);
  const found = ZONES.filter((zone) => keyOf(zone).includes(key));
  const begun = (zone: string) => Number(zone.split('/').some((part) => keyOf(part).startsWith(key)));
  return found
    .toSorted((a, b) => begun(b) - begun(a))
    .slice(0, LIMITS.selectOptions)
    .map((zone) => option(zone, zone));
}

function keyOf(text: string): string {
  return text.toLowerCase().replace(/[\s_]+/g, '');
}
