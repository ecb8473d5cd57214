import type { z } from 'zod';
import { suggest } from './closest-name.ts';
import type { Path, ProblemFinding } from './problem.ts';
import { FILES, type FileName, keysAt } from './schema.ts';

type Issue = z.core.$ZodIssue;
type Told = Pick<ProblemFinding, 'problem' | 'remedy'>;

const KINDS: Readonly<Record<string, string>> = {
  array: 'a list (lines that begin with "- ", or [a, b])',
  object: 'keys with values',
  record: 'keys with values',
  tuple: 'two lists: [[role], [role]]',
  string: 'text',
};

/** Describes a validation problem in words an analyst can act on. `value` is the file's whole content. */
export function explain(file: FileName, value: unknown, issues: readonly Issue[]): readonly ProblemFinding[] {
  return issues.flatMap((issue): readonly ProblemFinding[] => {
    const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
    if (issue.code !== 'unrecognized_keys') return [{ file, path, ...tell(issue, path, at(value, path)) }];
    const known = keysAt(FILES[file], path);
    return issue.keys.map((key) => ({
      file,
      path: [...path, key],
      problem: `The key "${key}" is not known here.`,
      remedy: suggest(key, known),
    }));
  });
}

function tell(issue: Issue, path: Path, found: unknown): Told {
  const name = nameOf(path);
  if (found === undefined)
    return {
      problem: `${name} is missing.`,
      remedy: 'Add it here; briefs/README.md shows an example of every key.',
    };
  if (found === null)
    return {
      problem: `${name} has no value.`,
      remedy: 'Write one, or leave the key out where it may be left out.',
    };
  if (issue.code === 'invalid_type')
    return {
      problem: `${name} is ${kindOf(found)} where ${KINDS[issue.expected] ?? issue.expected} must stand.`,
      remedy: 'Look at the example of this key in briefs/README.md, and at the indentation of these lines.',
    };
  if (issue.code === 'invalid_value')
    return {
      problem: `"${String(found)}" is none of the values that ${name} can have.`,
      remedy: suggest(String(found), issue.values.map(String)),
    };
  if (issue.code === 'too_small' || issue.code === 'too_big') return tellSize(issue, name, found);
  return { problem: `"${String(found)}" cannot stand as ${name}.`, remedy: issue.message };
}

function tellSize(issue: Issue & { code: 'too_small' | 'too_big' }, name: string, found: unknown): Told {
  if (typeof found === 'string') return { problem: `${name} is empty.`, remedy: 'Write a text.' };
  const least = issue.code === 'too_small' ? `at least ${issue.minimum}` : `at most ${issue.maximum}`;
  return { problem: `${name} has the wrong number of entries.`, remedy: `Write ${least} of them.` };
}

function nameOf(path: Path): string {
  const key = path.findLast((step) => typeof step === 'string');
  const last = path.at(-1);
  if (key === undefined) return last === undefined ? 'The file' : `Entry ${Number(last) + 1}`;
  return typeof last === 'number' ? `entry ${last + 1} of "${key}"` : `"${key}"`;
}

function kindOf(value: unknown): string {
  return Array.isArray(value) ? 'a list' : typeof value === 'object' ? 'keys with values' : 'text';
}

function at(value: unknown, path: Path): unknown {
  let inner = value;
  for (const step of path) {
    if (typeof inner !== 'object' || inner === null) return undefined;
    inner = (inner as Readonly<Record<string | number, unknown>>)[step];
  }
  return inner;
}
