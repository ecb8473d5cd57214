import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The checkout's folder. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** A source file: its path from the root with forward slashes, and its text. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** TypeScript files of the program itself below the given folders: no tests, no fixtures or contracts of tests, no declarations. */
export function programSources(folders: readonly string[] = ['src', 'adapters', 'cli']): SourceFile[] {
  return folders.flatMap((folder) =>
    readdirSync(`${ROOT}${folder}`, { recursive: true, encoding: 'utf8' })
      .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
      .filter((path) => path.endsWith('.ts') && !/(\.(test|fixture|d))\.ts$/.test(path))
      .map((path) => ({ path, text: readFileSync(`${ROOT}${path}`, 'utf8') })),
  );
}
