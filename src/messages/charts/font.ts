import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { unwrapWoff } from './woff.ts';

/** The family of the font below. */
export const FAMILY = 'Noto Sans SC';

/** The font's package holds a file for each weight. */
const require = createRequire(import.meta.url);
const PLAIN = require.resolve(
  '@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-400-normal.woff',
);
const BOLD = require.resolve(
  '@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-700-normal.woff',
);

let fonts: readonly (readonly [name: string, font: Buffer])[] | undefined;

/**
 * Hands files of a font to the work, plain and bold, with Latin letters and some 7,900 Chinese characters of both scripts. What draws takes
 * fonts as TrueType files only, and the package holds them wrapped; so they are unwrapped into a folder that is there while the work is
 * done, and no longer: a process that is killed leaves nothing behind.
 */
export function withFontFiles<T>(work: (files: string[]) => T): T {
  fonts ??= [PLAIN, BOLD].map((woff) => [
    basename(woff, '.woff').concat('.ttf'),
    unwrapWoff(readFileSync(woff)),
  ]);
  const folder = mkdtempSync(join(tmpdir(), 'backchannel-fonts-'));
  try {
    return work(fonts.map(([name, font]) => write(join(folder, name), font)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function write(file: string, font: Buffer): string {
  writeFileSync(file, font);
  return file;
}
