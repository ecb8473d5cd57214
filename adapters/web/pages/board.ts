import { isOpen, type Status } from '../../../src/index.ts';
import type { PageRequest, SitePage } from '../page-request.ts';
import { boardRow, type Runs } from '../view/board-row.ts';
import { latestChanges } from '../view/changes.ts';
import { type Content, type Html, html } from '../view/html.ts';
import { legend, tally } from '../view/legend.ts';
import { spansHtml } from '../view/message.ts';
import { stripAxis } from '../view/strip.ts';

/** All channels as a public status page shows them: those that are not open first. */
export const board: SitePage = {
  path: '',
  dated: true,
  async show(request) {
    const { engine, compose, when, text, language } = request;
    const [statuses, runs] = await Promise.all([engine.statuses(when), engine.runs(when)]);
    const open = statuses.filter(({ state }) => isOpen(state));
    const closed = statuses.filter(({ state }) => !isOpen(state));
    const headline = text('board.headline', { open: open.length, total: statuses.length });
    const date = compose.localizer.date(when.asOf);
    return {
      title: engine.brief.title[language],
      description: text('board.description', { headline, date }),
      main: html`<div class="summary">
<h1>${engine.brief.title[language]}</h1>
<p class="headline">${headline}</p>
${tally(request, statuses)}
${await freshness(request)}</div>
${section(request, 'closed', closed, runs)}
${section(request, 'open', open, runs)}
${legend(request)}
${latestChanges(request, runs)}`,
    };
  },
};

async function freshness({ engine, compose, when }: PageRequest): Promise<Content> {
  const notes = compose.freshness(await engine.freshness(), when.knownOn ?? when.asOf);
  return notes.map((note) => {
    if (note.kind !== 'text') return undefined;
    const stale = note.text.some(({ kind }) => kind === 'strong');
    return html`<p class="freshness${stale ? ' stale' : ''}">${spansHtml(note.text)}</p>\n`;
  });
}

/** The channels of a section by group. */
function section(
  request: PageRequest,
  key: 'closed' | 'open',
  statuses: readonly Status[],
  runs: Runs,
): Content {
  if (statuses.length === 0) return undefined;
  const { engine, compose, language, when, text } = request;
  const groups = engine.brief.groups.flatMap((group): Html[] => {
    const channels = engine.brief.channels.filter((channel) => channel.group === group.id);
    const rows = channels.flatMap((channel) => {
      const status = statuses.find((one) => one.channel === channel.id);
      return status === undefined
        ? []
        : [boardRow(request, status, { runs: runs.get(channel.id) ?? [], level: 4 })];
    });
    if (rows.length === 0) return [];
    return [html`<h3>${group.title[language]}</h3>\n<ul class="rows">${rows}</ul>\n`];
  });
  return html`<section class="channels ${key}" aria-labelledby="${key}">
<div class="section-head"><h2 id="${key}">${compose.localizer.format(`board.${key}`)} <span class="count">${statuses.length}</span></h2>
<div class="strip-head"><span>${text('board.strip')}</span>${stripAxis(when.asOf)}</div></div>
${groups}</section>`;
}
