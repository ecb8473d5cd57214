import type { Brief } from '../../domain/brief.ts';
import { BackchannelError } from '../../domain/errors.ts';
import type { SourceDefinition, SourceKind } from '../../domain/source.ts';
import { isZone } from '../../domain/time-zone.ts';

/** What an operator says of a new source; the rest follows from the address and the brief. */
export interface SourceOptions {
  readonly id?: string | undefined;
  readonly kind?: SourceKind | undefined;
  readonly outlet?: string | undefined;
  readonly language?: string | undefined;
  readonly zone?: string | undefined;
  readonly intervalMinutes?: number | undefined;
  readonly fullPages?: boolean | undefined;
  readonly links?: string | undefined;
  readonly content?: string | undefined;
}

const DEFAULT_INTERVAL = 30;
const MIN_INTERVAL = 5;

/**
 * Defines a source of a brief. Its id is made of the address where none is given, its outlet is the host, its zone that of the outlet.
 * @throws BackchannelError QUESTION_INVALID
 */
export function defineSource(brief: Brief, location: string, options: SourceOptions = {}): SourceDefinition {
  const { links, content, language, intervalMinutes = DEFAULT_INTERVAL } = options;
  const outlet = options.outlet ?? hostOf(location);
  const zone = options.zone ?? brief.zones.outlets[outlet] ?? brief.zones.default;
  if (!isZone(zone)) throw invalid(`“${zone}” is no time zone.`, 'Write one as Asia/Shanghai or UTC.');
  if (!(intervalMinutes >= MIN_INTERVAL))
    throw invalid('The interval is no number of minutes.', `Write a number of ${MIN_INTERVAL} or more.`);
  const official = brief.sides.find((side) =>
    side.official.outlets.some(({ name, aliases }) => [name, ...aliases].includes(outlet)),
  )?.id;
  return {
    id: idOf(options.id ?? slugOf(location)),
    kind: options.kind ?? 'feed',
    location,
    outlet,
    ...(language !== undefined && { language }),
    zone,
    intervalMinutes,
    fullPages: options.fullPages ?? false,
    ...((links ?? content) !== undefined && {
      selectors: { ...(links !== undefined && { links }), ...(content !== undefined && { content }) },
    }),
    ...(official !== undefined && { official }),
    enabled: true,
  };
}

function hostOf(location: string): string {
  return URL.canParse(location) ? new URL(location).hostname.replace(/^www\./, '') : location;
}

/** `example-org-news-feed` */
function slugOf(location: string): string {
  const path = URL.canParse(location) ? new URL(location).pathname : '';
  const slug = `${hostOf(location)}${path}`
    .toLowerCase()
    .replace(/\.(?:xml|rss|html?|json|shtml)$/, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return slug.slice(0, 60).replace(/-$/, '') || 'source';
}

function idOf(id: string): string {
  if (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id) && id.length <= 60) return id;
  throw invalid(`“${id}” is no id of a source.`, 'Write it in small letters, digits and hyphens: cape-post.');
}

function invalid(problem: string, remedy: string): BackchannelError {
  return new BackchannelError('QUESTION_INVALID', problem, remedy);
}
