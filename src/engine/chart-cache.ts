import type { Brief } from '../domain/brief.ts';
import { addDays, type Day } from '../domain/dates.ts';
import type { Block } from '../domain/message.ts';
import type { Composer } from '../messages/composer.ts';
import { createMemo, type Memo } from '../text/memo.ts';
import { channelTimelines, weeksUntil } from './channel-timeline.ts';
import { drawBlock } from './draw-block.ts';
import type { KnowledgeSnapshot } from './knowledge-snapshot.ts';

/** Weeks shown in a chart. */
const WEEKS = 12;

/** What a picture is asked for. */
export interface ChartRequest {
  readonly compose: Composer;
  /** Last day that the previous edition covered. */
  readonly from: Day;
  readonly channel: (id: string) => boolean;
  /** The same for requests for the same channels, language and days. */
  readonly key: string;
}

/** A picture; `undefined` where none of the channels has anything to show. */
type Picture = Promise<Block | undefined>;

/** Pictures of how the channels stood over the last weeks; each is drawn once for a view, however many editions carry it. */
export function createChartCache(brief: Brief): (view: KnowledgeSnapshot, request: ChartRequest) => Picture {
  const drawn = new WeakMap<KnowledgeSnapshot, Memo<string, Picture>>();
  return (view, request) => {
    const pictures = drawn.get(view) ?? createMemo<string, Picture>();
    drawn.set(view, pictures);
    return pictures.get(request.key, () => draw(brief, view, request));
  };
}

async function draw(
  brief: Brief,
  view: KnowledgeSnapshot,
  { compose, from, channel }: ChartRequest,
): Picture {
  const days = weeksUntil(view.day, WEEKS);
  const strips = channelTimelines(brief, view.histories, { ...days, knownOn: view.day }).filter((strip) =>
    channel(strip.channel),
  );
  const recent = from < days.from ? days.from : addDays(from, 1);
  const chart = compose.chart({ ...days, recent, strips });
  return drawBlock(chart, compose, `${brief.name}-${view.day}`);
}
