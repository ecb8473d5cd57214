import type { Article, GivenFields, RawDocument, Skipped } from '../domain/article.ts';
import type { Brief } from '../domain/brief.ts';
import { decode } from '../text/charset/decode.ts';
import { cleanText } from '../text/clean.ts';
import { looksLikeHtml } from '../text/html.ts';
import { dayInUrl } from '../text/stated-dates.ts';
import { finish, type ParsedDraft, toArticle, type ZoneOf } from './article.ts';
import { NO_FIELDS, normalKeys, readFields } from './fields.ts';
import { splitFrontMatter } from './frontmatter.ts';
import { publishedIn, splitOpening } from './heading.ts';
import { parseJsonDocument, readJsonArticle } from './json.ts';
import { toParagraphs } from './markdown.ts';

/**
 * Reads one document as an article. Its format and encoding are recognised from its content: a post with YAML front matter, a feed
 * fragment with a linked heading, a saved page, a JSON object, Markdown or plain text. Pure; never throws for any bytes.
 *
 * @param options zones in which dates without a zone are read.
 * @returns the article, or why the document is none.
 */
export function parse(doc: RawDocument, options: { readonly zones: Brief['zones'] }): Article | Skipped {
  const found = parseText(doc, options);
  return 'reason' in found || doc.given === undefined ? found : withGiven(found, doc.given);
}

/** Fields that are given are not inferred, and a date that is known makes an unreadable one irrelevant. */
function withGiven({ statedDate, ...article }: Article, given: GivenFields): Article {
  return {
    ...article,
    ...given,
    inferred: article.inferred.filter((field) => field === 'url' || given[field] === undefined),
    ...(statedDate !== undefined && given.published === undefined && { statedDate }),
  };
}

function parseText(doc: RawDocument, options: { readonly zones: Brief['zones'] }): Article | Skipped {
  const { path } = doc;
  const text = decode(doc.bytes, doc.charset);
  const zoneOf = zonesOf(options.zones);
  if (text.trim() === '') return { path, reason: 'empty: nothing but white space in it' };
  const json = parseJsonDocument(text);
  if (json !== undefined) return fromJson(path, json, zoneOf);
  const unfit = whyUnfit(text);
  return unfit === undefined ? finish(toDraft(path, text, zoneOf), zoneOf) : { path, reason: unfit };
}

function zonesOf(zones: Brief['zones']): ZoneOf {
  return (outlet) => {
    const own = outlet !== null && Object.hasOwn(zones.outlets, outlet) ? zones.outlets[outlet] : undefined;
    return own ?? zones.default;
  };
}

function whyUnfit(text: string): string | undefined {
  const head = text.slice(0, 2_000).trimStart();
  if (isBinary(head)) return 'no text: binary data, or an encoding that is not read; save it as UTF-8';
  if (/^\{\s*"/.test(head))
    return 'broken JSON: it starts like an object but does not parse; repair or remove it';
  if (/^(?:<\?xml[^>]*>\s*)?(?:<!--[^>]*-->\s*|<\?[^>]*>\s*)*<(?:rss|feed|rdf:RDF)\b/i.test(head)) {
    return 'a feed (RSS or Atom) that is too damaged to be read; get it again';
  }
  return undefined;
}

/** Text has next to no control characters. */
function isBinary(head: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is counted here
  const controls = head.match(/[\u0000-\u0008\u000e-\u001a\u001c-\u001f\u007f]/g)?.length ?? 0;
  return controls * 50 > head.length;
}

function toDraft(path: string, text: string, zoneOf: ZoneOf): ParsedDraft {
  const front = splitFrontMatter(text);
  const stated = front ? readFields(normalKeys(front.record), zoneOf) : NO_FIELDS;
  const opening = splitOpening(front?.body ?? text);
  return {
    path,
    stated: {
      ...stated,
      title: stated.title ?? opening.title,
      url: stated.url ?? opening.url,
      published: stated.published ?? opening.published ?? publishedIn(front?.before ?? ''),
    },
    body: opening.body,
    whole: front === undefined && opening.title === null,
  };
}

function fromJson(path: string, value: unknown, zoneOf: ZoneOf): Article | Skipped {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { path, reason: 'JSON but no object: write one article a line, as an object with title and text' };
  }
  const { keys, paragraphs, text } = readJsonArticle(value);
  const stated = readFields(keys, zoneOf);
  if (stated.title === null && text === '' && !paragraphs?.length) {
    return { path, reason: 'a JSON object that is no article: it has neither a title nor a text' };
  }
  if (paragraphs === undefined && looksLikeHtml(text))
    return finish({ path, stated, body: text, whole: false }, zoneOf);
  const published = stated.published ?? dayInUrl(stated.url ?? '');
  return toArticle(path, stated, { ...stated, published }, paragraphs ?? linesOf(text));
}

/** Pictures that an export left in Markdown are no text. */
const PICTURE = /!\[[^[\]\n]*\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)?\)/g;

function linesOf(text: string): readonly string[] {
  return toParagraphs(text.replace(/\r\n?/g, '\n').replace(PICTURE, ''))
    .map(cleanText)
    .filter((line) => line !== '');
}
