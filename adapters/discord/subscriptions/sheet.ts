import { type APIMessageTopLevelComponent, ComponentType } from 'discord.js';
import type { Language } from '../../../src/index.ts';
import { MAX_CONTENT, MAX_TEXT } from '../limits.ts';
import { escapeText } from '../render/escape.ts';
import type { Payload } from '../render/index.ts';

/** A sheet of the adapter's own: a title, then lines of Markdown whose values were escaped by who made them. */
export function sheet(language: Language, title: string, lines: readonly string[]): Payload {
  const text = takeLines([`### ${escapeText(title)}`, ...lines], MAX_TEXT - 200);
  return sheetOf(language, title, [{ type: ComponentType.TextDisplay, content: text }], text);
}

/** A sheet of components. */
export function sheetOf(
  language: Language,
  title: string,
  components: readonly APIMessageTopLevelComponent[],
  plain: string = escapeText(title),
): Payload {
  return {
    language,
    title,
    components,
    files: [],
    kept: {},
    plain: plain.length > MAX_CONTENT ? escapeText(title) : plain,
    page: 0,
    pages: 1,
  };
}

/** So many of the lines as there is room for: a line is never cut, since that could be inside of its markup. */
export function takeLines(lines: readonly string[], most: number): string {
  const kept: string[] = [];
  for (const line of lines) if ([...kept, line].join('\n').length <= most) kept.push(line);
  return kept.join('\n');
}
