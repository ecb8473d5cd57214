import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LANGUAGES, type Language } from '../../src/index.ts';
import { ROOT } from '../../test/support/sources.ts';

/** Makes one part of a page. `argument` is what stands behind the part's name. */
export type Part = (language: Language, argument: string) => string | Promise<string>;

/** `<!-- generated: NAME ARGUMENT -->`, what was generated, `<!-- end -->`; a fenced block, which only shows such comments, is taken whole. */
const PART = /^```[\s\S]*?^```$|^(<!-- generated: (\S+)(?: (.+))? -->\n)[\s\S]*?^<!-- end -->$/gm;

/** Paths of all pages below `docs/`, from the root. */
export function pagesOfDocs(): readonly string[] {
  return readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name.replaceAll('\\', '/')}`)
    .sort();
}

/** `docs/how-to/web.zh-Hant.md` is in `zh-Hant`; without a language in its name, a page is in English. */
function languageOfPage(path: string): Language {
  return LANGUAGES.find((language) => path.endsWith(`.${language}.md`)) ?? 'en';
}

/** A page with its generated parts made again. @throws if it names a part that does not exist */
export async function generatePage(path: string, parts: Readonly<Record<string, Part>>): Promise<string> {
  const text = readFileSync(join(ROOT, path), 'utf8');
  const made = new Map<string, string>();
  for (const [whole, opening, name = '', argument = ''] of text.matchAll(PART)) {
    if (opening === undefined) continue;
    const part = parts[name];
    if (part === undefined) throw new Error(`${path} names the part “${name}”, which does not exist.`);
    const content = await part(languageOfPage(path), argument);
    made.set(whole, `${opening}\n${content}\n\n<!-- end -->`);
  }
  return text.replace(PART, (whole) => made.get(whole) ?? whole);
}
