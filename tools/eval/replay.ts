import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Article } from '../../src/domain/article.ts';
import type { Brief, Channel, Fact } from '../../src/domain/brief.ts';
import { addDays, type Day, dayOf, daysBetween, firstDay, lastDay } from '../../src/domain/dates.ts';
import type { Report } from '../../src/domain/event.ts';
import { publishedDay } from '../../src/domain/history.ts';
import { STATE_OF, type State, type Status } from '../../src/domain/status.ts';
import type { Extractor } from '../../src/extract/extractor.ts';
import { createAuthority, merge } from '../../src/merge/index.ts';
import { fold } from '../../src/status/index.ts';
import type { Parse } from './labelled.ts';

/** A change of a channel's state on the board, when a corpus is read day by day. */
export interface BoardChange {
  readonly day: Day;
  readonly channel: string;
  readonly from: State;
  readonly to: State;
  /** Whether the new state rests on confirmed events. */
  readonly confirmed: boolean;
  /** A fact of the chronology that leads to the state, near the day; `undefined` where there is none. */
  readonly backing?: string;
  /** The sentences and outlets behind it. */
  readonly grounds: readonly string[];
}

/** A row of what the board must show on a day. */
export interface ExpectedRow {
  readonly asOf: Day;
  readonly channel: string;
  readonly state: string;
  /** The first and the last day that the latest contact or decision may have. */
  readonly latest: Day;
  readonly until: Day;
}

export interface ReplayReport {
  readonly articles: number;
  readonly events: number;
  readonly changes: readonly BoardChange[];
  readonly rows: readonly (ExpectedRow & { readonly shown: string; readonly right: boolean })[];
}

export interface ReplayParts {
  readonly brief: Brief;
  readonly parse: Parse;
  readonly extractor: Extractor;
}

/** A fact backs a change from this many days before it to this many behind it. */
const BACKED = { before: 12, behind: 3 } as const;
const BATCH = 500;
/** Characters by which copies of one text are told: enough of the beginning to be nobody else's. */
const COPY_CHARACTERS = 160;

/** Reads a corpus (JSON Lines, gzipped) in order of publication, without the chronology, and checks the board of every day. */
export async function replay(
  path: string,
  rows: readonly ExpectedRow[],
  parts: ReplayParts,
): Promise<ReplayReport> {
  const articles = readCorpus(path, parts.parse);
  const reports: Report[] = [];
  const copies = new Map<string, string>();
  for (let at = 0; at < articles.length; at += BATCH)
    for (const { article, events } of await parts.extractor.extract(articles.slice(at, at + BATCH)))
      for (const event of events) reports.push({ event, source: sourceOf(article, copies) });
  const days = articles.flatMap(({ published }) => (published === null ? [] : [dayOf(published)])).toSorted();
  const [first = '', last = ''] = [days[0], days.at(-1)];
  const authority = createAuthority(parts.brief);
  const boardOn = (day: Day) =>
    fold(parts.brief.channels, merge(reports, { knownOn: day, authority }), { asOf: day, knownOn: day });
  const changes: BoardChange[] = [];
  let before = new Map<string, Status>();
  for (let day = first; first !== '' && day <= last; day = addDays(day, 1)) {
    const board = new Map(boardOn(day).map((status) => [status.channel, status]));
    for (const [id, status] of board) {
      const was = before.get(id)?.state ?? 'unknown';
      if (status.state !== was && isChange(status)) changes.push(changeOf(day, was, status, parts.brief));
    }
    before = board;
  }
  const own = rows.filter(({ asOf }) => first <= asOf && asOf <= last);
  return {
    articles: articles.length,
    events: reports.length,
    changes,
    rows: own.map((row) => ({ ...row, ...shownBy(row, boardOn(row.asOf)) })),
  };
}

