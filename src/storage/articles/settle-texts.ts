import { publishedDay } from '../../domain/history.ts';
import type { Connection, Row } from '../sql/database.ts';
import { number, text } from '../sql/decode.ts';

const TEXTS = `
  SELECT revision, published, revised, 0 AS present FROM revisions WHERE article = $1
  UNION ALL SELECT revision, published, revised, 1 FROM articles WHERE id = $1`;
const EVENTS = 'SELECT revision, place, channel, action, date FROM events WHERE brief = $1 AND article = $2';
const SETTLE = `UPDATE events SET withdrawn = $5, known = $6
  WHERE brief = $1 AND article = $2 AND revision = $3 AND place = $4`;

/** A text of an article in the row of its texts. */
interface Text {
  readonly revision: number;
  /** The day from which it counts; empty where that is not known. */
  readonly day: string;
}

/**
 * Puts the texts of an article in order and tells each of the brief's events on which day its text was withdrawn (another took its
 * place), and since when the event is known where an earlier text told it already.
 */
export async function settleTexts(connection: Connection, brief: string, article: string): Promise<void> {
  const texts = inOrder(await connection.all(TEXTS, [article]));
  const byText = Map.groupBy(await connection.all(EVENTS, [brief, article]), ({ revision }) =>
    number(revision),
  );
  const told = new Map<string, string>();
  for (const [index, { revision, day }] of texts.entries()) {
    const withdrawn = texts[index + 1]?.day ?? null;
    for (const event of byText.get(revision) ?? []) {
      const key = `${event.channel}/${event.action}/${event.date}`;
      const known = told.get(key) ?? null;
      if (known === null) told.set(key, day);
      await connection.run(SETTLE, [brief, article, revision, number(event.place), withdrawn, known || null]);
    }
  }
}

/** By the day from which they count; the present one is the last. */
function inOrder(rows: readonly Row[]): readonly Text[] {
  const texts = rows.map(({ revision, published, revised, present }) => {
    const own = published === null ? '' : publishedDay(text(published));
    return { revision: number(revision), day: revised === null ? own : text(revised), present };
  });
  return texts.sort(
    (a, b) =>
      number(a.present) - number(b.present) ||
      (a.day < b.day ? -1 : a.day > b.day ? 1 : a.revision - b.revision),
  );
}
