import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { Actor, Brief, Fact } from '../domain/brief.ts';
import { firstDay } from '../domain/dates.ts';
import { BackchannelError } from '../domain/errors.ts';
import { explain } from './explain-problem.ts';
import { type BriefProblem, describeProblems, type ProblemFinding } from './problem.ts';
import { checkRules } from './rules.ts';
import { type Contents, FILES, type FileName } from './schema.ts';
import { toSource } from './sources.ts';
import { lineFinder, readYaml } from './yaml.ts';

const NAMES = Object.keys(FILES) as readonly FileName[];
/** Files that a brief may do without. */
const OPTIONAL: readonly FileName[] = ['names.yaml', 'sources.yaml'];

/**
 * Reads a brief from its folder.
 *
 * The chronology comes oldest first, whatever the order in the file. Throws `BRIEF_INVALID`, which lists every problem
 * with file, line and remedy.
 */
export function loadBrief(folder: string): Brief {
  const { contents, problems } = read(folder);
  if (contents !== undefined && problems.length === 0) return assemble(resolve(folder), contents);
  const count = problems.length === 1 ? 'a problem' : `${problems.length} problems`;
  throw new BackchannelError(
    'BRIEF_INVALID',
    `The brief in ${folder} has ${count}:\n${describeProblems(problems)}`,
    `Correct the lines named, then run: npm run -s backchannel -- brief check ${folder}`,
  );
}

/** Finds everything that is wrong with a brief; empty for one that can be loaded. In order of file and line. */
export function checkBrief(folder: string): readonly BriefProblem[] {
  return read(folder).problems;
}

interface Reading {
  readonly contents?: Contents;
  readonly problems: readonly BriefProblem[];
}

function read(folder: string): Reading {
  const texts = new Map<string, string>();
  const contents: Partial<Record<FileName, unknown>> = {};
  const broken: BriefProblem[] = [];
  const findings: ProblemFinding[] = checkSample(folder);
  for (const file of NAMES) {
    const text = textOf(join(folder, file));
    if (text === undefined && OPTIONAL.includes(file)) {
      contents[file] = [];
      continue;
    }
    if (text === undefined) {
      broken.push({ file, line: 1, problem: 'The file is missing.', remedy: `Write it: ${EMPTY[file]}` });
      continue;
    }
    texts.set(file, text);
    const yaml = readYaml(text);
    if (yaml.failure !== undefined) {
      const problem = `The text cannot be read from here on: ${yaml.failure.reason}.`;
      broken.push({ file, line: yaml.failure.line, problem, remedy: UNREADABLE });
      continue;
    }
    const value = yaml.value ?? (FILES[file].def.type === 'array' ? [] : {});
    const result = FILES[file].safeParse(value);
    if (result.success) contents[file] = result.data;
    else findings.push(...explain(file, value, result.error.issues));
  }
  const complete = isComplete(contents) ? contents : undefined;
  if (complete !== undefined) findings.push(...checkRules(complete));
  const problems = inOrder([...broken, ...locate(findings, texts)]);
  return complete === undefined ? { problems } : { contents: complete, problems };
}

const UNREADABLE =
  'Check indentation (spaces, never tabs), quotes and brackets on this line and the one before it; put quotes around a text that holds ": " or begins with a sign.';

const EMPTY: Readonly<Record<FileName, string>> = {
  'brief.yaml': 'briefs/README.md shows what stands in it.',
  'channels.yaml': 'briefs/README.md shows what stands in it.',
  'actors.yaml': 'an empty file will do as long as nobody is to be recognised.',
  'chronology.yaml': 'an empty file will do as long as there is no fact to begin with.',
  'names.yaml': 'an empty file will do as long as nothing has several names.',
  'sources.yaml': 'an empty file will do as long as articles come by hand.',
};

function textOf(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

function isComplete(contents: Partial<Record<FileName, unknown>>): contents is Contents {
  return NAMES.every((name) => contents[name] !== undefined);
}

function checkSample(folder: string): ProblemFinding[] {
  const sample = join(folder, 'sample');
  if (!existsSync(sample) || readdirSync(sample).length > 0) return [];
  const remedy = 'Put an article or two into it, or remove the folder.';
  return [{ file: 'sample', path: [], problem: 'The folder of sample articles is empty.', remedy }];
}

// Positions cost as much as parsing, so they are computed only for problems.
function locate(
  findings: readonly ProblemFinding[],
  texts: ReadonlyMap<string, string>,
): readonly BriefProblem[] {
  const finders = new Map<string, ReturnType<typeof lineFinder>>();
  return findings.map(({ file, path, problem, remedy }) => {
    const finder = finders.get(file) ?? lineFinder(texts.get(file) ?? '');
    finders.set(file, finder);
    return { file, line: finder(path), problem, remedy };
  });
}

function inOrder(problems: readonly BriefProblem[]): readonly BriefProblem[] {
  const rank = (file: string): number => (NAMES as readonly string[]).indexOf(file);
  return problems.toSorted((a, b) => rank(a.file) - rank(b.file) || a.line - b.line);
}

function assemble(folder: string, contents: Contents): Brief {
  const sample = join(folder, 'sample');
  const actors = contents['actors.yaml'];
  return {
    name: basename(folder),
    folder,
    ...contents['brief.yaml'],
    ...contents['channels.yaml'],
    actors,
    names: contents['names.yaml'],
    chronology: factsOf(contents['chronology.yaml'], actors),
    sources: contents['sources.yaml'].map((entry) => toSource(entry, contents['brief.yaml'])),
    ...(existsSync(sample) ? { sample } : {}),
  };
}

function factsOf(entries: Contents['chronology.yaml'], actors: readonly Actor[]): readonly Fact[] {
  const ids = idsByName(actors);
  const used = new Map<string, number>();
  return entries
    .toSorted((a, b) =>
      firstDay(a.date) < firstDay(b.date) ? -1 : firstDay(a.date) > firstDay(b.date) ? 1 : 0,
    )
    .map((entry) => {
      const key = `${entry.channel}/${entry.action}/${entry.date}`;
      const count = (used.get(key) ?? 0) + 1;
      used.set(key, count);
      const named = entry.actors.map((name) => ids.get(name) ?? name);
      return { ...entry, id: count === 1 ? key : `${key}/${count}`, actors: named };
    });
}

/** Every form of a name that belongs to one actor alone. */
function idsByName(actors: readonly Actor[]): ReadonlyMap<string, string> {
  return new Map(
    actors.flatMap(({ id, name, aliases }) =>
      [...Object.values(name), ...aliases.en, ...aliases.zh, id].map((form) => [form, id] as const),
    ),
  );
}
