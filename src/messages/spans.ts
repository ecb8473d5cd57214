import type { PartialDate } from '../domain/dates.ts';
import type { Block, Span, Spans } from '../domain/message.ts';
import type { State, Status } from '../domain/status.ts';
import type { Localizer } from './localizer.ts';

export const text = (value: string): Span => ({ kind: 'text', text: value });
export const strong = (value: string): Span => ({ kind: 'strong', text: value });
export const faint = (value: string): Span => ({ kind: 'faint', text: value });

export function heading(level: 1 | 2, value: string): Block & { readonly kind: 'heading' } {
  return { kind: 'heading', level, text: [text(value)] };
}

export function paragraph(span: Span): Block {
  return { kind: 'text', text: [span] };
}

export function dateSpan(localizer: Localizer, date: PartialDate): Span {
  return { kind: 'date', date, text: localizer.date(date) };
}

/** A state in its word; a channel's kind may have a word of its own. */
export function stateSpan(localizer: Localizer, state: State, channel?: string): Span {
  return { kind: 'state', state, text: localizer.state(state, channel) };
}

/** A link where there is an address on the web, else plain text: articles may name any address, `javascript:` among them. */
export function linkSpan(label: string, url: string | null): Span {
  return url !== null && /^https?:\/\//i.test(url) ? { kind: 'link', url, text: label } : text(label);
}

/** "Military channels: restored". */
export function stateLine(localizer: Localizer, { channel, state }: Status): Spans {
  return [
    strong(localizer.channel(channel)),
    text(localizer.format('colon')),
    stateSpan(localizer, state, channel),
  ];
}

/** "Military channels: restored Dec 2023". A headline has the month; the day is below it. */
export function headline(localizer: Localizer, status: Status): Spans {
  return [
    strong(localizer.channel(status.channel)),
    text(localizer.format('colon')),
    ...stateSince(localizer, status),
  ];
}

/** "restored Dec 2023". */
function stateSince(localizer: Localizer, { channel, state, since }: Status): Spans {
  const month = since?.slice(0, 7);
  return [
    stateSpan(localizer, state, channel),
    ...(month === undefined ? [] : [text(' '), dateSpan(localizer, month)]),
  ];
}

/** Spans without their marks. */
export function plain(spans: Spans): string {
  return spans.map((span) => span.text).join('');
}

const PROMPTS = [
  'next',
  'previous',
  'timeline',
  'why',
  'status',
  'statusOf',
  'full',
  'digest',
  'help',
  'article',
] as const;

/** Questions to ask next: what each is good for, and its line. */
export function prompts(
  localizer: Localizer,
  commands: Readonly<Partial<Record<(typeof PROMPTS)[number], string>>>,
): Block {
  const asked = PROMPTS.flatMap((key) => {
    const command = commands[key];
    return command === undefined ? [] : [{ label: localizer.format(`prompt.${key}`), command }];
  });
  return { kind: 'prompts', prompts: asked };
}
