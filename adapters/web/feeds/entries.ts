import { type Block, effectiveDay, type HistoryEvent } from '../../../src/index.ts';
import { commandLinks } from '../command-links.ts';
import type { PageRequest } from '../page-request.ts';
import { changesIn } from '../view/changes.ts';
import { html } from '../view/html.ts';
import { blocksHtml } from '../view/message.ts';
import { anchorOf } from '../view/timeline.ts';
import type { FeedScope } from './scope.ts';

/** One entry of a feed. */
export interface FeedEntry {
  /** A URI that stays the same. */
  readonly id: string;
  readonly url: string;
  readonly title: string;
  /** Markup that is safe to be shown. */
  readonly html: string;
  /** Instant in UTC. */
  readonly updated: string;
}

/** Entries of a feed. */
const MAX_ENTRIES = 50;

/** An entry keeps its words: it does not say later that nothing more was reported. */
const never = () => false;

/** The newest entries of a feed, newest first. */
export async function entriesOf(request: PageRequest, scope: FeedScope): Promise<readonly FeedEntry[]> {
  return scope.changes ? changeEntries(request) : eventEntries(request, scope);
}

async function eventEntries(request: PageRequest, { channels }: FeedScope): Promise<readonly FeedEntry[]> {
  const { engine, when } = request;
  const histories = await engine.histories();
  const events = [...histories.values()]
    .flat()
    .filter(({ channel, known }) => channels.has(channel) && known <= when.asOf)
    .filter((event) => effectiveDay(event) <= when.asOf)
    .toSorted((a, b) => b.known.localeCompare(a.known) || b.id.localeCompare(a.id));
  return events.slice(0, MAX_ENTRIES).map((event) => eventEntry(request, event));
}

function eventEntry(request: PageRequest, event: HistoryEvent): FeedEntry {
  const { compose, when, engine } = request;
  const { localizer } = compose;
  const { channel, known, id, confirmed } = event;
  const blocks = compose.eventEntry(event, { channel, asOf: when.asOf, isOpen: never, unmarked: true });
  const line = `${localizer.channel(channel)}${localizer.format('colon')}${titleOf(blocks)}`;
  return {
    id: urn(engine.brief.name, 'event', id),
    url: `${absolute(request, `/channels/${channel}`)}#${anchorOf(event)}`,
    title:
      confirmed === undefined
        ? `${localizer.format('status.reported')}${localizer.format('colon')}${line}`
        : line,
    html: blocksHtml(blocks, commandLinks(request)).markup,
    updated: `${known}T00:00:00Z`,
  };
}

/** What an event's entry is called: "21 Dec 2023: resumed, video call". */
function titleOf(blocks: readonly Block[]): string {
  const entry = blocks.find((block) => block.kind === 'entry');
  return entry?.title.map((span) => span.text).join('') ?? '';
}

async function changeEntries(request: PageRequest): Promise<readonly FeedEntry[]> {
  const { engine, when, compose, text } = request;
  const { localizer } = compose;
  const changes = changesIn(await engine.runs(when)).slice(0, MAX_ENTRIES);
  return changes.map(({ channel, before, after }) => {
    const words = {
      before: localizer.state(before?.state ?? 'unknown', channel),
      after: localizer.state(after.state, channel),
    };
    const title = `${localizer.channel(channel)}${localizer.format('colon')}${text('board.change', words)}`;
    const blocks = compose.eventEntry(after.cause, { channel, asOf: when.asOf, isOpen: never });
    return {
      id: urn(engine.brief.name, 'change', `${channel}/${after.state}/${after.from}`),
      url: absolute(request, `/channels/${channel}`),
      title,
      html: html`<p>${title}</p>${blocksHtml(blocks, commandLinks(request))}`.markup,
      updated: `${after.from}T00:00:00Z`,
    };
  });
}

/** The address of a page below the brief's, whatever the base of the request. */
export function absolute({ site, base }: PageRequest, path: string): string {
  return `${site.url}${base}${path}`;
}

function urn(brief: string, kind: 'event' | 'change', id: string): string {
  return `urn:backchannel:${encodeURIComponent(brief)}:${kind}:${id.split('/').map(encodeURIComponent).join('/')}`;
}
