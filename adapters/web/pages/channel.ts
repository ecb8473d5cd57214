import {
  answer,
  BackchannelError,
  type Block,
  compareEvents,
  effectiveDay,
  firstDay,
  type HistoryEvent,
  lastDay,
  openEvents,
  readDate,
  type Status,
} from '../../../src/index.ts';
import { commandLinks } from '../command-links.ts';
import type { PageRequest, SitePage } from '../page-request.ts';
import { boardRow, type Runs, stripOf } from '../view/board-row.ts';
import { type Content, type Html, html } from '../view/html.ts';
import { blocksHtml } from '../view/message.ts';
import { stripAxis } from '../view/strip.ts';
import { symbol } from '../view/symbols.ts';
import { type Selection, timeline } from '../view/timeline.ts';

/** One channel: its state, what that rests on, and its events, those that are only reported beside the confirmed ones. */
export const channel: SitePage = {
  path: '/channels/:channel',
  dated: true,
  async show(request, { channel: id = '' }) {
    const { engine, compose, when, text, language } = request;
    const [statuses, runs, histories] = await Promise.all([
      engine.statuses(when),
      engine.runs(when),
      engine.histories(when.knownOn),
    ]);
    const status = statuses.find((one) => one.channel === id);
    const known = engine.brief.channels.find((one) => one.id === id);
    if (status === undefined || known === undefined) throw missing(request, id);
    const { localizer } = compose;
    const parts = engine.brief.channels.filter(({ parent }) => parent === id).map((part) => part.id);
    const members = [id, ...parts].map((one) => histories.get(one) ?? []);
    const events = members.flat();
    const open = new Set(members.flatMap((history) => openEvents(history, when.asOf)));
    const selection = selectionIn(request);
    const title = localizer.channel(id);
    return {
      title,
      description: `${title}${localizer.format('colon')}${localizer.state(status.state, id)}. ${known.description[language]}`,
      main: html`<div class="summary channel">
${known.parent !== undefined && html`<p class="faint">${text('channel.part', { parent: localizer.channel(known.parent) })}</p>`}
<h1>${title}</h1>
<p class="headline">${symbol(status.state)}<strong class="state">${localizer.state(status.state, id)}</strong>${
        status.since !== null &&
        html` <span class="since">${text('board.since', { date: localizer.date(status.since) })}</span>`
      }</p>
<div class="wide-strip">${stripOf(request, id, runs.get(id) ?? [])}${stripAxis(when.asOf)}</div>
${await facts(request, status)}</div>
${partRows(request, parts, statuses, runs)}
${timeline(request, { channel: id, events: chosen(events, selection, when.asOf), open }, selection)}`,
    };
  },
};

function missing({ text }: PageRequest, id: string): BackchannelError {
  return new BackchannelError('NOT_FOUND', text('channel.unknown', { channel: id }), '');
}

/** What the status rests on, in the words of the command `why`, without its title. */
async function facts({ engine, compose, language, when, ...request }: PageRequest, status: Status) {
  const args = {
    channel: status.channel,
    'as-of': when.asOf,
    ...(when.knownOn !== undefined && { 'known-on': when.knownOn }),
  };
  const [inFull, why] = await Promise.all(
    ['status', 'why'].map((command) => answer(engine, { command, args }, { language })),
  );
  const links = commandLinks({ engine, base: request.base });
  const fields = inFull?.message.blocks.filter(({ kind }) => kind === 'fields') ?? [];
  const evidence = (why?.message.blocks ?? []).filter((block, index) => isEvidence(block) && index > 1);
  return html`${blocksHtml(fields, links)}
<details class="why"${status.support.length > 0 && html` open`}><summary>${request.text('channel.rests')}</summary>${blocksHtml(evidence, links)}</details>`;
}

function isEvidence({ kind }: Block): boolean {
  return kind !== 'prompts';
}

function partRows(
  request: PageRequest,
  parts: readonly string[],
  statuses: readonly Status[],
  runs: Runs,
): Content {
  if (parts.length === 0) return undefined;
  const rows = parts.flatMap((id): Html[] => {
    const status = statuses.find((one) => one.channel === id);
    return status === undefined ? [] : [boardRow(request, status, { runs: runs.get(id) ?? [], level: 3 })];
  });
  return html`<section class="channels parts" aria-labelledby="parts"><div class="section-head"><h2 id="parts">${request.text('channel.parts')}</h2></div>
<ul class="rows">${rows}</ul></section>`;
}

/** @throws BackchannelError `QUESTION_INVALID` if a date of the filter is none */
function selectionIn({ engine, parameter }: PageRequest): Selection {
  const date = (name: string) => {
    const value = parameter(name);
    return value === undefined ? undefined : readDate(name, value, engine.today());
  };
  const show = (['confirmed', 'reported'] as const).find((one) => one === parameter('show')) ?? 'all';
  return { from: date('from'), to: date('to'), show };
}

/** The events of a selection, newest first. */
function chosen(
  events: readonly HistoryEvent[],
  { from, to }: Selection,
  asOf: string,
): readonly HistoryEvent[] {
  return events
    .filter((event) => effectiveDay(event) <= asOf)
    .filter(({ date }) => from === undefined || lastDay(date) >= firstDay(from))
    .filter(({ date }) => to === undefined || firstDay(date) <= lastDay(to))
    .toSorted((a, b) => compareEvents(b, a));
}
