import type { BriefSource } from '../domain/brief.ts';
import type { ProblemFinding } from './problem.ts';
import type { Contents } from './schema.ts';

type Entry = Contents['sources.yaml'][number];

/** A source as the brief means it: in the zone of its outlet, official where its outlet is. */
export function toSource(entry: Entry, { zones, sides }: Contents['brief.yaml']): BriefSource {
  const { id, kind, address, outlet, interval, verified, enabled, language, terms } = entry;
  const { links, content, 'full-pages': fullPages } = entry;
  const official = sides.find((side) =>
    side.official.outlets.some(({ name, aliases }) => [name, ...aliases].includes(outlet)),
  )?.id;
  const selectors = { ...(links !== undefined && { links }), ...(content !== undefined && { content }) };
  return {
    id,
    kind,
    location: address,
    outlet,
    ...(language !== undefined && { language }),
    zone: entry.zone ?? zones.outlets[outlet] ?? zones.default,
    intervalMinutes: interval,
    fullPages,
    ...(Object.keys(selectors).length > 0 && { selectors }),
    ...(official !== undefined && { official }),
    ...(terms !== undefined && { terms }),
    verified,
    enabled,
  };
}

/** Finds addresses that are none, stand twice, or have keys that mean nothing to their kind. */
export function checkSources({ 'sources.yaml': sources }: Contents): readonly ProblemFinding[] {
  const met = new Set<string>();
  return sources.flatMap(({ kind, address, links, content }, index) => {
    const find = (key: string, problem: string, remedy: string): ProblemFinding => ({
      file: 'sources.yaml',
      path: [index, key],
      problem,
      remedy,
    });
    const repeated = met.has(address);
    met.add(address);
    const found: ProblemFinding[] = [];
    if (kind !== 'folder' && !/^https?:\/\/[^/]/.test(address))
      found.push(
        find('address', `"${address}" is no web address.`, 'Write the whole web address, with https://.'),
      );
    if (repeated)
      found.push(
        find('address', `The address "${address}" stands here a second time.`, 'Remove one of the two.'),
      );
    if (links !== undefined && kind !== 'page')
      found.push(find('links', 'Only a page has "links".', 'Remove it, or write "kind: page".'));
    if (content !== undefined && kind === 'folder')
      found.push(find('content', 'A folder has no "content".', 'Remove it.'));
    return found;
  });
}
