import { expect, it } from 'vitest';
import { loadBrief } from '../../src/brief/index.ts';
import type { Article } from '../../src/domain/article.ts';
import type { ChannelEvent } from '../../src/domain/event.ts';
import { createPatternReader } from '../../src/extract/patterns/index.ts';
import { createTextReader } from '../../src/extract/rules/dated-text.ts';

const brief = loadBrief('briefs/uschina');
const [readText, readPatterns] = [createTextReader(brief), createPatternReader(brief)];

/** What the patterns of the bundled brief claim; the model that judges their claims is measured, not specified. */
export function extract(article: Article): readonly ChannelEvent[] {
  const text = readText(article);
  return text === undefined ? [] : readPatterns(text.sentences, text.published).events;
}

/** A day of publication, a text, and the events that it tells as `channel action date`. */
export type Row = readonly [published: string, text: string, ...events: string[]];

/** An article of one paragraph a line; the first line is its title if it ends in `#`. */
export function articleOf(published: string | null, text: string): Article {
  const lines = text.split('\n');
  const title = lines[0]?.endsWith('#') ? (lines.shift() ?? '').slice(0, -1) : null;
  const chinese = /[國會與談話軍說對為於長議訪雙兩]/.test(text) ? 'zh-Hant' : 'zh-Hans';
  const language = /[\u3400-\u9fff]/.test(text) ? chinese : 'en';
  const unknown = { outlet: null, url: null, inferred: [] };
  return { id: 'x', path: 'x', title, published, language, paragraphs: lines, ...unknown };
}

/** Events of a text, as `channel action date`, sorted. */
export function eventsOf(published: string, text: string): string[] {
  return extract(articleOf(published, text))
    .map(({ channel, action, date }) => `${channel} ${action} ${date}`)
    .toSorted();
}

/** One test a row: the text tells these events and no others. */
export function check(rows: readonly Row[]): void {
  it.each(rows)('%s %s', (published, text, ...expected) => {
    expect(eventsOf(published, text)).toEqual(expected.toSorted());
  });
}
