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

let files: readonly string[] | undefined;

/**
 * Files of a font, plain and bold, with Latin letters and some 7,900 Chinese characters of both scripts. What draws takes fonts as
 * TrueType files only, and the package holds them wrapped; so they are unwrapped into a folder of this process, which goes with it.
 */
export function fontFiles(): readonly string[] {
  files ??= unwrapFonts();
  return files;
}

function unwrapFonts(): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'backchannel-fonts-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return [PLAIN, BOLD].map((woff) => {
    const file = join(folder, basename(woff, '.woff').concat('.ttf'));
    writeFileSync(file, unwrapWoff(readFileSync(woff)));
    return file;
  });
}
