import { type APIMessageTopLevelComponent, ComponentType } from 'discord.js';
import type { Language } from '../../../src/index.ts';
import { LIMITS } from '../limits.ts';
import { escapeText } from '../render/escape.ts';
import type { DiscordPayload } from '../render/index.ts';

/** A message of the adapter's own: a title, then lines of Markdown whose values the caller escaped. */
export function panel(language: Language, title: string, lines: readonly string[]): DiscordPayload {
  const text = fitLines([`### ${escapeText(title)}`, ...lines], LIMITS.text - 200);
  return panelOf(language, title, [{ type: ComponentType.TextDisplay, content: text }], text);
}

/** A message of the adapter's own, of components. */
export function panelOf(
  language: Language,
  title: string,
  components: readonly APIMessageTopLevelComponent[],
  plain: string = escapeText(title),
): DiscordPayload {
  return {
    language,
    title,
    components,
    files: [],
    questions: [],
    plain: plain.length > LIMITS.content ? escapeText(title) : plain,
    page: 0,
    pages: 1,
  };
}

/** The lines that fit. A line is never cut, since the cut could fall into its markup. */
export function fitLines(lines: readonly string[], maxLength: number): string {
  const kept: string[] = [];
  for (const line of lines) if ([...kept, line].join('\n').length <= maxLength) kept.push(line);
  return kept.join('\n');
}
