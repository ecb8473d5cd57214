import type { PageRequest } from '../page-request.ts';
import { html } from '../view/html.ts';
import { absolute, type FeedEntry } from './entries.ts';
import type { FeedScope } from './scope.ts';

/** A feed in the Atom format (RFC 4287). */
export function writeAtom(request: PageRequest, scope: FeedScope, entries: readonly FeedEntry[]): string {
  const { engine, language } = request;
  const self = absolute(request, `${scope.path}/feed.atom`);
  const updated = entries[0]?.updated ?? `${engine.today()}T00:00:00Z`;
  const items = entries.map(
    (entry) => html`<entry>
<id>${entry.id}</id>
<title>${entry.title}</title>
<link rel="alternate" type="text/html" href="${entry.url}"/>
<updated>${entry.updated}</updated>
<content type="html">${entry.html}</content>
</entry>
`,
  );
  return html`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">
<id>${self}</id>
<title>${scope.title}</title>
<author><name>Backchannel</name></author>
<link rel="self" type="application/atom+xml" href="${self}"/>
<link rel="alternate" type="text/html" href="${homeOf(request, scope)}"/>
<updated>${updated}</updated>
${items}</feed>
`.markup;
}

/** A feed in the JSON Feed format, version 1.1 (https://www.jsonfeed.org/version/1.1/). */
export function writeJsonFeed(request: PageRequest, scope: FeedScope, entries: readonly FeedEntry[]): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: scope.title,
    home_page_url: homeOf(request, scope),
    feed_url: absolute(request, `${scope.path}/feed.json`),
    language: request.language,
    authors: [{ name: 'Backchannel' }],
    items: entries.map(({ id, url, title, html: content, updated }) => ({
      id,
      url,
      title,
      content_html: content,
      date_published: updated,
    })),
  });
}

/** The page that a feed belongs to. */
function homeOf(request: PageRequest, { path }: FeedScope): string {
  return absolute(request, path.startsWith('/channels/') ? path : '');
}
