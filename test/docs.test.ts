import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { parseConfig, VARIABLES } from '../src/index.ts';
import { configuredPlatforms, platformVariables } from '../tools/docs/environment.ts';
import { generatePage, pagesOfDocs } from '../tools/docs/pages.ts';
import { PARTS } from '../tools/docs/parts.ts';
import { documentedCommands, documentedProgram } from '../tools/docs/program.ts';
import { labelledFolder } from './support/labelled.ts';
import { backchannel, run, temporaryFolder } from './support/run.ts';
import { ROOT } from './support/sources.ts';

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
/** Every page for users: the README and those below docs/. */
const pages = [
  'README.md',
  ...readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md') && !/zh-Han[st]|^decisions/.test(name))
    .map((name) => `docs/${name}`),
];
const readme = pages.map(read).join('\n');
const { scripts } = JSON.parse(read('package.json'));

/** Fenced blocks of the documents with the words behind their fence. */
const blocks = pages.flatMap((page) =>
  [...read(page).matchAll(/^```(.*)\n([\s\S]*?)^```$/gm)].map(([, info = '', text = '']) => ({
    page,
    info,
    text,
  })),
);
/** Everything in backticks, fenced blocks included. */
const code = [
  ...blocks.map(({ text }) => text),
  ...[...readme.matchAll(/`([^`\n]+)`/g)].map(([, text = '']) => text),
].join('\n');

/** Variables that the program reads, and those that platforms read. */
const namesOfPlatforms = (await Promise.all((await configuredPlatforms()).map(platformVariables)))
  .flat()
  .map(({ name }) => name);
const variables = [...VARIABLES.map(({ name }) => name), ...namesOfPlatforms];

/** Flags of the benchmark, whether it looks for them by itself or declares them to `parseArgs`. */
const benchOptions = [...read('tools/bench/run.ts').matchAll(/'--([\w-]+)'|'?([\w-]+)'?: \{ type: '/g)].map(
  ([, spelled, declared]) => `--${spelled ?? declared}`,
);

/** Lines that run other programs have options of those. */
const OTHER_PROGRAMS = /^(cp|docker|install|kubectl|npm (ci|install|pack)|pg_dump|pg_restore)\b.*$/gm;

/** Options of ours, in the long form, that a text mentions. */
function optionsIn(text: string): string[] {
  const ours = text.replaceAll('\\\n', '').replace(OTHER_PROGRAMS, '');
  return [...ours.matchAll(/(?<![\w-])--[a-z][a-z-]*/g)].map(([option]) => option);
}

describe('commands and options', () => {
  test('the README mentions no option that does not exist', () => {
    const known = new Set([
      '--help',
      ...benchOptions,
      ...[documentedProgram, ...documentedCommands.values()].flatMap(({ options }) =>
        options.map(({ long }) => long),
      ),
    ]);
    expect(optionsIn(code).filter((option) => !known.has(option))).toEqual([]);
  });

  test('all but five have --json, as the page says', () => {
    for (const [name, { options }] of documentedCommands) {
      const hasJson = !['start', 'serve', 'mcp', 'manifest', 'corrections export'].includes(name);
      expect(options.some(({ long }) => long === '--json')).toBe(hasJson);
    }
  });
});

describe('scripts', () => {
  test('every npm script that is mentioned exists, and every script is mentioned or part of the gate', () => {
    const documents = readme + read('CONTRIBUTING.md');
    const mentioned = new Set([
      ...[...documents.matchAll(/npm run (?:-s )?([\w:]+)/g)].map(([, name = '']) => name),
      ...[...documents.matchAll(/npm (start|test)\b/g)].map(([, name = '']) => name),
    ]);
    expect([...mentioned].filter((name) => !(name in scripts))).toEqual([]);
    const unmentioned = Object.keys(scripts).filter(
      (name) =>
        !/^(pre|post)/.test(name) && !mentioned.has(name) && !scripts.check.includes(`npm run ${name}`),
    );
    expect(unmentioned).toEqual([]);
  });
});

describe('configuration', () => {
  test('.env.example lists exactly the variables that are read, at their defaults', () => {
    const listed = Object.fromEntries(
      [...read('.env.example').matchAll(/^([A-Z_]+)=(.*)$/gm)].map(([, name, value]) => [name, value]),
    );
    expect(Object.keys(listed).sort()).toEqual([...variables].sort());
    expect(parseConfig(listed)).toEqual({ ...parseConfig({}), brief: 'uschina' });
    for (const name of namesOfPlatforms) expect(listed[name], name).toBe('');
  });

  test('the README has a row for each variable, and no other', () => {
    const prefixes = [...new Set(variables.map((name) => name.replace(/_.*/, '')))].join('|');
    const rows = [...readme.matchAll(new RegExp(`^\\| \`((?:${prefixes})_\\w+)\` \\|`, 'gm'))];
    expect(rows.map(([, name]) => name).sort()).toEqual([...variables].sort());
  });
});

