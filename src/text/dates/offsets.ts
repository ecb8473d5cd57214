import { precisionOf } from '../../domain/dates.ts';
import { DISTANCE, dateAway, distanceOf } from './english-distances.ts';
import type { DateMatch } from './rule.ts';

/** What may stand before a date and move it: "three weeks from ", "two days before ". */
const BEFORE = new RegExp(
  `(?<!\\b(?:for|than|within|least|most)\\s)\\b(?<distance>${DISTANCE})\\s(?<dir>from|after|following|before|prior\\sto)\\s(?:the\\s)?$`,
);
const CHARS = 60;
/** The last words of that: far cheaper to look for. */
const SIGN = /(?:from|after|following|before|prior\sto)\s(?:the\s)?$/;
const SIGN_CHARS = 16;

/** Moves each date that a length of time stands before: "three weeks from tomorrow", "two days before May 13". */
export function applyOffsets(text: string, found: readonly DateMatch[]): readonly DateMatch[] {
  return found.map((mention, at) => {
    if (!SIGN.test(text.slice(Math.max(0, mention.start - SIGN_CHARS), mention.start))) return mention;
    const from = Math.max(found[at - 1]?.end ?? 0, mention.start - CHARS);
    const match = BEFORE.exec(text.slice(from, mention.start));
    return (match && moved(mention, match, from)) ?? mention;
  });
}

function moved(mention: DateMatch, match: RegExpExecArray, from: number): DateMatch | undefined {
  const { distance = '', dir = '' } = match.groups ?? {};
  // Weeks "from" a day are counted, weeks "after" it are told roughly.
  const sign = dir === 'before' || dir.startsWith('prior') ? -1 : 1;
  const date = dateAway(mention.date, distanceOf(distance), sign, dir === 'from');
  if (date === undefined || mention.kind === 'vague') return undefined;
  const { until: _until, bound: _bound, ...rest } = mention;
  return {
    ...rest,
    start: from + match.index,
    date,
    precision: precisionOf(date),
    kind: mention.kind === 'absolute' ? 'absolute' : 'relative',
  };
}
