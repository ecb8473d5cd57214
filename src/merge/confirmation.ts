import type { Brief } from '../domain/brief.ts';
import { type Day, dayOf, firstDay, lastDay } from '../domain/dates.ts';
import type { Action, Confirmation, Report, Source } from '../domain/event.ts';
import { independentOutlets } from '../domain/independent-sources.ts';
import { isFirsthand } from './known.ts';
import { createOfficialOutlets } from './official-outlets.ts';

/** What a brief says of the weight of sources. */
export interface Authority {
  /** What confirms an event of a channel, by all its reports; `undefined` where it is only reported. */
  confirm(channel: string, reports: readonly Report[]): Confirmation | undefined;
  /** Whether a source is an official outlet of a party of the channel. */
  isOfficial(channel: string, source: Source): boolean;
}

/** Where a brief says nothing: no event is confirmed. */
export const NO_AUTHORITY: Authority = { confirm: () => undefined, isOfficial: () => false };

/**
 * The codebook's rule for confirmed events ("Confirmed and reported"), with what a brief says of it. The strongest reason is
 * given: an analyst, the chronology, an official outlet of a party, a named official or body of a party, independent outlets.
 * An extraction below the brief's threshold of confidence confirms nothing, and neither does the reminder of a contact that
 * the chronology would know: history that is told again does not change a state.
 */
export function createAuthority(
  brief: Pick<Brief, 'sides' | 'channels' | 'confirmation' | 'chronology'>,
): Authority {
  const sidesOf = new Map(brief.channels.map(({ id, cues }) => [id, cues.sides]));
  const official = createOfficialOutlets(brief.sides);
  const isRetold = createRetoldTest(brief);
  const { outlets: needed, confidence: threshold } = brief.confirmation;
  return {
    confirm(channel, reports) {
      const sides = sidesOf.get(channel) ?? [];
      const sure = reports.filter(
        (report) => (report.event.confidence ?? 1) >= threshold && !isRetold(channel, report),
      );
      return (
        byPeople(reports) ??
        first(sure, (report) => byOfficialOutlet(official(report.source, sides))) ??
        first(sure, (report) => byAttribution(report, sides)) ??
        byOutlets(sure, needed)
      );
    },
    isOfficial: (channel, source) => official(source, sidesOf.get(channel) ?? []) !== undefined,
  };
}

/** What lasts until something undoes it: an article that looks back on it speaks of its own day too. */
const LASTING: ReadonlySet<Action> = new Set<Action>(['suspend', 'end']);

/** Whether an article only reminds of what passed between a channel's first and last fact. */
function createRetoldTest({ chronology }: Pick<Brief, 'chronology'>) {
  const spans = new Map<string, { readonly from: Day; readonly to: Day }>();
  for (const { channel, date } of chronology) {
    const { from, to } = spans.get(channel) ?? { from: firstDay(date), to: lastDay(date) };
    spans.set(channel, {
      from: firstDay(date) < from ? firstDay(date) : from,
      to: lastDay(date) > to ? lastDay(date) : to,
    });
  }
  return (channel: string, report: Report): boolean => {
    const span = spans.get(channel);
    const { action, date } = report.event;
    return (
      !isFirsthand(report) &&
      !LASTING.has(action) &&
      span !== undefined &&
      lastDay(date) >= span.from &&
      firstDay(date) <= span.to
    );
  };
}

function byPeople(reports: readonly Report[]): Confirmation | undefined {
  const analyst = reports.find(({ source }) => source.kind === 'analyst');
  if (analyst !== undefined) {
    const { outlet: name, published } = analyst.source;
    return {
      by: 'analyst',
      ...(name === null ? {} : { name }),
      ...(published === null ? {} : { on: dayOf(published) }),
    };
  }
  return reports.some(({ source }) => source.kind === 'chronology') ? { by: 'chronology' } : undefined;
}

function byOfficialOutlet(outlet: string | undefined): Confirmation | undefined {
  return outlet === undefined ? undefined : { by: 'official', outlet };
}

function byAttribution({ event }: Report, sides: readonly string[]): Confirmation | undefined {
  const { attributedTo: side, attribution: who } = event;
  if (side === undefined || who === undefined || !sides.includes(side)) return undefined;
  return { by: 'attribution', who, side };
}

function byOutlets(reports: readonly Report[], needed: number): Confirmation | undefined {
  const outlets = independentOutlets(reports);
  return outlets.length >= needed ? { by: 'outlets', outlets } : undefined;
}

function first<T, R>(items: readonly T[], reasonOf: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const reason = reasonOf(item);
    if (reason !== undefined) return reason;
  }
  return undefined;
}
