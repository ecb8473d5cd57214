export { conditionOf } from './form.ts';
export { createNear } from './near.ts';
export { parseQuery, type Query } from './query.ts';
export { createScorer, hasAny, rarityOf, type Weighed } from './score.ts';
export { type Snippet, snippetOf } from './snippet.ts';
export { type Completer, createCompleter } from './suggest.ts';
export { outletToken, tokensOf } from './tokens.ts';
export { createSearchVocabulary, type SearchVocabulary } from './vocabulary.ts';
