import { suggest } from './closest-name.ts';
import type { Path, ProblemFinding } from './problem.ts';
import type { Contents, FileName } from './schema.ts';

/** Finds ids that nothing defines: sides, groups, channels, and the roles and actors of pairs. */
export function checkReferences(contents: Contents): readonly ProblemFinding[] {
  const { sides, groups } = contents['brief.yaml'];
  const { roles, channels } = contents['channels.yaml'];
  const actors = contents['actors.yaml'];
  const side = lookUp('side', sides);
  const group = lookUp('group', groups);
  const channel = lookUp('channel', channels);
  const actor = lookUp('actor', actors);
  const party = lookUp('role or actor', [...roles, ...actors]);
  return [
    ...roles.flatMap((role, i) => side('channels.yaml', ['roles', i, 'side'], role.side)),
    ...channels.flatMap(({ group: id, parent, cues }, i) => {
      const path = ['channels', i] as const;
      return [
        ...group('channels.yaml', [...path, 'group'], id),
        ...(parent === undefined ? [] : channel('channels.yaml', [...path, 'parent'], parent)),
        ...cues.sides.flatMap((of, j) => side('channels.yaml', [...path, 'cues', 'sides', j], of)),
        ...pairMembers(cues.pairs).flatMap((member) =>
          party('channels.yaml', [...path, 'cues', 'pairs', ...member.path], member.id),
        ),
      ];
    }),
    ...sides.flatMap(({ official }, i) =>
      official.bodies.flatMap((body, j) => actor('brief.yaml', ['sides', i, 'official', 'bodies', j], body)),
    ),
    ...actors.flatMap((entry, i) => side('actors.yaml', [i, 'side'], entry.side)),
    ...contents['chronology.yaml'].flatMap((fact, i) =>
      channel('chronology.yaml', [i, 'channel'], fact.channel),
    ),
  ];
}

function lookUp(kind: string, entries: readonly { readonly id: string }[]) {
  const known = new Set(entries.map(({ id }) => id));
  return (file: FileName, path: Path, id: string): readonly ProblemFinding[] =>
    known.has(id)
      ? []
      : [{ file, path, problem: `There is no ${kind} "${id}".`, remedy: suggest(id, [...known]) }];
}

type Pairs = Contents['channels.yaml']['channels'][number]['cues']['pairs'];

function pairMembers(pairs: Pairs): readonly { readonly path: Path; readonly id: string }[] {
  return pairs.flatMap((pair, i) => pair.flatMap((ids, j) => ids.map((id, k) => ({ path: [i, j, k], id }))));
}
