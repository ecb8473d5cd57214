import type { Side } from '../domain/brief.ts';
import type { Source } from '../domain/event.ts';

/** The official outlet of one of the sides in which an article stands, by the name it has in the brief. */
export type OfficialOutletOf = (
  source: Pick<Source, 'outlet' | 'url'>,
  sides: readonly string[],
) => string | undefined;

/** Finds official outlets by the name that an article gives as its outlet, or by the domain of its address. */
export function createOfficialOutlets(sides: readonly Side[]): OfficialOutletOf {
  const byName = new Map<string, Found>();
  const byDomain = new Map<string, Found>();
  for (const { id: side, official } of sides) {
    for (const { name, aliases, domains } of official.outlets) {
      for (const form of [name, ...aliases]) byName.set(form.toLowerCase(), { name, side });
      for (const domain of domains) byDomain.set(domain, { name, side });
    }
  }
  return ({ outlet, url }, wanted) => {
    const found = byName.get(outlet?.trim().toLowerCase() ?? '') ?? atDomain(byDomain, url);
    return found !== undefined && wanted.includes(found.side) ? found.name : undefined;
  };
}

interface Found {
  readonly name: string;
  readonly side: string;
}

/** Looks a host up by ever shorter endings: www.news.cn, news.cn, cn. */
function atDomain(byDomain: ReadonlyMap<string, Found>, url: string | null): Found | undefined {
  if (url === null || !URL.canParse(url)) return undefined;
  const labels = new URL(url).hostname.split('.');
  for (let start = 0; start < labels.length; start++) {
    const found = byDomain.get(labels.slice(start).join('.'));
    if (found !== undefined) return found;
  }
  return undefined;
}
