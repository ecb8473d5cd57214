import type { Article } from '../domain/article.ts';
import type { ChannelEvent } from '../domain/event.ts';
import type { Block, Message, Span, Spans } from '../domain/message.ts';
import { eventSpans } from './article.ts';
import type { Voice } from './localizer.ts';
import { publishedDay } from './quote.ts';
import { dateSpan, faint, heading, linkSpan, paragraph, prompts, text } from './spans.ts';

/** An article that was found, with the sentence that shows why. */
interface Match {
  readonly article: Article;
  readonly events: readonly ChannelEvent[];
  readonly snippet: { readonly text: string; readonly marks: readonly (readonly [number, number])[] };
}

/** What a look-up found: one page of it. */
export interface Page {
  readonly words: string;
  readonly total: number;
  /** True where there are more than were counted. */
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

/** So many events of an article are named. */
const MOST_EVENTS = 4;

/** Articles that were found, best first. */
export function composeLookup(voice: Voice, page: Page): Message {
  const { words, total, more, from, matches } = page;
  if (matches.length === 0) return composeNone(voice, page);
  const title = voice.say('lookup.title', { words });
  const to = from + matches.length - 1;
  const whole = from === 1 && to === total ? 'lookup.all' : 'lookup.count';
  const count = voice.say(more ? 'lookup.least' : whole, { total, from, to });
  const first = matches[0]?.article.id;
  return {
    language: voice.language,
    summary: `${title} ${voice.say('dot').trim()} ${count}`,
    blocks: [
      heading(1, title),
      paragraph(faint(count)),
      ...matches.flatMap((match) => matchBlocks(voice, match)),
      prompts(voice, {
        ...(page.next && { next: page.next }),
        ...(page.previous && { previous: page.previous }),
        article: `article ${first}`,
      }),
    ],
  };
}

function composeNone(voice: Voice, { words, near }: Page): Message {
  const none = voice.say('lookup.none', { words });
  const meant = near.map(({ label, command }) => ({
    label: `${voice.say('prompt.near')}${voice.say('dot')}${label}`,
    command,
  }));
  return {
    language: voice.language,
    summary: none,
    blocks: [
      heading(1, none),
      ...(near.length > 0
        ? [heading(2, voice.say('lookup.near')), { kind: 'prompts', prompts: meant } as const]
        : []),
      paragraph(faint(voice.say('lookup.fewer'))),
    ],
  };
}

function matchBlocks(voice: Voice, { article, events, snippet }: Match): Block[] {
  const label = voice.say('prompt.article');
  return [
    {
      kind: 'entry',
      title: [linkSpan(article.title ?? voice.say('article.untitled'), article.url)],
      lines: distinct(events)
        .slice(0, MOST_EVENTS)
        .map((event) => eventSpans(voice, event)),
      prompts: [{ label, command: `article ${article.id}` }],
    },
    { kind: 'quote', ...snippet, source: sourceSpans(voice, article) },
  ];
}

/** An article may tell one event in several sentences. */
function distinct(events: readonly ChannelEvent[]): readonly ChannelEvent[] {
  const byEvent = Map.groupBy(events, ({ channel, action, date }) => `${channel} ${action} ${date}`);
  return [...byEvent.values()].flatMap((same) => same.slice(0, 1));
}

/** "Reuters, 21 Dec 2023 · 4f2a91": where it stands, and by what to ask for it. */
function sourceSpans(voice: Voice, { outlet, published, id }: Article): Spans {
  const date: Span =
    published === null ? faint(voice.say('quote.undated')) : dateSpan(voice, publishedDay(published));
  return [...(outlet === null ? [] : [text(outlet), text(', ')]), date, faint(voice.say('dot') + id)];
}
