import { globSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { builtPatterns, type Located, regexLiterals } from './support/regex-literals.ts';
import { programSources, ROOT } from './support/sources.ts';
import { whySuperLinear } from './support/super-linear.ts';

/**
 * Patterns that look super-linear and do no harm, with the reason: the text they meet is short. Do not add one that meets a document,
 * a page or a chat message of any length; cut the text first, or write the pattern so that no two parts can match the same characters.
 */
const BOUNDED: readonly (readonly [path: string, start: string, reason: string])[] = [
  [
    'src/commands/command-line.ts',
    '[a-z][a-z-]*:"',
    'a line of at most 2,000 characters, up to the next quotation mark',
  ],
  ['src/extract/patterns/attribution.ts', '^ ((?:(?:the|a|an|', 'a sentence of at most 600 characters'],
  ['src/extract/patterns/vocabulary/en.ts', '(?:trips?|visits?|tour', 'a sentence of at most 600 characters'],
];

const isBounded = ({ path, pattern }: Located) =>
  BOUNDED.some(([where, start]) => path === where && pattern.source.startsWith(start));

async function allPatterns(): Promise<readonly Located[]> {
  const literals = programSources().flatMap(regexLiterals);
  const modules = globSync('src/**/*.ts', { cwd: ROOT }).filter(
    (path) => !/\.(?:test|fixture)\.ts$|document-worker\.ts$/.test(path),
  );
  const built = await builtPatterns(() => Promise.all(modules.map((path) => import(`${ROOT}${path}`))));
  return [...new Map([...literals, ...built].map((one) => [`${one.path} ${one.pattern}`, one])).values()];
}

describe('no pattern of the program takes more than linear time', () => {
  it('by analysis and on texts made against it, be it written or built', async () => {
    const all = await allPatterns();
    expect(all.length).toBeGreaterThan(400);
    const slow = all.flatMap((one) => {
      const why = isBounded(one) ? undefined : whySuperLinear(one.pattern);
      return why === undefined ? [] : [`${one.path}: ${why}: ${String(one.pattern).slice(0, 120)}`];
    });
    expect(slow).toEqual([]);
  }, 300_000);

  it('and each exception is still there, and still needed', async () => {
    const all = await allPatterns();
    for (const [path, start] of BOUNDED) {
      const [found] = all.filter((one) => one.path === path && one.pattern.source.startsWith(start));
      expect(found && whySuperLinear(found.pattern), `${path} ${start}`).toBeDefined();
    }
  }, 120_000);
});

describe('the check itself', () => {
  it.each([
    ['repeats within what repeats', /^(?:a+)+$/],
    ['two parts for the same characters', /^\s*:?\s*$/],
    ['white space before the end', /\s+$/],
    ['blank lines before a sign', /^\s*[-*+]\s/m],
    ['a tag that nothing ends', /<(?:p|div)\b[^>]*>/i],
    ['a comment that nothing ends', /<!--.*?-->/s],
    ['a link that nothing ends', /^\[(.*)\]\((\S*?)\)$/],
    ['a picture that nothing ends', /!\[[^\]\n]*\]\([^)\n]*\)/],
    ['words around an address', /\S*(?:https?:|www\.)\S*/],
    ['front matter with spaces', /^(?:[\w-]+:(?:[ \t]+(?:[^\n:]|:)*)?[ \t]*\n)*$/],
  ])(
    'finds %s',
    (_, pattern) => {
      expect(whySuperLinear(pattern)).toBeDefined();
    },
    120_000,
  );

  it.each([
    /^\s*:/,
    /<(?:p|div)\b[^<>]*>/i,
    /[^\p{L}\p{N}]+/u,
    /(?<!\/)\/+$/,
    /"(?:[^"\\]|\\[\s\S])*(?:"|$)/,
  ])('lets %s pass', (pattern) => {
    expect(whySuperLinear(pattern)).toBeUndefined();
  });
});
