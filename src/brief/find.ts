import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { BackchannelError } from '../domain/errors.ts';

/**
 * The folder of a brief that is named (a folder of `briefsFolder`) or pointed to by a path.
 *
 * Throws `BRIEF_NOT_FOUND`, which names the briefs that exist.
 */
export function findBrief(nameOrFolder: string, briefsFolder: string): string {
  const named = join(briefsFolder, nameOrFolder);
  if (!/[/\\]/.test(nameOrFolder) && isFile(join(named, 'brief.yaml'))) return resolve(named);
  if (isFolder(nameOrFolder)) return resolve(nameOrFolder);
  const names = briefNames(briefsFolder);
  throw new BackchannelError(
    'BRIEF_NOT_FOUND',
    `There is no brief "${nameOrFolder}".`,
    names.length === 0
      ? `There is none in ${briefsFolder} either; give the path of a brief's folder.`
      : `There are: ${names.join(', ')}. Or give the path of a brief's folder.`,
  );
}

/** The names of the briefs in a folder, sorted. */
export function briefNames(briefsFolder: string): readonly string[] {
  if (!isFolder(briefsFolder)) return [];
  return readdirSync(briefsFolder)
    .filter((name) => isFile(join(briefsFolder, name, 'brief.yaml')))
    .sort();
}

function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile();
}

function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory();
}
