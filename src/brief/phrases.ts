import type { Phrases } from '../domain/brief.ts';
import type { Path, ProblemFinding } from './problem.ts';
import type { Contents, FileName } from './schema.ts';

/** A phrase with exactly one owner. Claims with the same `scope` and phrase exclude each other. */
interface Claim {
  readonly file: FileName;
  readonly path: Path;
  readonly phrase: string;
  readonly scope: string;
  readonly owner: string;
}

const REMEDIES: Readonly<Record<string, string>> = {
  channel:
    'Leave it to one of the two; a phrase that several channels share can be a topic where their sides differ.',
  actor: 'Move it to "ambiguous" of both: it then counts only beside a title or a channel.',
  side: 'Leave it to one of the two sides.',
};

/** Finds phrases that would make a text mean two things at once: two channels, two actors, two sides. */
export function checkPhrases(contents: Contents): readonly ProblemFinding[] {
  return [
    ...collisions(channelClaims(contents), 'channel'),
    ...collisions(actorClaims(contents), 'actor'),
    ...collisions(sideClaims(contents), 'side'),
    ...contradictions(contents),
  ];
}

/** Forms that an actor lists both as always its own and as ambiguous. */
function contradictions({ 'actors.yaml': actors }: Contents): readonly ProblemFinding[] {
  return actors.flatMap(({ aliases, ambiguous }, index) =>
    (['zh', 'en'] as const).flatMap((language) =>
      ambiguous[language].flatMap((phrase, position) =>
        aliases[language].includes(phrase)
          ? [
              {
                file: 'actors.yaml',
                path: [index, 'ambiguous', language, position],
                problem: `"${phrase}" is among the aliases and among the ambiguous forms.`,
                remedy:
                  'Keep it in one of the two: an ambiguous form counts only beside a title or a channel.',
              },
            ]
          : [],
      ),
    ),
  );
}

function collisions(claims: readonly Claim[], kind: string): readonly ProblemFinding[] {
  const owners = new Map<string, string>();
  return claims.flatMap(({ file, path, phrase, scope, owner }) => {
    const key = `${scope}\n${phrase.toLowerCase()}`;
    const first = owners.get(key);
    owners.set(key, first ?? owner);
    if (first === undefined || first === owner) return [];
    const problem = `The phrase "${phrase}" belongs to the ${kind} "${first}" already, and "${owner}" claims it too.`;
    return [{ file, path, problem, remedy: REMEDIES[kind] ?? '' }];
  });
}

function channelClaims({ 'channels.yaml': { channels } }: Contents): readonly Claim[] {
  return channels.flatMap(({ id, cues }, index) => {
    const path = ['channels', index, 'cues'] as const;
    const sides = [...cues.sides].sort().join('+');
    return [
      ...claimsOf('channels.yaml', [...path, 'terms'], cues.terms, 'terms', id),
      // Topics count only with their sides, so channels between other sides can share one.
      ...claimsOf('channels.yaml', [...path, 'topics'], cues.topics, `topics ${sides}`, id),
    ];
  });
}

// Ambiguous names have no owner.
function actorClaims({ 'actors.yaml': actors }: Contents): readonly Claim[] {
  return actors.flatMap(({ id, name, aliases, ambiguous }, index) => [
    ...Object.entries(name)
      .filter(([, phrase]) => !ambiguous.zh.includes(phrase) && !ambiguous.en.includes(phrase))
      .map(([language, phrase]) => ({
        file: 'actors.yaml' as const,
        path: [index, 'name', language],
        phrase,
        scope: 'actors',
        owner: id,
      })),
    ...claimsOf('actors.yaml', [index, 'aliases'], aliases, 'actors', id),
  ]);
}

function sideClaims({ 'brief.yaml': { sides } }: Contents): readonly Claim[] {
  return sides.flatMap(({ id, names }, index) =>
    claimsOf('brief.yaml', ['sides', index, 'names'], names, 'sides', id),
  );
}

function claimsOf(
  file: FileName,
  path: Path,
  phrases: Phrases,
  scope: string,
  owner: string,
): readonly Claim[] {
  return (['zh', 'en'] as const).flatMap((language) =>
    phrases[language].map((phrase, index) => ({
      file,
      path: [...path, language, index],
      phrase,
      scope,
      owner,
    })),
  );
}
