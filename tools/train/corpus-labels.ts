import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Article } from '../../src/domain/article.ts';
import type { ChannelEvent } from '../../src/domain/event.ts';
import type { Parse } from '../eval/labelled.ts';

/** An article with the events that annotators found in it. */
export interface LabelledArticle {
  readonly article: Article;
  readonly gold: readonly ChannelEvent[];
}

interface Line {
  /** The corpus's name, without its ending. */
  readonly source: string;
  readonly id: string;
  readonly lang?: string;
  readonly events: readonly (Omit<ChannelEvent, 'evidence'> & {
    readonly evidenceStart: number;
    readonly evidenceEnd: number;
  })[];
}

interface Row {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

/** Posts were labelled up to this length. */
const LABELLED_CHARACTERS = 2000;

/** Reads labels that refer to articles of a corpus by their ids; the texts stay in the corpus. */
export function readCorpusLabels(folder: string, corpora: string, parse: Parse): readonly LabelledArticle[] {
  const rows = new Map<string, ReadonlyMap<string, Row>>();
  return readdirSync(folder)
    .filter((file) => file.endsWith('.jsonl'))
    .toSorted()
    .flatMap((file) => linesOf<Line>(readFileSync(join(folder, file), 'utf8')))
    .flatMap(({ source, id, events }) => {
      const corpus = rows.get(source) ?? readCorpus(join(corpora, `${source}.jsonl.gz`));
      rows.set(source, corpus);
      const row = corpus.get(id);
      return row === undefined ? [] : labelled(row, source.startsWith('posts'), events, parse);
    });
}

/** Of posts offsets count UTF-16 units of the text; of feed items characters of the title, a line break and the text. */
function labelled(row: Row, post: boolean, events: Line['events'], parse: Parse): readonly LabelledArticle[] {
  const letters = post ? row.text.split('') : [...`${row.title}\n${row.text}`];
  const text = post ? row.text.slice(0, LABELLED_CHARACTERS) : row.text;
  const article = parse({ path: row.id, bytes: Buffer.from(JSON.stringify({ ...row, text })) });
  if ('reason' in article) return [];
  const gold = events.map(({ evidenceStart, evidenceEnd, ...event }) => ({
    ...event,
    evidence: letters.slice(evidenceStart, evidenceEnd).join(''),
  }));
  return [{ article, gold }];
}

function readCorpus(path: string): ReadonlyMap<string, Row> {
  if (!existsSync(path)) return new Map();
  const rows = linesOf<Row>(gunzipSync(readFileSync(path)).toString('utf8'));
  return new Map(rows.map((row) => [row.id, row]));
}

function linesOf<Value>(text: string): readonly Value[] {
  return text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [JSON.parse(line) as Value]));
}