function readCorpus(path: string, parse: Parse): readonly Article[] {
  return gunzipSync(readFileSync(path))
    .toString('utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .flatMap((line, at) => {
      const article = parse({ path: `${path}:${at + 1}`, bytes: Buffer.from(line) });
      return 'reason' in article ? [] : [article];
    });
}

function sourceOf(article: Article, copies: Map<string, string>): Report['source'] {
  const { id, title, outlet, url, published, paragraphs } = article;
  const key = paragraphs.join('').replace(/\s/g, '').slice(0, COPY_CHARACTERS);
  const original = copies.get(key) ?? id;
  copies.set(key, original);
  return { kind: 'article', id, title, outlet, url, published, ...(original !== id && { copyOf: original }) };
}

/** Time alone makes a channel dormant; that is no claim of an article. */
function isChange({ state }: Status): boolean {
  return state !== 'unknown' && state !== 'dormant';
}

function changeOf(day: Day, from: State, status: Status, brief: Brief): BoardChange {
  const channel = brief.channels.find(({ id }) => id === status.channel);
  const facts =
    channel === undefined
      ? []
      : brief.chronology.filter((fact) => leadsTo(fact, status.state, channel, brief.channels));
  const near = facts.find(
    ({ date }) =>
      lastDay(date) >= addDays(day, -BACKED.before) && firstDay(date) <= addDays(day, BACKED.behind),
  );
  const earlier = from === 'unknown' ? facts.findLast(({ date }) => firstDay(date) <= day) : undefined;
  const backing = (near ?? earlier)?.id;
  const grounds = status.support[0]?.reports ?? [];
  return {
    day,
    channel: status.channel,
    from,
    to: status.state,
    confirmed: status.confirmed !== false,
    ...(backing !== undefined && { backing }),
    grounds: grounds.map(
      ({ event, source }) =>
        `${source.outlet ?? 'none'} ${publishedDay(source.published ?? '')}: ${event.action} ${event.date} ${event.confidence ?? ''} ${event.evidence}`,
    ),
  };
}

function leadsTo(fact: Fact, state: State, { id }: Channel, channels: readonly Channel[]): boolean {
  const own =
    fact.channel === id || channels.some((child) => child.id === fact.channel && child.parent === id);
  return own && alike(STATE_OF[fact.action]) === alike(state);
}

function alike(state: State): State {
  return state === 'restored' ? 'active' : state;
}

/** Words of readers for states, as the expected rows use them. */
const WORDS: Readonly<Record<string, State>> = { 'in force': 'active', 'in place': 'active' };
/** Days by which the latest contact may differ. */
const TOLERANCE = 1;

function shownBy({ channel, state, latest, until }: ExpectedRow, board: readonly Status[]) {
  const status = board.find((one) => one.channel === channel);
  const date = status?.latest?.date ?? '';
  const shown = `${status?.state ?? 'unknown'} ${date}${status?.confirmed ? '' : ' (reported)'}`;
  const wanted = WORDS[state] ?? state;
  const sameState = status !== undefined && alike(status.state) === alike(wanted as State);
  const sameTime =
    date.length === 10
      ? daysBetween(latest, date) >= -TOLERANCE && daysBetween(until, date) <= TOLERANCE
      : date !== '' && latest.startsWith(date);
  return { shown, right: sameState && sameTime };
}

/** The rows of a Markdown file: `| as of | channel | state | latest |`; the last column begins with a day, "or" or "to" another one of its month. */
export function readExpectedRows(path: string): readonly ExpectedRow[] {
  const ROW = /^\| (\d{4}-\d\d-\d\d) \| ([a-z0-9-]+) \| ([a-z ]+) \| (\d{4}-\d\d-\d\d)(?: (?:to|or) (\d\d))?/;
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [, asOf, channel, state, latest, end] = ROW.exec(line) ?? [];
      if (!(asOf && channel && state && latest)) return [];
      return [{ asOf, channel, state, latest, until: latest.slice(0, 8) + (end ?? latest.slice(8)) }];
    });
}
