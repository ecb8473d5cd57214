import type { Day } from '../model/date.ts';
import type { Report, Source } from '../model/event.ts';
import { publishedDay } from '../model/history.ts';
import type { Connection } from './database.ts';
import { REPORT_COLUMNS, toReport, toSource } from './rows.ts';
import type { Correction, Store } from './store.ts';

const REPORTS = `
  SELECT ${REPORT_COLUMNS}, id, events.revision AS revision, place FROM events JOIN articles
    ON id = events.article AND articles.revision = events.revision
  WHERE brief = $1 AND id IN (SELECT article FROM revisions)
  UNION ALL
  SELECT ${REPORT_COLUMNS}, events.article, events.revision, place FROM revisions JOIN events
    ON brief = $1 AND events.article = revisions.article AND events.revision = revisions.revision
  ORDER BY id, revision, place`;
/** The days of all texts of edited articles; the last one of each article is the present one. */
const TEXTS = `
  SELECT article, title, outlet, url, published, revised, 0 AS present FROM revisions
  UNION ALL
  SELECT id, title, outlet, url, published, revised, 1 FROM articles WHERE id IN (SELECT article FROM revisions)
  ORDER BY article, present`;

/** What is asked of articles whose texts differ in what they tell. */
export function correcting(connection: Connection): Pick<Store, 'corrections'> {
  return {
    async corrections(brief, from, to) {
      const reports = (await connection.all(REPORTS, [brief])).map(toReport);
      const byArticle = Map.groupBy(reports, ({ source }) => source.id);
      const texts = (await connection.all(TEXTS)).map((row) => toSource({ ...row, id: row.article }));
      return [...Map.groupBy(texts, ({ id }) => id)]
        .flatMap(([id, own]) => correctionOf(own, byArticle.get(id) ?? [], from, to) ?? [])
        .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.source.id < b.source.id ? -1 : 1));
    },
  };
}

function correctionOf(
  texts: readonly Source[],
  reports: readonly Report[],
  from: Day,
  to: Day,
): Correction | undefined {
  const days = texts.map(dayOfText).sort();
  const day = days.findLast((one) => one <= to);
  const source = texts.find((text) => dayOfText(text) === day);
  // What first came out in these days is news, however often it was edited since.
  if (day === undefined || source === undefined || day <= from || (days[0] ?? '') > from) return undefined;
  const [before, after] = [reports.filter(isTold(from)), reports.filter(isTold(to))];
  if (keysOf(before) === keysOf(after)) return undefined;
  return { source, day, before: before.map(({ event }) => event), after: after.map(({ event }) => event) };
}

function dayOfText({ revised, published }: Source): Day {
  return revised ?? (published === null ? '' : publishedDay(published));
}

/** Whether the text that counted at the end of a day tells it. */
function isTold(day: Day) {
  return ({ source }: Report) =>
    dayOfText(source) <= day && (source.withdrawn === undefined || source.withdrawn > day);
}

function keysOf(reports: readonly Report[]): string {
  const keys = reports.map(({ event }) => `${event.channel}/${event.action}/${event.date}`);
  return [...new Set(keys)].sort().join(' ');
}
