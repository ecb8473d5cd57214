import type { Article } from '../domain/article.ts';
import type { ChannelEvent } from '../domain/event.ts';
import type { Block, Message, Span, Spans } from '../domain/message.ts';
import { eventSpans } from './article.ts';
import type { Localizer } from './localizer.ts';
import { publishedDay } from './quote.ts';
import { dateSpan, faint, heading, linkSpan, paragraph, prompts, text } from './spans.ts';

/** An article that was found, with the sentence that shows why. */
interface Match {
  readonly article: Article;
  readonly events: readonly ChannelEvent[];
  readonly snippet: { readonly text: string; readonly marks: readonly (readonly [number, number])[] };
}

/** What a look-up found: one page of it. */
export interface LookupPage {
  readonly words: string;
  readonly total: number;
  /** True if there are more than were counted. */
  readonly more: boolean;
  /** Number of the first match, from 1. */
  readonly from: number;
  readonly matches: readonly Match[];
  /** Command lines. */
  readonly next?: string;
  readonly previous?: string;
  /** Where nothing was found: what may have been meant, with its command line. */
  readonly near: readonly { readonly label: string; readonly command: string }[];
}

/** Maximum events listed per article. */
const MAX_EVENTS = 4;

/** Articles that were found, best first. */
export function composeLookup(localizer: Localizer, page: LookupPage): Message {
  const { words, total, more, from, matches } = page;
  if (matches.length === 0) return composeNone(localizer, page);
  const title = localizer.format('lookup.title', { words });
  const to = from + matches.length - 1;
  const whole = from === 1 && to === total ? 'lookup.all' : 'lookup.count';
  const count = localizer.format(more ? 'lookup.least' : whole, { total, from, to });
  const first = matches[0]?.article.id;
  return {
    language: localizer.language,
    summary: `${title} ${localizer.format('dot').trim()} ${count}`,
    blocks: [
      heading(1, title),
      paragraph(faint(count)),
      ...matches.flatMap((match) => matchBlocks(localizer, match)),
      prompts(localizer, {
        ...(page.next && { next: page.next }),
        ...(page.previous && { previous: page.previous }),
        article: `article ${first}`,
      }),
    ],
  };
}

function composeNone(localizer: Localizer, { words, near }: LookupPage): Message {
  const none = localizer.format('lookup.none', { words });
  const meant = near.map(({ label, command }) => ({
    label: `${localizer.format('prompt.near')}${localizer.format('dot')}${label}`,
    command,
  }));
  return {
    language: localizer.language,
    summary: none,
    blocks: [
      heading(1, none),
      ...(near.length > 0
        ? [heading(2, localizer.format('lookup.near')), { kind: 'prompts', prompts: meant } as const]
        : []),
      paragraph(faint(localizer.format('lookup.fewer'))),
    ],
  };
}

function matchBlocks(localizer: Localizer, { article, events, snippet }: Match): Block[] {
  const label = localizer.format('prompt.article');
  return [
    {
      kind: 'entry',
      title: [linkSpan(article.title ?? localizer.format('article.untitled'), article.url)],
      lines: distinct(events)
        .slice(0, MAX_EVENTS)
        .map((event) => eventSpans(localizer, event)),
      prompts: [{ label, command: `article ${article.id}` }],
    },
    { kind: 'quote', ...snippet, source: sourceSpans(localizer, article) },
  ];
}

/** An article may tell one event in several sentences. */
function distinct(events: readonly ChannelEvent[]): readonly ChannelEvent[] {
  const byEvent = Map.groupBy(events, ({ channel, action, date }) => `${channel} ${action} ${date}`);
  return [...byEvent.values()].flatMap((same) => same.slice(0, 1));
}

/** "Reuters, 21 Dec 2023 · 4f2a91": where it stands, and by what to ask for it. */
function sourceSpans(localizer: Localizer, { outlet, published, id }: Article): Spans {
  const date: Span =
    published === null
      ? faint(localizer.format('quote.undated'))
      : dateSpan(localizer, publishedDay(published));
  return [...(outlet === null ? [] : [text(outlet), text(', ')]), date, faint(localizer.format('dot') + id)];
}
