import type { Report } from './event.ts';

/** One text that reports an event, with the outlets that repeat it. */
export interface Account {
  /** The original, or the best report of the text where the original is not among the reports. */
  readonly lead: Report;
  /** Names of other outlets that carry the same text, each once. */
  readonly alsoIn: readonly string[];
}

/**
 * Reports by the text that they stand in, in their order: a text that several outlets carry (an agency's, a republished
 * article) is one account. If copies were not detected, each report is an account of its own.
 */
export function accountsOf(reports: readonly Report[]): readonly Account[] {
  const pages = new Map(
    reports.flatMap(({ source }) =>
      source.kind === 'article' && source.url !== null ? [[source.url, source]] : [],
    ),
  );
  const texts = Map.groupBy(reports, ({ source }) => textOf(pages.get(source.url ?? '') ?? source));
  return [...texts.values()].flatMap((members) => {
    const lead = members.find(({ source }) => source.copyOf === undefined) ?? members[0];
    if (lead === undefined) return [];
    const names = members.map(outletOf).filter((name) => name !== undefined && name !== outletOf(lead));
    return [{ lead, alsoIn: [...new Set(names)] as string[] }];
  });
}

/** An article's own text or the one that it copies. A fact of the chronology has the text of the article that it cites, if that was read. */
function textOf(source: Report['source']): string | Report['source'] {
  return source.kind === 'article' ? (source.copyOf ?? source.id) : source;
}

/** Hosts from which an outlet's feeds come stand for the outlet: feeds.example.org and feeds.a.example.org are example.org. */
const FEED_HOST = /^(?:(?:www|feeds?|rss|moxie|amp|[am])\.){1,2}(?=[\w-]+\.[\w.-]+$)/i;

/** Who published a report: its outlet, or else the host of its address. */
export function outletOf({
  source,
}: {
  readonly source: Pick<Report['source'], 'outlet' | 'url'>;
}): string | undefined {
  if (source.outlet !== null) return source.outlet.replace(FEED_HOST, '');
  if (source.url === null || !URL.canParse(source.url)) return undefined;
  return new URL(source.url).host.replace(FEED_HOST, '');
}

/** The outlets that tell an event in words of their own, each once, in the reports' order. Those that repeat another's text are left out. */
export function outletsOf(reports: readonly Report[]): readonly string[] {
  const names = accountsOf(reports.filter(isOfOutlet)).map(({ lead }) => outletOf(lead));
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
  const accounts = accountsOf(reports.filter(isOfOutlet));
  return new Set(accounts.map(({ lead }) => outletOf(lead) ?? textOf(lead.source))).size;
}

/** An analyst's word is no outlet's. */
function isOfOutlet({ source }: Report): boolean {
  return source.kind !== 'analyst';
}

/**
 * The outlets that report an event independently of each other, in the reports' order. Copies of one text count once; so do
 * texts that cite the same third, and a text beside the one that it cites. An outlet without a name counts for nothing. Names
 * in two scripts cannot be compared, so a text that cites somebody is never taken to be independent of one in another script.
 */
export function independentOutlets(reports: readonly Report[]): readonly string[] {
  const origins: Origin[] = [];
  for (const { lead } of accountsOf(reports.filter(isOfOutlet))) {
    const outlet = outletOf(lead);
    if (outlet === undefined) continue;
    const origin = { outlet, said: keyOf(outlet), ...citationOf(lead) };
    if (!origins.some((other) => isSameOrigin(origin, other))) origins.push(origin);
  }
  return origins.map(({ outlet }) => outlet);
}

/** Where a text has its news from: the outlet's own, or whom it cites. */
interface Origin {
  readonly outlet: string;
  readonly said: string;
  readonly cited?: string;
}

/** A named official or body of a party is a source that every outlet can ask for itself. */
function citationOf({ event }: Report): { readonly cited?: string } {
  if (event.attribution === undefined || event.attributedTo !== undefined) return {};
  return { cited: keyOf(event.attribution) };
}

function isSameOrigin(a: Origin, b: Origin): boolean {
  if (a.said === b.said) return true;
  if (a.cited === undefined && b.cited === undefined) return false;
  const [from, to] = [a.cited ?? a.said, b.cited ?? b.said];
  return from.includes(to) || to.includes(from) || isHan(from) !== isHan(to);
}

function keyOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]+/gu, ' ')
    .trim();
}

function isHan(name: string): boolean {
  return /\p{Script=Han}/u.test(name);
}