test('every code of an error is explained, and no other', () => {
  const [, union = ''] = /type ErrorCode =([^;]+);/.exec(read('src/domain/errors.ts')) ?? [];
  const codes = [...union.matchAll(/'([A-Z_]+)'/g)].map(([, code]) => code);
  const rows = [...readme.matchAll(/^\| `([A-Z]+(?:_[A-Z]+)*)` \|/gm)].map(([, name]) => name);
  expect(rows.filter((name) => !variables.includes(name ?? ''))).toEqual([...codes, 'DEFECT']);
});

test.each([
  'README.md',
  'README.zh-Hans.md',
  'README.zh-Hant.md',
  ...pagesOfDocs(),
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'SECURITY.md',
  'briefs/README.md',
])('links of %s lead somewhere', (path) => {
  const targets = [...read(path).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, target = '']) => target);
  expect(targets.filter((target) => !existsSync(join(ROOT, path, '..', target)))).toEqual([]);
});

/** The anchors of a page's headings, as GitHub makes them. */
function anchorsOf(path: string): readonly string[] {
  const headings = [...read(path).matchAll(/^#+ (.*)$/gm)].map(([, title = '']) => title.toLowerCase());
  return headings.map((title) => title.replaceAll(/[^\p{L}\p{N}\s_-]/gu, '').replaceAll(' ', '-'));
}

test.each(pagesOfDocs())('links of %s into pages lead to headings', (path) => {
  const links = [...read(path).matchAll(/\]\((?!https?:)([^)#]*)#([^)]+)\)/g)];
  const dead = links.filter(([, target = '', anchor = '']) => {
    const page = target === '' ? path : join(path, '..', target);
    return !anchorsOf(page).includes(decodeURIComponent(anchor));
  });
  expect(dead.map(([link]) => link)).toEqual([]);
});

test.each(pagesOfDocs())('the generated parts of %s are those of the code: npm run docs', async (path) => {
  expect(read(path)).toBe(await generatePage(path, PARTS));
});

test('the README has at most 200 lines, every other page at most 250', () => {
  const lines = (path: string) => read(path).split('\n').length;
  expect(lines('README.md')).toBeLessThanOrEqual(201);
  expect(pagesOfDocs().filter((path) => lines(path) > 251)).toEqual([]);
});

describe('what the README shows', () => {
  const folder = temporaryFolder();
  /** The README shows an empty store, other pages one into which the samples were read. */
  const first = { BACKCHANNEL_DATA: join(folder, 'first') };
  const env = { BACKCHANNEL_DATA: join(folder, 'data') };

  beforeAll(async () => {
    expect(await backchannel(['start'], { env: first, input: 'channels\n' })).toMatchObject({ code: 0 });
    expect(await backchannel(['ingest', 'briefs/uschina/sample'], { env, cwd: ROOT })).toMatchObject({
      code: 0,
    });
  });

  const shown = blocks
    .filter(({ info }) => info === 'console')
    .flatMap(({ page, text }) =>
      text
        .split(/^\$ /m)
        .slice(1)
        .map((part) => ({
          page,
          command: part.split('\n')[0] ?? '',
          output: part.slice(part.indexOf('\n') + 1),
        })),
    );

  test('there is something to see', () => {
    expect(shown.length).toBeGreaterThan(0);
  });

  test.each(shown)('$command prints just what stands below it', async ({ page, command, output }) => {
    const store = page === 'README.md' ? first : env;
    const { code, stdout } = await run('bash', ['-c', command], { cwd: ROOT, env: store });
    expect(code).toBe(0);
    expect(stdout.trim()).toBe(output.trim());
  });

  const lines = blocks.filter(({ info }) => info === 'sh run').flatMap(({ text }) => text.trim().split('\n'));

  test.each(lines)('%s works', async (line) => {
    expect(await run('bash', ['-c', line], { cwd: ROOT, env })).toMatchObject({ code: 0 });
  });

  test('every field that JSON answers have is described', async () => {
    const described = new Set([...readme.matchAll(/`"?(\w+)"?`|"(\w+)"/g)].map(([, a, b]) => a ?? b));
    const commands = [
      'status',
      'timeline military',
      'why military',
      'digest weekly --as-of 2023-12-22',
      'lookup missile',
      'article officers speak',
      'channels',
      'subscriptions add --to slack:C0123 --days mon --times 08:30',
      'subscriptions',
      'sources',
      'deliveries',
      'brief check uschina',
      'doctor',
      'ingest briefs/uschina/sample',
      'extract briefs/uschina/sample',
      'extract briefs/uschina/sample --explain',
      `eval --folds --folder ${labelledFolder()}`,
    ];
    for (const command of commands) {
      const { stdout } = await backchannel([...command.split(' '), '--json'], { env, cwd: ROOT });
      const fields = stdout
        .trim()
        .split('\n')
        .flatMap((line) => fieldsOf(JSON.parse(line)));
      expect(fields.length).toBeGreaterThan(0);
      expect(
        [...new Set(fields)].filter((field) => !described.has(field)),
        command,
      ).toEqual([]);
    }
  }, 120_000);
});

/** Names of all fields at any depth; texts in several languages have languages for names. */
function fieldsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(fieldsOf);
  if (typeof value !== 'object' || value === null) return [];
  const names = Object.keys(value).filter((name) => !/^(en|zh-Han[st])$/.test(name));
  return [...names, ...Object.values(value).flatMap(fieldsOf)];
}
