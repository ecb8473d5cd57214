/** Characters of a run. */
const RUN = 6;
/** The start of a text says enough of it. */
const MAX_LENGTH = 20_000;

/**
 * How much of the shorter of two texts stands in the longer one, 0 to 1: the share of its runs of six letters and digits.
 * Two empty texts are the same; of an empty and another one nothing is in common.
 */
export function shareInCommon(one: string, other: string): number {
  const [a, b] = [runsOf(one), runsOf(other)];
  const [short, long] = a.size <= b.size ? [a, b] : [b, a];
  if (short.size === 0) return long.size === 0 ? 1 : 0;
  let common = 0;
  for (const run of short) if (long.has(run)) common += 1;
  return common / short.size;
}

function runsOf(text: string): ReadonlySet<string> {
  const letters = text
    .slice(0, MAX_LENGTH)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
  const runs = new Set<string>();
  for (let at = 0; at + RUN <= letters.length; at++) runs.add(letters.slice(at, at + RUN));
  if (letters !== '' && runs.size === 0) runs.add(letters);
  return runs;
}
