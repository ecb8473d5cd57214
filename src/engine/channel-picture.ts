import type { Brief } from '../domain/brief.ts';
import { addDays, type Day } from '../domain/dates.ts';
import type { History } from '../domain/event.ts';
import { effectiveDay } from '../domain/history.ts';
import type { Block } from '../domain/message.ts';
import type { When } from '../domain/status.ts';
import type { Composer } from '../messages/composer.ts';
import { createRevisionMemo } from '../text/memo.ts';
import { channelTimelines } from './channel-timeline.ts';
import { drawBlock } from './draw-block.ts';

/** A channel with its parts over some time. */
export interface PictureWish {
  readonly channel: string;
  readonly when: When;
  /** The first day; by default that of the first event, at most `MAX_YEARS` back. */
  readonly from?: Day;
  /** The last day, by default that of `when`. */
  readonly to?: Day;
  readonly compose: Composer;
}

const MAX_YEARS = 5;
/** A chart has at least these days. */
const MIN_DAYS = 84;
/** Pictures kept in memory. */
const MAX_KEPT = 50;

/** Pictures of channels, each drawn once as long as the store stays the same. */
export function createChannelPictures(
  brief: Brief,
  known: { revision(): Promise<number>; histories(knownOn?: Day): Promise<ReadonlyMap<string, History>> },
): (wish: PictureWish) => Promise<Block | undefined> {
  const memo = createRevisionMemo<string, Promise<Block | undefined>>(MAX_KEPT);
  return async (wish) => {
    const { channel, when, from, to, compose } = wish;
    const key = JSON.stringify([channel, when, from, to, compose.localizer.language]);
    const histories = await known.histories(when.knownOn);
    return memo(await known.revision(), key, () => draw(brief, histories, wish));
  };
}

async function draw(
  brief: Brief,
  histories: ReadonlyMap<string, History>,
  { channel, when, compose, ...asked }: PictureWish,
): Promise<Block | undefined> {
  const members = new Set(
    brief.channels.filter(({ id, parent }) => id === channel || parent === channel).map(({ id }) => id),
  );
  const to = asked.to !== undefined && asked.to < when.asOf ? asked.to : when.asOf;
  const from = asked.from ?? firstDayOf(members, histories, to);
  if (from >= to) return undefined;
  const strips = channelTimelines(brief, histories, { from, to, knownOn: when.knownOn });
  const chart = compose.chart({ from, to, strips: strips.filter((strip) => members.has(strip.channel)) });
  return drawBlock(chart, compose, `${channel}-${to}`);
}

/** The day of the first event, but neither too long ago nor too recent for a chart. */
function firstDayOf(members: ReadonlySet<string>, histories: ReadonlyMap<string, History>, to: Day): Day {
  const days = [...members].flatMap((id) => (histories.get(id) ?? []).map(effectiveDay));
  const first = days.filter((day) => day <= to).toSorted()[0] ?? to;
  const [earliest, latest] = [addDays(to, -365 * MAX_YEARS), addDays(to, 1 - MIN_DAYS)];
  return first < earliest ? earliest : first > latest ? latest : first;
}
