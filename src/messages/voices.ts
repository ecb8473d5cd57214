import type { Brief } from '../domain/brief.ts';
import type { Language } from '../domain/language.ts';

const HAN = /\p{Script=Han}/u;

/**
 * Names who says something. Words in the reader's script stay as the article has them; in the other script the person or body that
 * the brief knows in them is named, the longest name first, so that 据 stands before 秦刚 and not before "Qin Gang".
 */
export function createVoices({ actors }: Brief, language: Language): (text: string) => string {
  let names: readonly (readonly [form: string, name: string])[] | undefined;
  const inChinese = language !== 'en';
  return (text) => {
    const words = text.trim();
    if (HAN.test(words) === inChinese) return words;
    names ??= actors
      .flatMap(({ name, aliases }) =>
        [...Object.values(name), ...aliases.en, ...aliases.zh].map((form) => [form, name[language]] as const),
      )
      .toSorted(([a], [b]) => b.length - a.length);
    return names.find(([form]) => containsName(words, form))?.[1] ?? words;
  };
}

/** Whether a text has the name in it, as whole words where it is a Latin one. */
function containsName(text: string, name: string): boolean {
  const at = text.indexOf(name);
  if (at < 0 || HAN.test(name)) return at >= 0;
  const isLetter = (character: string) => /\p{L}/u.test(character);
  return !isLetter(text.charAt(at - 1)) && !isLetter(text.charAt(at + name.length));
}
