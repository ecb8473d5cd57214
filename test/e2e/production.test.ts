import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { DockerfileParser } from 'dockerfile-ast';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Outcome, run, temporaryFolder } from '../support/run.ts';
import { ROOT } from '../support/sources.ts';
import { startServe } from './delivery/server-process.ts';

/** Longest that npm may take on a busy machine, in milliseconds. */
const NPM_LIMIT = 600_000;
/** What the image may have in all, and what its base has besides Node: libraries of the system, certificates, time zones. Megabytes. */
const IMAGE_LIMIT = 250;
const BASE_SIZE = 30;
const MEGABYTE = 1_048_576;

/** The folder in which the image is built, as its first stage leaves it. */
const build = join(temporaryFolder(), 'build');
/** An empty folder in which somebody installs the package. */
const consumer = join(temporaryFolder(), 'consumer');

/** Runs a line with the Node and npm of these tests; npm takes what it has in its cache. */
async function shell(line: string, cwd: string): Promise<Outcome> {
  const PATH = `${join(process.execPath, '..')}:${process.env.PATH}`;
  // npm needs the tester's proxy and certificates.
  const env = { ...process.env, PATH, npm_config_prefer_offline: 'true' };
  const outcome = await run('bash', ['-ec', line], { cwd, env });
  if (outcome.code !== 0) throw new Error(`${line}: ${outcome.stdout}${outcome.stderr}`);
  return outcome;
}

/** What the first stage of the Dockerfile does, in order: COPY copies the checkout, RUN runs. */
async function runBuildStage(): Promise<void> {
  const lines = DockerfileParser.parse(readFileSync(join(ROOT, 'Dockerfile'), 'utf8')).getInstructions();
  const stage = lines.slice(
    0,
    lines.findLastIndex((line) => line.getKeyword() === 'FROM'),
  );
  const tracked = (await run('git', ['ls-files', '-co', '--exclude-standard'], { cwd: ROOT })).stdout;
  const files = tracked.split('\n').filter((file) => file !== '' && existsSync(join(ROOT, file)));
  for (const line of stage) {
    const words = line.getArguments().map((argument) => argument.getValue());
    if (line.getKeyword() === 'RUN') await shell(line.getRawArgumentsContent() ?? '', build);
    if (line.getKeyword() !== 'COPY') continue;
    const copied = words[0] === '.' ? files : words.slice(0, -1);
    for (const file of copied) cpSync(join(ROOT, file), join(build, file));
  }
}

function sizeOf(folder: string): number {
  const files = readdirSync(folder, { withFileTypes: true, recursive: true }).filter((one) => one.isFile());
  return files.reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
}

