import {
  addDays,
  answer,
  type Day,
  firstDay,
  type HistoryEvent,
  lastDay,
  readDate,
} from '../../../src/index.ts';
import { commandLinks } from '../command-links.ts';
import type { PageRequest, SitePage } from '../page-request.ts';
import type { Runs } from '../view/board-row.ts';
import { type Html, html } from '../view/html.ts';
import { blocksHtml } from '../view/message.ts';

/** A week from Monday to Sunday, or until the day that the page is about. */
interface Week {
  readonly from: Day;
  readonly to: Day;
}

/** The digests of a year, week by week, newest first. */
export const digests: SitePage = {
  path: '/digests',
  dated: true,
  async show(request) {
    const { engine, when, text, parameter } = request;
    const [runs, histories] = await Promise.all([engine.runs(when), engine.histories(when.knownOn)]);
    const events = [...histories.values()].flat();
    const year = /^\d{4}$/.exec(parameter('year') ?? '')?.[0] ?? when.asOf.slice(0, 4);
    const weeks = weeksOf(year, when.asOf);
    const title = text('digests.title', { year });
    return {
      title,
      description: text('digests.description'),
      main: html`<h1>${title}</h1>
${yearLinks(request, year, events)}
<ol class="card archive">${weeks.map((week) => weekItem(request, week, runs, events))}</ol>`,
    };
  },
};

/** The digest of the week until a day, or of that day alone. */
export const digest: SitePage = {
  path: '/digests/:to',
  dated: false,
  async show(request, { to: written = '' }) {
    const { engine, language, text, parameter } = request;
    const to = lastDay(readDate('as-of', written, engine.today()));
    const window = parameter('window') === 'daily' ? 'daily' : 'weekly';
    const args = { window, 'as-of': to };
    const { message } = await answer(engine, { command: 'digest', args }, { language });
    return {
      title: message.summary,
      description: message.summary,
      main: html`<div class="card message digest">${blocksHtml(message.blocks, commandLinks(request))}</div>
<nav class="around" aria-label="${text('nav.digests')}"><ul>
<li><a rel="prev" href="${request.link(`/digests/${addDays(to, -7)}`)}">${text('digest.earlier')}</a></li>
${addDays(to, 7) <= engine.today() && html`<li><a rel="next" href="${request.link(`/digests/${addDays(to, 7)}`)}">${text('digest.later')}</a></li>`}
${window === 'daily' && html`<li><a href="${request.link(`/digests/${to}`)}">${text('digest.whole')}</a></li>`}</ul>
${window === 'weekly' && dayLinks(request, to)}</nav>`,
    };
  },
};

/** Links to each day of the week that ends on a day. */
function dayLinks({ compose, text, link }: PageRequest, to: Day): Html {
  const days = Array.from({ length: 7 }, (_, index) => addDays(to, index - 6));
  return html`<p class="days">${text('digest.days')}${compose.localizer.format('colon')}${days.map(
    (day) =>
      html` <a href="${link(`/digests/${day}`, { window: 'daily' })}">${compose.localizer.date(day)}</a>`,
  )}</p>`;
}

/** Weeks of the year that end until a day, newest first. */
function weeksOf(year: string, asOf: Day): readonly Week[] {
  const end = lastDay(year) < asOf ? lastDay(year) : asOf;
  const weeks: Week[] = [];
  let from = mondayOf(end);
  for (; addDays(from, 6) >= firstDay(year); from = addDays(from, -7)) {
    const sunday = addDays(from, 6);
    weeks.push({ from, to: sunday < asOf ? sunday : asOf });
  }
  return weeks;
}

function mondayOf(day: Day): Day {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return addDays(day, -((weekday + 6) % 7));
}

function weekItem(
  { compose, text, link }: PageRequest,
  { from, to }: Week,
  runs: Runs,
  events: readonly HistoryEvent[],
): Html {
  const within = (day: Day) => day >= from && day <= to;
  const changes = [...runs.values()].flat().filter((run) => run.confirmed && within(run.from)).length;
  const known = events.filter((event) => within(event.known)).length;
  const { localizer } = compose;
  const dates = { from: localizer.date(from), to: localizer.date(to) };
  return html`<li class="${changes > 0 ? 'changed' : known > 0 ? 'eventful' : 'quiet'}"><a href="${link(`/digests/${to}`)}">${text('digests.week', dates)}</a>
<span>${text('digests.changes', { count: changes })}</span> <span class="faint">${text('digests.events', { count: known })}</span></li>
`;
}

function yearLinks({ text, link, when }: PageRequest, year: string, events: readonly HistoryEvent[]): Html {
  const first = events.reduce((least, { known }) => (known < least ? known : least), when.asOf);
  const last = Number(when.asOf.slice(0, 4));
  const years = Array.from({ length: last - Number(first.slice(0, 4)) + 1 }, (_, index) =>
    String(last - index),
  );
  return html`<nav class="spans" aria-label="${text('digests.years')}"><ul>${years.map(
    (one) =>
      html`<li><a href="${link('/digests', { year: one })}"${one === year && html` aria-current="true"`}>${one}</a></li>`,
  )}</ul></nav>`;
}
