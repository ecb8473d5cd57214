import type { Article } from '../../domain/article.ts';
import { formerIdsOf, identify, idsFor } from '../../text/article-id.ts';
import { shareInCommon } from '../../text/resemblance.ts';
import { urlKey } from '../../text/urls.ts';
import type { Reading, Separated } from '../contracts.ts';
import { allIn, type Connection, type Row, withoutNul } from '../sql/database.ts';
import { text } from '../sql/decode.ts';
import { articleHash } from '../sql/keys.ts';
import { toArticle } from '../sql/rows.ts';

/** A reading with the id under which its article is stored. */
export interface Placement {
  readonly reading: Reading;
  readonly id: string;
  /** Where the article is new, and another one has its id. */
  readonly separated?: Separated;
}

/** A reading on its way to a place. */
interface Search {
  readonly reading: Reading;
  /** Ids still to be looked at; those of earlier releases come first and count only where they hold the article. */
  readonly ids: readonly string[];
  readonly former: number;
  readonly met: boolean;
}

/**
 * Finds the id under which each article is stored or is to be stored. Ids in files are local to the file, and addresses may stand for
 * several texts: an id holds an article only where the text or the address says that it is the same one. Otherwise the next id is tried.
 */
export async function placeReadings(
  connection: Connection,
  readings: readonly Reading[],
): Promise<readonly Placement[]> {
  const placed = new Map<Reading, Placement>();
  let open = readings.map(searchOf);
  while (open.length > 0) {
    const stored = await storedAt(connection, open);
    const next: Search[] = [];
    for (const search of open) {
      const [id = ''] = search.ids;
      const row = stored.get(id);
      const last = search.ids.length === 1;
      if (row === undefined ? search.former === 0 : last || (await isSame(connection, search.reading, row)))
        placed.set(search.reading, toPlacement(search, id, row));
      else next.push(onward(search, row));
    }
    open = next;
  }
  return readings.flatMap((reading) => placed.get(reading) ?? []);
}

/** The id is compared before the database sees it, so NUL is taken out of it here. */
function searchOf(reading: Reading): Search {
  const article = { ...reading.article, id: withoutNul(reading.article.id) };
  const former = formerIdsOf(article);
  return { reading, ids: [...former, ...idsFor(article)], former: former.length, met: false };
}

function onward(search: Search, row: Row | undefined): Search {
  const { ids, former, met } = search;
  return {
    ...search,
    ids: ids.slice(1),
    former: Math.max(0, former - 1),
    met: met || (former === 0 && row !== undefined),
  };
}

function toPlacement({ reading, met }: Search, id: string, row: Row | undefined): Placement {
  const { article } = reading;
  if (!met || row !== undefined) return { reading, id };
  return { reading, id, separated: { path: article.path, shared: sharedBy(article), id } };
}

/** The address where the id follows from it; else the id that the file states. */
function sharedBy(article: Article): string {
  return article.url !== null && article.id === identify(article) ? article.url : article.id;
}

/** Columns by which most articles that come again are told: the same in every respect. */
const STORED = (list: string) => `SELECT id, hash, url_key, outlet FROM articles WHERE id IN (${list})`;
const TEXT = `SELECT id, path, title, published, outlet, url, language, inferred, paragraphs FROM articles WHERE id = $1`;
const PAST = `SELECT hash FROM revisions WHERE article = $1`;

async function storedAt(connection: Connection, open: readonly Search[]): Promise<ReadonlyMap<string, Row>> {
  const ids = [...new Set(open.map((search) => search.ids[0] ?? ''))];
  const rows = await allIn(connection, STORED, ids);
  return new Map(rows.map((row) => [text(row.id), row]));
}

/** At least this share of the shorter text stands in the other where they are versions of one article; at another address, nearly all. */
const LATER = 0.3;
const ELSEWHERE = 0.6;
/** Under one title a version may be another text, as a correction is; of two long texts something stays. */
const TITLED = 0.05;
const LONG = 400;

async function isSame(connection: Connection, { article }: Reading, row: Row): Promise<boolean> {
  const hash = articleHash({ ...article, id: text(row.id) });
  if (row.hash === hash) return true;
  const stored = await connection.get(TEXT, [text(row.id)]);
  if (stored === undefined) return false;
  const before = toArticle(stored);
  const key = article.url === null ? null : urlKey(article.url);
  const moved = row.url_key !== null && key !== null && row.url_key !== key;
  const texts = [article.paragraphs.join('\n'), before.paragraphs.join('\n')] as const;
  const titled = article.title !== null && article.title === before.title;
  if (titled && !moved && texts.some(({ length }) => length < LONG)) return true;
  const needed = moved ? ELSEWHERE : titled ? TITLED : LATER;
  if (shareInCommon(...texts) >= needed) return true;
  const past = await connection.all(PAST, [text(row.id)]);
  return past.some((one) => one.hash === hash);
}
