import { formatWeb } from '../locales/index.ts';
import type { PageRequest } from '../page-request.ts';
import type { ResponseContent } from '../response-cache.ts';
import { writeCalendar } from './calendar.ts';
import { entriesOf } from './entries.ts';
import { type FeedScope, scopesOf } from './scope.ts';
import { writeAtom, writeJsonFeed } from './write.ts';

/** The files of a feed, by name. */
export const FEED_FILES = ['feed.atom', 'feed.json', 'calendar.ics'] as const;
export type FeedFile = (typeof FEED_FILES)[number];

/** The feeds of a request's brief in its language. */
export function feedsOf({
  engine,
  language,
}: Pick<PageRequest, 'engine' | 'language'>): readonly FeedScope[] {
  return scopesOf(engine, language, formatWeb(language, 'feeds.changes'));
}

/** A file of a feed. */
export async function feedContent(
  request: PageRequest,
  scope: FeedScope,
  file: FeedFile,
): Promise<ResponseContent> {
  switch (file) {
    case 'feed.atom':
      return {
        type: 'application/atom+xml; charset=utf-8',
        body: writeAtom(request, scope, await entriesOf(request, scope)),
      };
    case 'feed.json':
      return {
        type: 'application/feed+json; charset=utf-8',
        body: writeJsonFeed(request, scope, await entriesOf(request, scope)),
      };
    case 'calendar.ics':
      return { type: 'text/calendar; charset=utf-8', body: await writeCalendar(request, scope) };
  }
}