describe('what the image is made of', () => {
  beforeAll(async () => {
    mkdirSync(build, { recursive: true });
    await runBuildStage();
  }, NPM_LIMIT);

  test('is small enough', () => {
    const own = sizeOf(join(build, 'dist')) + sizeOf(join(build, 'node_modules'));
    const node = statSync(process.execPath).size;
    expect((own + node) / MEGABYTE + BASE_SIZE).toBeLessThanOrEqual(IMAGE_LIMIT);
  });

  test('has no development packages', () => {
    const { devDependencies, dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    const installed = (name: string) => existsSync(join(build, 'node_modules', name));
    expect(Object.keys(dependencies).filter((name) => !installed(name))).toEqual([]);
    expect(
      ['vitest', 'typescript', 'node', '@biomejs/biome'].filter((name) => name in devDependencies),
    ).toHaveLength(4);
    expect(['vitest', 'typescript', 'node', '@biomejs/biome'].filter(installed)).toEqual([]);
  });

  test('serves, and is healthy', async () => {
    const cwd = temporaryFolder();
    const script = join(build, 'dist/bin/backchannel.js');
    const server = startServe({ BACKCHANNEL_DATA: join(cwd, 'data'), WEB_PORT: '0' }, cwd, script);
    await server.serving;
    const origin = await server.address;
    expect(await (await fetch(`${origin}/readyz`)).json()).toMatchObject({ ready: true });
    expect((await fetch(`${origin}/uschina`)).status).toBe(200);
    expect(await server.end('SIGTERM')).toBe(0);
  }, 60_000);

  test('has the two files of the font that charts need', () => {
    const source = readFileSync(join(ROOT, 'src/messages/charts/font.ts'), 'utf8');
    const fonts = [...source.matchAll(/'(@fontsource\/[^']+)'/g)].map(([, file = '']) => file);
    expect(fonts).toHaveLength(2);
    expect(fonts.filter((file) => !existsSync(join(build, 'node_modules', file)))).toEqual([]);
  });

  test('a checkout runs with the same packages, without a compiler', async () => {
    const { stdout } = await run(process.execPath, [join(build, 'bin/backchannel.js'), 'status', '--json']);
    expect(JSON.parse(stdout).channels.length).toBeGreaterThan(0);
  }, 60_000);
});

describe('the package, installed in an empty folder', () => {
  const own = join(consumer, 'node_modules/backchannel');
  const files = () => readdirSync(own, { recursive: true }).map(String);

  beforeAll(async () => {
    await shell('npm pack --silent --ignore-scripts', build);
    mkdirSync(own, { recursive: true });
    await shell(`tar -xzf backchannel-*.tgz --strip-components=1 -C ${own}`, build);
    // Production packages are all that npm would add.
    for (const name of readdirSync(join(build, 'node_modules'))) {
      symlinkSync(join(build, 'node_modules', name), join(consumer, 'node_modules', name));
    }
  }, NPM_LIMIT);

  const command = (line: string) => {
    const { bin } = JSON.parse(readFileSync(join(own, 'package.json'), 'utf8'));
    return shell(`node ${join(own, bin.backchannel)} ${line}`, consumer);
  };

  test('holds compiled code with types and source maps, and neither sources nor tests', () => {
    const all = files();
    expect(all).toEqual(expect.arrayContaining(['dist/src/index.js', 'dist/src/index.d.ts']));
    expect(
      all.filter((file) => /(?<!\.d)\.ts$|\.test\.|^(src|test|tools|node_modules)\//.test(file)),
    ).toEqual([]);
    const maps = all.filter((file) => file.endsWith('.js.map'));
    const sources = maps.flatMap((file) => JSON.parse(readFileSync(join(own, file), 'utf8')).sourcesContent);
    expect(sources).toContain(readFileSync(join(build, 'cli/main.ts'), 'utf8'));
  });

  test('answers, and reads articles in the thread that it starts for them', async () => {
    const { stdout } = await command(`ingest ${join(own, 'dist/briefs/uschina/sample')}`);
    expect(stdout).toMatch(/^16 articles read: 16 new.* 0\s*skipped/s);
    expect((await command('status military')).stdout).toContain('Military channels');
  }, 60_000);

  test('has types that a strict compiler accepts, and that mean something', async () => {
    const folder = join(temporaryFolder(), 'typed');
    mkdirSync(join(folder, 'node_modules'), { recursive: true });
    cpSync(own, join(folder, 'node_modules/backchannel'), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules/backchannel/node_modules'));
    symlinkSync(join(ROOT, 'node_modules/@types'), join(folder, 'node_modules/@types'));
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    writeFileSync(join(folder, 'use.ts'), USE);
    const options = '--noEmit --strict --module nodenext --target es2024 --types node --skipLibCheck';
    await shell(`node ${join(ROOT, 'node_modules/typescript/bin/tsc')} ${options} use.ts`, folder);
  }, 120_000);
});

const USE = `import { answer, findBrief, loadBrief, openEngine, openStore, type Message } from 'backchannel';
const store = await openStore({ data: './data' });
const engine = openEngine({ brief: loadBrief(findBrief('uschina', 'briefs')), store });
const { message } = await answer(engine, 'status');
const typed: Message = message;
// @ts-expect-error: a message is no number
const wrong: number = message;
export { typed, wrong };
`;
