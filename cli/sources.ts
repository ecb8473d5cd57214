import { readFile, stat, writeFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { resolve } from 'node:path';
import {
  BackchannelError,
  type Brief,
  createStore,
  defineSource,
  findSource,
  type Inspection,
  listSources,
  readOpml,
  type SourceDefinition,
  type SourceKind,
  type SourceOptions,
  type SourceReader,
  type Store,
  systemClock,
  withoutCredentials,
  writeOpml,
} from '../src/index.ts';
import { counted } from './counted.ts';
import { withDatabase } from './places.ts';
import { openReader } from './polling.ts';
import { openBrief } from './session.ts';
import { type ExitCode, type GlobalOptions, type Shell, showJson } from './shell.ts';

/** Options of `sources add` and `sources test`, as commander keeps them. */
export interface SourceCommandOptions extends GlobalOptions {
  readonly json?: boolean;
  readonly id?: string;
  readonly kind?: SourceKind;
  readonly outlet?: string;
  readonly language?: string;
  readonly zone?: string;
  readonly interval?: string;
  readonly fullPages?: boolean;
  readonly links?: string;
  readonly content?: string;
}

/** Adds a source. What is at its address is found out unless its kind is given. */
export async function addSource(
  shell: Shell,
  address: string,
  options: SourceCommandOptions,
): Promise<ExitCode> {
  const brief = await openBrief(shell, options);
  const found = await locate(shell, brief, address, options);
  const source = defineSource(brief, found.location, { ...describedBy(options), kind: found.kind });
  await withStore(shell, options, async (store) => {
    await refuseKnown(brief, store, source);
    await store.sources.add(brief.name, source);
  });
  return report(shell, options, 'added', source.id, withoutCredentials(source.location));
}

/** What the options say of a source. */
export function describedBy(options: SourceCommandOptions): SourceOptions {
  const { id, kind, outlet, language, zone, interval, fullPages, links, content } = options;
  const intervalMinutes = interval === undefined ? undefined : Number(interval);
  return { id, kind, outlet, language, zone, intervalMinutes, fullPages, links, content };
}

interface Located {
  readonly location: string;
  readonly kind: SourceKind;
}

/** Where the source is and what it is: as the options say, a folder, or as it is found at the address. */
async function locate(
  shell: Shell,
  brief: Brief,
  address: string,
  { kind, links, zone }: SourceCommandOptions,
): Promise<Located> {
  if (!/^https?:\/\//i.test(address)) return locateFolder(address);
  if (kind !== undefined) return { location: address, kind };
  if (links !== undefined) return { location: address, kind: 'page' };
  const reader = await openReader(shell);
  try {
    return await discover(reader, address, zone ?? brief.zones.default);
  } finally {
    await reader.close();
  }
}

async function locateFolder(path: string): Promise<Located> {
  const location = resolve(path);
  const exists = await stat(location).then(
    () => true,
    () => false,
  );
  if (exists) return { location, kind: 'folder' };
  throw new BackchannelError(
    'INPUT_UNREADABLE',
    `There is nothing at ${path}.`,
    'Name a web address with https://, or a folder or file on this machine.',
  );
}

/** The feed, sitemap or page at an address; the first feed that a page names goes before the page. */
async function discover(reader: SourceReader, address: string, zone: string): Promise<Located> {
  const found: Inspection = await reader.inspect(address, zone);
  switch (found.outcome) {
    case 'feed':
    case 'sitemap':
      return { location: address, kind: found.outcome };
    case 'page': {
      const [feed] = found.feeds;
      return feed === undefined ? { location: address, kind: 'page' } : { location: feed, kind: 'feed' };
    }
    case 'failed':
      throw new BackchannelError(
        'INPUT_UNREADABLE',
        `${withoutCredentials(address)} cannot be read (${found.failure.kind} ${found.failure.detail}).`,
        'Check it with `sources test`, or say what it is with --kind to add it all the same.',
      );
  }
}

/** @throws BackchannelError QUESTION_INVALID where the id or the address is taken */
async function refuseKnown(brief: Brief, store: Store, { id, location }: SourceDefinition): Promise<void> {
  for (const { source } of await listSources(brief, store.sources)) {
    if (source.location === location)
      throw taken(
        `The source “${source.id}” has this address already.`,
        `Look at it with \`sources ${source.id}\`.`,
      );
    if (source.id === id) throw taken(`There is a source “${id}” already.`, 'Give another name with --id.');
  }
}

function taken(problem: string, remedy: string): BackchannelError {
  return new BackchannelError('QUESTION_INVALID', problem, remedy);
}

/** Pauses, resumes or removes a source. */
export async function turnSource(
  shell: Shell,
  verb: 'pause' | 'resume' | 'remove',
  id: string,
  options: GlobalOptions & { readonly json?: boolean },
): Promise<ExitCode> {
  const brief = await openBrief(shell, options);
  const { username } = userInfo();
  const by = { id: `shell:${username}`, name: username };
  const changed = await withStore(shell, options, async (store) => {
    const { source, added } = findSource(await listSources(brief, store.sources), id);
    if (verb === 'remove' && !added)
      throw taken(
        `“${source.id}” is a source of the brief, which cannot be removed here.`,
        'Pause it, or write `enabled: no` in sources.yaml.',
      );
    if (verb === 'remove') return store.sources.remove(brief.name, id);
    return store.sources.pause(brief.name, id, verb === 'pause' ? { by, at: systemClock.now() } : null);
  });
  return report(shell, options, changed ? DONE[verb] : UNCHANGED[verb], id, '');
}

const DONE = { pause: 'paused', resume: 'resumed', remove: 'removed' } as const;
const UNCHANGED = { pause: 'paused already', resume: 'not paused', remove: 'removed already' } as const;

/** Adds the feeds of an OPML file that are no sources yet. */
export async function importOpml(
  shell: Shell,
  file: string,
  options: GlobalOptions & { readonly json?: boolean },
): Promise<ExitCode> {
  const brief = await openBrief(shell, options);
  const feeds = readOpml(await readFile(file, 'utf8').catch(() => ''));
  if (feeds === undefined || feeds.length === 0)
    throw new BackchannelError(
      'INPUT_UNREADABLE',
      `${file} holds no feeds.`,
      'Export them as OPML from the reader that has them.',
    );
  const added = await withStore(shell, options, async (store) => {
    const known = new Set((await listSources(brief, store.sources)).map(({ source }) => source.location));
    const ids: string[] = [];
    for (const { url, title } of feeds) {
      if (known.has(url)) continue;
      const source = defineSource(brief, url, { outlet: title ?? undefined });
      if (await store.sources.add(brief.name, source)) ids.push(source.id);
    }
    return ids;
  });
  if (options.json) showJson(shell, { feeds: feeds.length, added });
  else shell.terminal.output.write(`${added.length} of ${feeds.length} feeds added.\n`);
  return 0;
}

/** Writes the feeds among the sources as OPML. */
export async function exportOpml(
  shell: Shell,
  file: string | undefined,
  options: GlobalOptions & { readonly json?: boolean },
): Promise<ExitCode> {
  const brief = await openBrief(shell, options);
  const sources = await withStore(shell, options, (store) => listSources(brief, store.sources));
  const feeds = sources
    .filter(({ source }) => source.kind === 'feed')
    .map(({ source }) => ({ url: withoutCredentials(source.location), title: source.outlet, home: null }));
  if (feeds.length === 0)
    throw new BackchannelError(
      'NOT_FOUND',
      'There is no feed among the sources of this brief.',
      'Pages, sitemaps and folders are not exported. Add a feed: backchannel sources add URL',
    );
  const opml = writeOpml(brief.title.en, feeds);
  if (file !== undefined) {
    await writeFile(file, opml);
    if (!options.json) shell.terminal.output.write(`${counted(feeds.length, 'feed')} written to ${file}.\n`);
  } else if (!options.json) shell.terminal.output.write(`${opml}\n`);
  if (options.json) showJson(shell, { file: file ?? null, feeds: feeds.length });
  return 0;
}

function withStore<T>(shell: Shell, options: GlobalOptions, work: (store: Store) => Promise<T>): Promise<T> {
  return withDatabase(shell, options, (database) => work(createStore(database)));
}

function report(
  shell: Shell,
  options: { readonly json?: boolean },
  done: string,
  source: string,
  address: string,
): ExitCode {
  if (options.json) showJson(shell, { source, done, address: address || null });
  else shell.terminal.output.write(`${source}: ${done}${address && ` ${address}`}\n`);
  return 0;
}
