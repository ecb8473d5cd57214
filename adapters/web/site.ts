import {
  type AdapterContext,
  type Clock,
  type Engine,
  type HttpRoute,
  type PageDrawings,
  problem,
  ReaderError,
} from '../../src/index.ts';
import type { Assets } from './assets.ts';
import type { ResponseCache } from './response-cache.ts';

/** What pages, feeds and the API are made with. */
export interface Site extends Pick<AdapterContext, 'engines' | 'log' | 'language'> {
  /** The public address, without a slash at the end. */
  readonly url: string;
  readonly token: string | undefined;
  readonly clock: Clock;
  readonly cache: ResponseCache;
  readonly assets: Assets;
  readonly drawings: PageDrawings;
  /** Requests that others answer on this port. */
  readonly routes: readonly HttpRoute[];
}

/** The engine of a brief; `undefined` if there is no such brief. */
export function engineOf({ engines }: Pick<Site, 'engines'>, brief: string): Engine | undefined {
  return engines.find((engine) => engine.brief.name === brief);
}

/** There is no such brief: names those that there are. */
export function unknownBrief({ engines }: Pick<Site, 'engines'>, typed: string): ReaderError {
  const known = engines.map(({ brief }) => brief.name);
  return new ReaderError('NOT_FOUND', problem('brief.unknown', { typed, known }));
}

/** The first engine. @throws if there is none, which is a defect */
export function firstEngine({ engines }: Pick<Site, 'engines'>): Engine {
  const [first] = engines;
  if (first === undefined) throw new Error('There is no brief to show.');
  return first;
}
