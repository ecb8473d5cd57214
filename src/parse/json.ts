import { cleanText } from '../text/clean.ts';
import { normalKeys } from './fields.ts';

/** Names under which exports keep the text, best first. */
const TEXTS = [
  'text',
  'content',
  'contenthtml',
  'body',
  'articlebody',
  'fulltext',
  'maintext',
  'contenttext',
  'html',
  'summary',
  'description',
  'abstract',
];

/** An article as a JSON object tells it: its keys for the fields, its text as paragraphs or as markup still to be read. */
export interface JsonArticle {
  readonly keys: ReadonlyMap<string, unknown>;
  readonly paragraphs: readonly string[] | undefined;
  readonly text: string;
}

/** A JSON value of a whole document, or `undefined` where the text is no JSON object or array. */
export function parseJsonDocument(text: string): unknown {
  const start = text.trimStart()[0];
  if (start !== '{' && start !== '[') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function readJsonArticle(value: object): JsonArticle {
  const keys = normalKeys({ ...value });
  const stated = [keys.get('paragraphs'), keys.get('text'), keys.get('content')].find(Array.isArray);
  const paragraphs = stated?.filter((item): item is string => typeof item === 'string').map(cleanText);
  const text = TEXTS.map((name) => keys.get(name)).find(
    (item) => typeof item === 'string' && item.trim() !== '',
  );
  return {
    keys,
    paragraphs: paragraphs?.filter((item) => item !== ''),
    text: typeof text === 'string' ? text : '',
  };
}
