import type { Channel } from '../domain/brief.ts';
import type { Correction, Transition } from '../domain/digest.ts';
import type { HistoryEvent, Report } from '../domain/event.ts';
import { STATE_OF } from '../domain/status.ts';
import type { Filter } from '../domain/subscription.ts';

/** What of a brief a reader wants. */
export interface DigestFilter {
  channel(id: string): boolean;
  event(event: HistoryEvent): boolean;
  transition(transition: Transition): boolean;
  correction(correction: Correction): boolean;
}

/** What sorting out has to know of a channel. */
type Kin = Pick<Channel, 'id' | 'group' | 'parent'>;

/**
 * A filter at work. Channels and groups are what is looked at, together: a channel takes in those that it sums up. States, outlets and
 * words narrow it down, each by itself: a transition counts by the state on either side, another event by the state that its action
 * leads to; an outlet counts if it reports the event, even in another's words; one of the words is enough, in a title or in the
 * evidence. `fold` brings texts into the one form in which they are compared.
 */
export function createDigestFilter(
  filter: Filter,
  kin: readonly Kin[],
  fold: (text: string) => string,
): DigestFilter {
  const { groups, states } = filter;
  const wanted = new Set(filter.channels);
  const everywhere = filter.channels.length + groups.length === 0;
  const looked = kin
    .filter(({ id, group, parent = '' }) => wanted.has(id) || wanted.has(parent) || groups.includes(group))
    .map(({ id }) => id);
  const channel = (id: string) => everywhere || looked.includes(id);
  const outlets = filter.outlets.map(fold);
  const words = filter.words.map(fold);
  const told = (reports: readonly Report[]) =>
    reports.some(({ source }) => outlets.length === 0 || outlets.includes(fold(source.outlet ?? ''))) &&
    reports.some((report) => words.length === 0 || hasWord(fold(textOf(report)), words));
  const counts = ({ channel: id, action }: Pick<HistoryEvent, 'channel' | 'action'>) =>
    channel(id) && (states.length === 0 || states.includes(STATE_OF[action]));
  return {
    channel,
    event: (event) => counts(event) && told(event.reports),
    transition: ({ channel: id, before, after, cause }) =>
      channel(id) &&
      (states.length === 0 || states.includes(before.state) || states.includes(after.state)) &&
      (cause === undefined ? outlets.length + words.length === 0 : told(cause.reports)),
    correction: ({ source, withdrawn, instead }) =>
      [...withdrawn, ...instead].some((event) => counts(event) && told([{ event, source }])),
  };
}

function textOf({ event, source }: Report): string {
  return `${source.title ?? ''}\n${event.evidence}`;
}

function hasWord(text: string, words: readonly string[]): boolean {
  return words.some((word) => text.includes(word));
}
