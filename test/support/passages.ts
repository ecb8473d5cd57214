import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { ROOT } from './sources.ts';

/** So much of another's text in a row is a passage of it: Chinese characters, or words of any other language. */
export const PASSAGE = { characters: 22, words: 11 };

/** All runs of a passage's length in a text; punctuation, spaces and case do not count. Each with where it begins. */
export function* passagesIn(text: string): Generator<string> {
  const characters = text.replace(/[^\p{sc=Han}]+/gu, '');
  for (let at = 0; at + PASSAGE.characters <= characters.length; at++)
    yield characters.slice(at, at + PASSAGE.characters);
  const words =
    text
      .toLowerCase()
      .replace(/https?:\S+/g, ' ')
      .match(/\p{L}+/gu) ?? [];
  const latin = words.filter((word) => !/\p{sc=Han}/u.test(word));
  for (let at = 0; at + PASSAGE.words <= latin.length; at++)
    yield latin.slice(at, at + PASSAGE.words).join(' ');
}

const TEXT = /\.(?:ts|js|md|txt|html|ya?ml|json|jsonl|csv)$/;
/** No prose of ours: names of libraries, and facts, which may be copied, with the titles and addresses of their sources. */
const NO_PROSE = /(?:^|\/)(?:package(?:-lock)?\.json|chronology\.yaml)$/;

/** Every passage of the repository's own files, with the file in which it stands. */
export function passagesOfRepository(): ReadonlyMap<string, string> {
  const files = execFileSync('git', ['ls-files', '-z'], { cwd: ROOT, encoding: 'utf8' }).split('\0');
  const found = new Map<string, string>();
  for (const path of files.filter((name) => TEXT.test(name) && !NO_PROSE.test(name)))
    for (const passage of passagesIn(readFileSync(`${ROOT}${path}`, 'utf8'))) found.set(passage, path);
  return found;
}
