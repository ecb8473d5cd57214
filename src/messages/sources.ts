import type { Block, Message, Spans } from '../domain/message.ts';
import type { SourceHealth, SourceTrouble } from '../domain/source-state.ts';
import type { State } from '../domain/status.ts';
import { withoutCredentials } from '../text/urls.ts';
import type { Localizer } from './localizer.ts';
import { describeFailure } from './source-failure.ts';
import { faint, heading, linkSpan, paragraph, strong, text } from './spans.ts';
import { moment } from './subscription.ts';

/** Who reads about sources. The public is not shown who paused one, nor what it is called on the machine of the operator. */
export type SourceAudience = 'operator' | 'public';

/** How a source is doing, worst first. */
const CONDITIONS = ['failing', 'silent', 'new', 'working', 'paused', 'disabled'] as const;
type Condition = (typeof CONDITIONS)[number];

const SYMBOLS: Readonly<Record<Condition, State>> = {
  failing: 'refused',
  silent: 'dormant',
  new: 'scheduled',
  working: 'active',
  paused: 'postponed',
  disabled: 'ended',
};

function conditionOf({ source, paused, progress, trouble }: SourceHealth): Condition {
  if (!source.enabled) return 'disabled';
  if (paused !== null) return 'paused';
  if (progress.failures > 0) return 'failing';
  if (trouble === 'silent') return 'silent';
  return progress.succeeded === null ? 'new' : 'working';
}

/** The sources of a brief: how many work, and how each is doing, those in trouble first. */
export function composeSources(
  localizer: Localizer,
  sources: readonly SourceHealth[],
  audience: SourceAudience = 'operator',
): Message {
  const { brief, language } = localizer;
  const title = localizer.format('sources.title', { title: brief.title[language], count: sources.length });
  const groups = Map.groupBy(sources, conditionOf);
  const counts = CONDITIONS.flatMap((condition) => {
    const count = groups.get(condition)?.length ?? 0;
    return count === 0 ? [] : [localizer.format(`sources.${condition}`, { count })];
  });
  const entries = CONDITIONS.flatMap((condition) =>
    (groups.get(condition) ?? []).map((one) => entryOf(localizer, one, audience)),
  );
  const none = paragraph(text(localizer.format('sources.none')));
  const summary =
    sources.length === 0 ? title : `${title}${localizer.format('colon')}${localizer.list(counts)}`;
  return {
    language,
    summary,
    blocks: [
      heading(1, title),
      ...(sources.length === 0 ? [none] : [paragraph(text(localizer.list(counts))), ...entries]),
    ],
  };
}

function entryOf(localizer: Localizer, health: SourceHealth, audience: SourceAudience): Block {
  return {
    kind: 'entry',
    state: SYMBOLS[conditionOf(health)],
    title: [strong(health.source.id), faint(`  ${health.source.outlet}`)],
    lines: [trouble(localizer, health, audience), activity(localizer, health)].flatMap((line): Spans[] =>
      line === undefined ? [] : [[text(line)]],
    ),
  };
}

/** One source in full. */
export function composeSourceHealth(
  localizer: Localizer,
  health: SourceHealth,
  audience: SourceAudience = 'operator',
): Message {
  const { source, progress } = health;
  const title = `${source.id} – ${source.outlet}`;
  const lines = [trouble(localizer, health, audience), activity(localizer, health)].filter(
    (line) => line !== undefined,
  );
  const side = localizer.brief.sides.find(({ id }) => id === source.official);
  const address = withoutCredentials(progress.movedTo ?? source.location);
  const next = source.enabled && health.paused === null ? progress.nextDue : null;
  const fields: readonly (readonly [string, Spans])[] = [
    ...(isHidden(health, audience)
      ? []
      : [[localizer.format('source.address'), [linkSpan(address, address)]] as const]),
    ...(side === undefined
      ? []
      : [[localizer.format('source.official'), [text(side.title[localizer.language])]] as const]),
    ...(source.terms === undefined
      ? []
      : [[localizer.format('source.terms'), [linkSpan(source.terms, source.terms)]] as const]),
    [
      localizer.format('source.interval'),
      [text(localizer.format('source.minutes', { minutes: source.intervalMinutes }))],
    ],
    ...(next === null ? [] : [[localizer.format('source.next'), [text(moment(localizer, next))]] as const]),
  ];
  return {
    language: localizer.language,
    summary: [title, ...lines].join('. '),
    blocks: [
      heading(1, title),
      ...lines.map((line) => paragraph(text(line))),
      { kind: 'fields', fields: fields.map(([label, value]) => ({ label, value })) },
    ],
  };
}

/** Folders are the operator's own. */
function isHidden({ source }: SourceHealth, audience: SourceAudience): boolean {
  return audience === 'public' && source.kind === 'folder';
}

/** What keeps a source from being read, or makes it doubtful. */
function trouble(localizer: Localizer, health: SourceHealth, audience: SourceAudience): string | undefined {
  const { source, paused, progress } = health;
  switch (conditionOf(health)) {
    case 'failing':
      return localizer.format('source.failing', {
        since: moment(localizer, progress.failingSince ?? ''),
        reason: isHidden(health, audience)
          ? localizer.format('source.failed.folder')
          : reasonOf(localizer, progress),
      });
    case 'silent':
      return localizer.format('source.silent', {
        since: moment(localizer, progress.arrived ?? progress.filled ?? ''),
      });
    case 'paused':
      return pauseLine(localizer, paused, audience);
    case 'disabled':
      return localizer.format('source.disabled');
    case 'new':
      return localizer.format(source.verified ? 'source.new' : 'source.unverified');
    case 'working':
      return undefined;
  }
}

function pauseLine(localizer: Localizer, paused: SourceHealth['paused'], audience: SourceAudience): string {
  const at = moment(localizer, paused?.at ?? '');
  if (audience === 'public') return localizer.format('source.paused.since', { at });
  return localizer.format('source.paused', { name: paused?.by.name ?? '', at });
}

/** When it was last read, when it last had something new, and how much that is in a week. */
function activity(localizer: Localizer, { progress, articles, relevant }: SourceHealth): string | undefined {
  const { succeeded, arrived } = progress;
  if (succeeded === null) return undefined;
  const read = moment(localizer, succeeded);
  const counts = localizer.format('source.week', { articles, relevant });
  return arrived === null
    ? localizer.format('source.empty', { read })
    : localizer.format('source.activity', { read, arrived: moment(localizer, arrived), counts });
}

/** What an operator is told when a source gets into trouble, or out of it. */
export interface SourceNotice {
  readonly source: { readonly id: string; readonly outlet: string };
  readonly before: SourceTrouble | null;
  readonly after: SourceTrouble | null;
  readonly progress: SourceHealth['progress'];
}

export function sourceNotice(
  localizer: Localizer,
  { source, before, after, progress }: SourceNotice,
): string {
  const name = `${source.id} (${source.outlet})`;
  if (after === 'failing') {
    const since = moment(localizer, progress.failingSince ?? '');
    return localizer.format('notice.failing', {
      name,
      since,
      reason: reasonOf(localizer, progress),
    });
  }
  if (after === 'silent')
    return localizer.format('notice.silent', {
      name,
      since: moment(localizer, progress.arrived ?? progress.filled ?? ''),
    });
  return localizer.format(before === 'silent' ? 'notice.news' : 'notice.recovered', { name });
}

function reasonOf({ language }: Localizer, { failure }: SourceHealth['progress']): string {
  return failure === null ? '' : describeFailure(failure, language);
}
