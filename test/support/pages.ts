import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from './run.ts';
import { ROOT } from './sources.ts';

/** A fenced block of a page: the words behind its fence, and its text with the last line's end. */
export interface PageBlock {
  readonly info: string;
  readonly text: string;
}

/** The fenced blocks of a page, in order. `path` is that from the checkout. */
export function blocksOf(path: string): readonly PageBlock[] {
  const page = readFileSync(join(ROOT, path), 'utf8');
  return [...page.matchAll(/^```(.*)\n([\s\S]*?)^```$/gm)].map(([, info = '', text = '']) => ({
    info,
    text,
  }));
}

/** What a copy of the checkout leaves out: it is large, private or linked. */
const LEFT_OUT = /^(node_modules|\.git|\.env|data|dist|coverage|docs\/pictures|tutorial)$/;

/** A copy of the checkout that a test may change; the packages are linked. */
export function copyOfCheckout(): string {
  const folder = join(temporaryFolder(), 'backchannel');
  cpSync(ROOT, folder, {
    recursive: true,
    filter: (source) => !LEFT_OUT.test(source.slice(ROOT.length)),
  });
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'dir');
  return folder;
}

/** A folder that has everything of the checkout by links: new files can be added, and nothing is copied. */
export function linkedCheckout(): string {
  const folder = join(temporaryFolder(), 'backchannel');
  mkdirSync(folder);
  const names = readdirSync(ROOT).filter((name) => name === 'node_modules' || !LEFT_OUT.test(name));
  for (const name of names) symlinkSync(join(ROOT, name), join(folder, name));
  return folder;
}
