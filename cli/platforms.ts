import { existsSync, readdirSync } from 'node:fs';
import { extname } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Platform } from '../src/index.ts';

/** The platforms among the adapters' folders: those whose index, TypeScript or compiled as this file is, exports a `platform`, in order of name. */
export async function findPlatforms(folder: string): Promise<readonly Platform[]> {
  const entries = readdirSync(folder, { withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `${folder}/${name}/index${extname(import.meta.filename)}`)
    .filter((file) => existsSync(file))
    .sort();
  const modules = await Promise.all(files.map((file) => import(pathToFileURL(file).href)));
  return modules.flatMap(({ platform }: { readonly platform?: Platform }) => platform ?? []);
}
