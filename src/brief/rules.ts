import { firstDay, lastDay } from '../domain/dates.ts';
import { suggest } from './closest-name.ts';
import { checkPhrases } from './phrases.ts';
import type { Path, ProblemFinding } from './problem.ts';
import { checkReferences } from './references.ts';
import type { Contents, FileName } from './schema.ts';
import { checkSources } from './sources.ts';

/** What no single value shows: ids that nothing defines, ids defined twice, circles, dates in the wrong order, phrases claimed twice. */
export function checkRules(contents: Contents): readonly ProblemFinding[] {
  return [
    ...checkZones(contents),
    ...checkIds(contents),
    ...checkReferences(contents),
    ...checkParents(contents),
    ...checkOffices(contents),
    ...checkPhrases(contents),
    ...checkSources(contents),
  ];
}

function checkZones(contents: Contents): readonly ProblemFinding[] {
  const { zones } = contents['brief.yaml'];
  const named: readonly (readonly [FileName, Path, string])[] = [
    ['brief.yaml', ['zones', 'default'], zones.default],
    ...Object.entries(zones.outlets).map(
      ([outlet, zone]) => ['brief.yaml', ['zones', 'outlets', outlet], zone] as const,
    ),
    ...contents['sources.yaml'].flatMap(({ zone }, index) =>
      zone === undefined ? [] : [['sources.yaml', [index, 'zone'], zone] as const],
    ),
  ];
  const unknown = new Set([...new Set(named.map(([, , zone]) => zone))].filter((zone) => !isZone(zone)));
  return named
    .filter(([, , zone]) => unknown.has(zone))
    .map(([file, path, zone]) => ({
      file,
      path,
      problem: `"${zone}" is no time zone.`,
      remedy: 'Write the name of a zone of the IANA database: Asia/Shanghai, America/New_York, UTC.',
    }));
}

// A formatter costs 4 ms and a brief names several zones at every start; the list of names costs 2 ms in all, but has no aliases (UTC).
const ZONES = new Set(Intl.supportedValuesOf('timeZone'));

function isZone(name: string): boolean {
  if (ZONES.has(name)) return true;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

function checkIds(contents: Contents): readonly ProblemFinding[] {
  const { sides, groups } = contents['brief.yaml'];
  const { roles, channels } = contents['channels.yaml'];
  return [
    ...repeated('brief.yaml', ['sides'], sides),
    ...repeated('brief.yaml', ['groups'], groups),
    ...repeated('channels.yaml', ['roles'], roles),
    ...repeated('channels.yaml', ['channels'], channels),
    ...repeated('actors.yaml', [], contents['actors.yaml']),
    ...repeated('sources.yaml', [], contents['sources.yaml']),
  ];
}

function repeated(
  file: FileName,
  path: Path,
  entries: readonly { readonly id: string }[],
): readonly ProblemFinding[] {
  const seen = new Set<string>();
  return entries.flatMap(({ id }, index) => {
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    const remedy = 'Give each entry an id of its own, or join the two entries.';
    return [
      { file, path: [...path, index, 'id'], problem: `The id "${id}" stands here a second time.`, remedy },
    ];
  });
}

function checkParents({ 'channels.yaml': { channels } }: Contents): readonly ProblemFinding[] {
  const parents = new Map(channels.map(({ id, parent }) => [id, parent]));
  return channels.flatMap(({ id, parent }, index) => {
    const met = new Set<string>();
    for (let next = parent; next !== undefined && !met.has(next); next = parents.get(next)) met.add(next);
    if (!met.has(id)) return [];
    const problem = `The channel "${id}" is its own parent, directly or by way of another.`;
    const remedy = 'Take the "parent" line out of the channel that stands on top.';
    return [{ file: 'channels.yaml', path: ['channels', index, 'parent'], problem, remedy }];
  });
}

function checkOffices({
  'actors.yaml': actors,
  'channels.yaml': { roles },
}: Contents): readonly ProblemFinding[] {
  const reversed = actors.flatMap(({ offices }, i) =>
    offices.flatMap(({ from, to }, j) =>
      from !== undefined && to !== undefined && firstDay(from) > lastDay(to)
        ? [
            {
              file: 'actors.yaml',
              path: [i, 'offices', j, 'to'],
              problem: `The office ends (${to}) before it begins (${from}).`,
              remedy: 'Correct "from" or "to".',
            },
          ]
        : [],
    ),
  );
  const unheld = roles.flatMap(({ side, offices }, i) => {
    const held = actors.filter((actor) => actor.side === side).flatMap((actor) => actor.offices);
    const titles = [...new Set(held.map(({ title }) => title))];
    return offices.flatMap((office, j) =>
      titles.includes(office)
        ? []
        : [
            {
              file: 'channels.yaml',
              path: ['roles', i, 'offices', j],
              problem: `No actor of the side "${side}" holds the office "${office}".`,
              remedy: suggest(office, titles),
            },
          ],
    );
  });
  return [...reversed, ...unheld];
}
