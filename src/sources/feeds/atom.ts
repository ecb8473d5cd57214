import { isWebAddress } from '../../text/urls.ts';
import { alternateOf, olderOf, type ParsedFeed, type RawFeed, type RawItem, type RawText } from './raw.ts';

type AtomEntry = NonNullable<ParsedFeed<'atom'>['entries']>[number];
type Text = AtomEntry['title'];

/** Atom 0.3 and 1.0. */
export function fromAtom(feed: ParsedFeed<'atom'>): RawFeed {
  return {
    title: feed.title?.value,
    home: alternateOf(feed.links),
    bases: [feed.xml?.base],
    older: olderOf(feed.links),
    items: (feed.entries ?? []).map(fromEntry),
  };
}

function fromEntry(entry: AtomEntry): RawItem {
  const { id, links, source, content, summary, media, dc, dcterms } = entry;
  return {
    id,
    link: alternateOf(links) ?? content?.src ?? (isWebAddress(id ?? '') ? id : undefined),
    bases: [entry.xml?.base],
    title: titleOf(entry.title),
    outlet: source?.title?.value,
    dates: [
      entry.published,
      ...[dcterms?.issued, dc?.dates, dcterms?.created].flatMap((dates) => dates ?? []),
      entry.updated,
    ],
    texts: [
      markupOf(content),
      markupOf(summary),
      media?.groups?.[0]?.description?.value,
      media?.description?.value,
    ],
  };
}

function titleOf(title: Text): RawText | undefined {
  if (title === undefined) return undefined;
  return { value: title.value, kind: title.type === undefined || title.type === 'text' ? 'text' : 'html' };
}

/** Text in which nothing is markup, as markup. */
function markupOf(text: { readonly value?: string; readonly type?: string } | undefined): string | undefined {
  if (text?.type !== undefined && text.type !== 'text') return text.value;
  return text?.value?.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
