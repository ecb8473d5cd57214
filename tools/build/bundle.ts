import { hash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { isAbsolute, join, posix, relative } from 'node:path';
import { type Plugin, rolldown } from 'rolldown';

/** What other code finds by its file name: each keeps its place. */
const ENTRIES = [
  'bin/backchannel.js',
  'src/index.ts',
  'src/engine/document-worker.ts',
  'adapters/*/index.ts',
];
/** What is loaded together is one file, with all that it imports and that is in no earlier one. */
const CHUNKS = [
  { name: 'shell', of: ['cli/main.ts', 'cli/ask.ts', 'src/storage/sql/sqlite.ts'] },
  { name: 'engine', of: ['cli/answered.ts'] },
];
/** Small packages that every command needs, with what they need: to find and load their files would take longer than to run them. */
const INLINED = [
  'commander',
  'fastest-levenshtein',
  'get-east-asian-width',
  ...['linebreak', 'base64-js', 'unicode-trie', 'tiny-inflate'],
  ...['supports-hyperlinks', 'supports-color', 'has-flag'],
];
/** What Rolldown itself puts in where Node lacks a feature of the language. */
const HELPERS = '@oxc-project/runtime';
/** What the code of a build follows from. */
const SOURCES = ['bin/*.js', '{adapters,cli,src,tools/eval}/**/*.ts', 'package-lock.json'];

/**
 * Puts the program's modules together into a folder: a command that loads ten files starts several times faster than one that loads
 * three hundred. Nothing is minified, packages stay packages, and source maps hold the sources.
 */
export async function bundle(root: string, folder: string): Promise<void> {
  const entries = globSync(ENTRIES, { cwd: root }).map((path) => [withoutEnding(path), join(root, path)]);
  const build = await rolldown({
    cwd: root,
    input: { ...Object.fromEntries(entries), 'src/index': LIBRARY },
    platform: 'node',
    // What is imported on demand in one place and at once in another is no fault: library and commands differ in it.
    checks: { ineffectiveDynamicImport: false },
    external: (id) =>
      !id.startsWith('.') &&
      !isAbsolute(id) &&
      id !== LIBRARY &&
      !INLINED.includes(id) &&
      !id.startsWith(HELPERS),
    // A module from which nothing is used does nothing: none but this one acts on being loaded.
    treeshake: { moduleSideEffects: (id) => id === join(root, 'cli/backchannel.ts') },
    transform: { target: 'node24', define: { BACKCHANNEL_BUILD: JSON.stringify(buildOf(root)) } },
    plugins: [library(root), moduleAddresses(root)],
  });
  await build.write({
    dir: folder,
    format: 'esm',
    sourcemap: true,
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name]-[hash].js',
    intro: ({ fileName, moduleIds }) =>
      moduleIds.some((id) => asksForItself(id))
        ? `const distribution = new URL('${posix.relative(posix.dirname(fileName), '')}/', import.meta.url);`
        : '',
    codeSplitting: {
      groups: CHUNKS.map(({ name, of }) => ({
        name,
        test: (id) => of.some((path) => id === join(root, path)),
      })),
    },
  });
  await build.close();
}

/** The same for the same code: statuses and briefs that were derived by it can be used again. */
function buildOf(root: string): string {
  const files = globSync(SOURCES, { cwd: root }).sort();
  return hash('sha256', files.map((file) => readFileSync(join(root, file), 'utf8')).join('\0'), 'hex').slice(
    0,
    16,
  );
}

/**
 * The entry of those who use the program as a library. It is another than the module of the same exports, from which the commands
 * import: of that one, each loads only what it uses.
 */
function library(root: string): Plugin {
  return {
    name: 'library',
    resolveId: (id) => (id === LIBRARY ? LIBRARY : null),
    load: (id) => (id === LIBRARY ? `export * from '${join(root, 'src/index.ts')}';` : null),
  };
}

const LIBRARY = 'virtual:library';

/** A module that looks for a file next to it finds it where the module would be, whatever file its code is in. */
function moduleAddresses(root: string): Plugin {
  return {
    name: 'module-addresses',
    transform(code, id) {
      if (!code.includes(OWN_ADDRESS)) return null;
      const place = `${withoutEnding(relative(root, id))}.js`;
      return { code: code.replaceAll(OWN_ADDRESS, `new URL('${place}', distribution).href`), map: null };
    },
  };
}

const OWN_ADDRESS = 'import.meta.url';

function asksForItself(id: string): boolean {
  return isAbsolute(id) && readFileSync(id, 'utf8').includes(OWN_ADDRESS);
}

function withoutEnding(path: string): string {
  return path.replace(/\.\w+$/, '');
}
