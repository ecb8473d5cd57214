import { addDays, type ChannelRun, type Status } from '../../../src/index.ts';
import type { PageRequest } from '../page-request.ts';
import { type Content, type Html, html } from './html.ts';
import { strip, stripStart } from './strip.ts';
import { symbol } from './symbols.ts';

/** What each channel showed, by channel id, oldest first. */
export type Runs = ReadonlyMap<string, readonly ChannelRun[]>;

interface RowOptions {
  readonly runs: readonly ChannelRun[];
  /** Level of the name's heading. */
  readonly level: 3 | 4;
}

/** One channel on the board: symbol, name, latest contact or decision, strip of past states, state and since when. */
export function boardRow(request: PageRequest, status: Status, { runs, level }: RowOptions): Html {
  const { engine, compose, text } = request;
  const { localizer } = compose;
  const { channel, state, since } = status;
  const nested = engine.brief.channels.find(({ id }) => id === channel)?.parent !== undefined;
  const name = html`<a href="${request.link(`/channels/${channel}`)}">${localizer.channel(channel)}</a>`;
  return html`<li class="row${nested ? ' nested' : ''}">
<div class="what">${level === 3 ? html`<h3>${name}</h3>` : html`<h4>${name}</h4>`}
${detail(request, status)}</div>
${stripOf(request, channel, runs)}
<p class="how">${symbol(state)}<span class="state">${localizer.state(state, channel)}</span>${
    since !== null &&
    html` <span class="since">${text('board.since', { date: localizer.date(since.slice(0, 7)) })}</span>`
  }</p></li>
`;
}

/** The strip of a channel's past states, with the same in words. */
export function stripOf(
  { compose, when, text, site }: PageRequest,
  channel: string,
  runs: readonly ChannelRun[],
): Html {
  const { localizer } = compose;
  const stateOf = (run: ChannelRun) => {
    const word = localizer.state(run.state, channel);
    return run.confirmed ? word : `${word} (${localizer.format('board.reported')})`;
  };
  const from = stripStart(when.asOf);
  const seen = runs.filter((run, index) => (runs[index + 1]?.from ?? when.asOf) > from || run.from > from);
  const states = seen.map((run) =>
    text('board.strip.from', { state: stateOf(run), date: localizer.date(run.since.slice(0, 7)) }),
  );
  const words = states.length > 0 ? states : [localizer.state('unknown', channel)];
  return strip(
    {
      runs,
      asOf: when.asOf,
      alt: text('board.strip.alt', { states: words.join(localizer.format('semicolon')) }),
      titleOf: (run, until) => {
        const last = until === when.asOf ? until : addDays(until, -1);
        return `${stateOf(run)}${localizer.format('colon')}${localizer.date(run.from)} – ${localizer.date(last)}`;
      },
    },
    site.drawings,
  );
}

/** The latest contact or decision, what is due, and what is only reported. */
function detail(request: PageRequest, status: Status): Content {
  const { compose, when, text } = request;
  const { localizer } = compose;
  const { latest, beside, reported, channel, state, confirmed } = status;
  const due = beside.find(
    ({ action, date }) => action === 'schedule' && date >= when.asOf.slice(0, date.length),
  );
  const facts = [
    ...(latest === undefined ? [] : [compose.contact(status, latest, when.asOf)]),
    ...(due === undefined ? [] : [localizer.format('board.due', { date: localizer.date(due.date) })]),
  ];
  const claims = text('board.claims', { count: reported.length });
  const badges = [
    ...(state !== 'unknown' && confirmed === false
      ? [html`<span class="badge">${text('board.unconfirmed')}</span>`]
      : []),
    ...(reported.length > 0
      ? [html`<a class="badge" href="${request.link(`/channels/${channel}`)}#reported">${claims}</a>`]
      : []),
  ];
  if (facts.length + badges.length === 0) return undefined;
  return html`<p class="latest">${facts.join(localizer.format('dot'))} ${badges}</p>`;
}
