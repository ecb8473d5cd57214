import type { Report } from './event.ts';

/** One text that tells an event, with those who repeat it. */
export interface Account {
  /** The original, or the best report of the text where the original is not among the reports. */
  readonly lead: Report;
  /** Names of other outlets that carry the same text, each once. */
  readonly alsoIn: readonly string[];
}

/**
 * Reports by the text that they stand in, in their order: a text that several outlets carry (an agency's, a republished
 * article) is one telling. Where copies were not told apart, each report is a telling of its own.
 */
export function accountsOf(reports: readonly Report[]): readonly Account[] {
  const texts = Map.groupBy(reports, (report) => textOf(report));
  return [...texts.values()].flatMap((members) => {
    const lead = members.find(({ source }) => source.copyOf === undefined) ?? members[0];
    if (lead === undefined) return [];
    const names = members.map(outletOf).filter((name) => name !== undefined && name !== outletOf(lead));
    return [{ lead, alsoIn: [...new Set(names)] as string[] }];
  });
}

/** An article's own text or the one that it copies; facts of the chronology have no text to copy. */
function textOf({ source }: Report): string | Report['source'] {
  return source.kind === 'article' ? (source.copyOf ?? source.id) : source;
}

/** Who published a report: its outlet, or else the host of its address. */
export function outletOf({ source }: Pick<Report, 'source'>): string | undefined {
  if (source.outlet !== null) return source.outlet;
  return source.url !== null && URL.canParse(source.url) ? new URL(source.url).host : undefined;
}

/** The outlets that tell an event in words of their own, each once, in the reports' order. Those that repeat another's text are left out. */
export function outletsOf(reports: readonly Report[]): readonly string[] {
  const names = accountsOf(reports).map(({ lead }) => outletOf(lead));
  return [...new Set(names.filter((name) => name !== undefined))];
}

/** The outlets that only repeat others' texts, each once, in the reports' order. */
export function copyingOutlets(reports: readonly Report[]): readonly string[] {
  const own = new Set(outletsOf(reports));
  const names = accountsOf(reports).flatMap(({ alsoIn }) => alsoIn);
  return [...new Set(names.filter((name) => !own.has(name)))];
}

/** How many tell it in words of their own: outlets, and texts whose outlet is not known one by one. */
export function countOutlets(reports: readonly Report[]): number {
  return new Set(accountsOf(reports).map(({ lead }) => outletOf(lead) ?? textOf(lead))).size;
}
