import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from './run.ts';

/** Days on which three outlets date one call: the first and the last are two days apart. */
const DAYS = ['2023-12-20', '2023-12-21', '2023-12-22'] as const;

/**
 * A folder of labelled articles as `eval` reads it: three outlets on one call, of which one article tells of nothing that
 * the program could find, and one document with its main text, of which it cannot find a word.
 */
export function labelledFolder(): string {
  const folder = temporaryFolder();
  const lines = (name: string, values: readonly object[]) =>
    writeFileSync(join(folder, name), values.map((value) => JSON.stringify(value)).join('\n'));
  lines('articles.jsonl', DAYS.map(articleOf));
  lines('labels.jsonl', DAYS.map(labelsOf));
  lines('parse.jsonl', [{ path: 'post.txt', paragraphs: ['Other words than those of the document.'] }]);
  writeFileSync(
    join(folder, 'post.txt'),
    'Gen. Brown spoke by video with Gen. Liu Zhenli, the Pentagon said.',
  );
  return folder;
}

function articleOf(day: string, index: number) {
  const told = `Gen. Charles Q. Brown Jr., the chairman of the Joint Chiefs of Staff, spoke by video with Gen. Liu Zhenli, the chief of China's Joint Staff Department, on ${day}.`;
  return {
    id: `article-${index}`,
    title: null,
    published: '2023-12-23T08:00:00Z',
    outlet: `Outlet ${index}`,
    url: null,
    lang: 'en',
    text: index === 2 ? 'Nothing happened.' : told,
  };
}

function labelsOf(date: string, index: number) {
  const event = {
    channel: 'joint-staff',
    action: 'hold',
    date,
    precision: 'day',
    background: false,
    actors: [],
    evidence: 'spoke by video',
  };
  return { id: `article-${index}`, events: [event] };
}
