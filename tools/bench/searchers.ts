import { DatabaseSync } from 'node:sqlite';
import { create, insertMultiple, search } from '@orama/orama';
import { Document } from 'flexsearch';
import MiniSearch from 'minisearch';
import { stemmer } from 'stemmer';
import type { Article } from '../../src/domain/article.ts';
import type { Searcher } from '../../src/index.ts';
import { foldCharacters } from '../../src/search/folding.ts';

/** Text as all engines get it, since none of them folds Chinese: one script, small letters. */
export function folded(text: string): string {
  return foldCharacters(text);
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** Words as the Unicode dictionary cuts them, English ones by their stems. */
function words(text: string): string[] {
  return [...segmenter.segment(folded(text))].flatMap(({ segment, isWordLike }) =>
    isWordLike ? [stemOf(segment)] : [],
  );
}

/** Pairs of neighbouring Chinese characters, English words by their stems. */
export function bigrams(text: string): string[] {
  const units = folded(text).match(/[\u3400-\u9fff]+|[^\P{L}\u3400-\u9fff]+|\p{N}+/gu) ?? [];
  return units.flatMap((unit) =>
    /^[\u3400-\u9fff]{2}/.test(unit)
      ? Array.from({ length: unit.length - 1 }, (_, at) => unit.slice(at, at + 2))
      : [stemOf(unit)],
  );
}

function stemOf(word: string): string {
  return /^[a-z]+$/.test(word) ? stemmer(word) : word;
}

function bodyOf({ paragraphs }: Article): string {
  return paragraphs.join('\n');
}

/** MiniSearch with a `tokenize` of its own, as its documentation advises for Chinese. */
export function miniSearch(name: string, tokenize: (text: string) => string[]): Searcher {
  const index = new MiniSearch({
    fields: ['title', 'body'],
    tokenize,
    processTerm: (term) => term,
    searchOptions: { boost: { title: 3 }, combineWith: 'OR' },
  });
  return {
    name,
    index: (articles) =>
      index.addAll(
        articles.map((article) => ({ id: article.id, title: article.title ?? '', body: bodyOf(article) })),
      ),
    search: (question, limit) =>
      index
        .search(question)
        .slice(0, limit)
        .map(({ id }) => String(id)),
  };
}

/** FlexSearch with an `encode` of its own: better here than its `Charset.CJK`, which cuts single characters. */
export function flexSearch(name: string, encode: (text: string) => string[]): Searcher {
  const field = (name: string) => ({ field: name, encode, tokenize: 'strict' as const });
  const index = new Document({ document: { id: 'id', index: [field('title'), field('body')] } });
  return {
    name,
    index(articles) {
      for (const article of articles)
        index.add({ id: article.id, title: article.title ?? '', body: bodyOf(article) });
    },
    // `suggest` lets an article pass that lacks a word; without it few questions have an answer.
    search: (question, limit) =>
      index.search(question, { limit, merge: true, suggest: true }).map(({ id }) => String(id)),
  };
}

/** Orama with a `tokenize` of its own. It is slower and no better than the others here, so only the benchmark has it. */
export function orama(name: string, tokenize: (text: string) => string[]): Searcher {
  const tokenizer = { language: 'english', normalizationCache: new Map<string, string>(), tokenize };
  const schema = { id: 'string', title: 'string', body: 'string' } as const;
  const database = create({ schema, components: { tokenizer } });
  return {
    name,
    index: async (articles) => {
      const documents = articles.map((article) => ({
        id: article.id,
        title: article.title ?? '',
        body: bodyOf(article),
      }));
      await insertMultiple(database, documents);
    },
    search: async (question, limit) => {
      const { hits } = await search(database, { term: question, limit, boost: { title: 3 } });
      return hits.map(({ document }) => document.id);
    },
  };
}

/** SQLite's own index of three characters each, with BM25. */
function trigrams(): Searcher {
  const database = new DatabaseSync(':memory:');
  database.exec("CREATE VIRTUAL TABLE found USING fts5 (id UNINDEXED, title, body, tokenize = 'trigram')");
  return {
    name: 'FTS5 trigram',
    index(articles) {
      const insert = database.prepare('INSERT INTO found VALUES (?, ?, ?)');
      for (const article of articles)
        insert.run(article.id, folded(article.title ?? ''), folded(bodyOf(article)));
    },
    search(question, limit) {
      const sought = folded(question)
        .split(/\s+/)
        .map((word) => `"${word.replaceAll('"', '')}"`);
      return database
        .prepare('SELECT id FROM found WHERE found MATCH ? ORDER BY bm25(found, 0, 3, 1) LIMIT ?')
        .all(sought.join(' OR '), limit)
        .map(({ id }) => String(id));
    },
  };
}

/** What `npm run eval -- --lookup` measures beside the program, each with what serves it best of the settings known for Chinese. */
export function createSearchers(): readonly Searcher[] {
  return [
    miniSearch('MiniSearch, words', words),
    miniSearch('MiniSearch, bigrams', bigrams),
    flexSearch('FlexSearch, words', words),
    flexSearch('FlexSearch, bigrams', bigrams),
    trigrams(),
  ];
}
