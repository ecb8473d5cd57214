import type { ChannelRun } from '../../../src/index.ts';
import type { PageRequest } from '../page-request.ts';
import type { Runs } from './board-row.ts';
import { type Content, html } from './html.ts';
import { symbol } from './symbols.ts';

/** Changes listed. */
const MAX_CHANGES = 8;

interface Change {
  readonly channel: string;
  readonly before: ChannelRun | undefined;
  readonly after: ChannelRun;
}

/** The latest changes of state, newest first. */
export function latestChanges(request: PageRequest, runs: Runs): Content {
  const { compose, text } = request;
  const { localizer } = compose;
  const changes = changesIn(runs).slice(0, MAX_CHANGES);
  if (changes.length === 0) return undefined;
  const rows = changes.map(({ channel, before, after }) => {
    const words = {
      before: localizer.state(before?.state ?? 'unknown', channel),
      after: localizer.state(after.state, channel),
    };
    return html`<li><time datetime="${after.since}">${localizer.date(after.since)}</time>
<p>${symbol(after.state)}<a href="${request.link(`/channels/${channel}`)}">${localizer.channel(channel)}</a> <span class="faint">${text('board.change', words)}</span></p></li>
`;
  });
  return html`<section class="changes" aria-labelledby="changes"><h2 id="changes">${text('board.changes')}</h2>
<ol>${rows}</ol></section>`;
}

/** Every change of what a channel showed, newest first; the first state of a channel is one. */
export function changesIn(runs: Runs): readonly Change[] {
  return [...runs]
    .flatMap(([channel, own]) => own.map((after, index) => ({ channel, before: own[index - 1], after })))
    .filter(({ before, after }) => after.confirmed && before?.state !== after.state)
    .toSorted((a, b) => b.after.from.localeCompare(a.after.from));
}
