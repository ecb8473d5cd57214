import type { Engine, Language } from '../../../src/index.ts';

/** What a feed is about: everything of a brief, one group or channel, or changes of state alone. */
export interface FeedScope {
  /** Below the brief's path: empty, `/groups/sea`, `/channels/ferry` or `/changes`. */
  readonly path: string;
  readonly title: string;
  /** Ids of the channels that count. */
  readonly channels: ReadonlySet<string>;
  /** True if the entries are changes of state, not events. */
  readonly changes: boolean;
}

/** Every feed of a brief, in the order in which pages list them. `changesTitle` is what the feed of changes is called. */
export function scopesOf({ brief }: Engine, language: Language, changesTitle: string): readonly FeedScope[] {
  const { channels, groups } = brief;
  const title = brief.title[language];
  const all = new Set(channels.map(({ id }) => id));
  const part = (path: string, name: string, ids: readonly string[]): FeedScope => ({
    path,
    title: `${title} · ${name}`,
    channels: new Set(ids),
    changes: false,
  });
  return [
    { path: '', title, channels: all, changes: false },
    { path: '/changes', title: `${title} · ${changesTitle}`, channels: all, changes: true },
    ...groups.map((group) =>
      part(
        `/groups/${group.id}`,
        group.title[language],
        channels.filter((channel) => channel.group === group.id).map(({ id }) => id),
      ),
    ),
    ...channels.map((channel) =>
      part(
        `/channels/${channel.id}`,
        channel.title[language],
        channels.filter(({ id, parent }) => id === channel.id || parent === channel.id).map(({ id }) => id),
      ),
    ),
  ];
}
