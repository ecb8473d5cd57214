import { addDays, type Day, daysBetween } from '../domain/dates.ts';
import type { Digest } from '../domain/digest.ts';
import type { Block, Message } from '../domain/message.ts';
import { dayInZone } from '../domain/time-zone.ts';
import { fullBody, shortBody } from './digest-body.ts';
import { type Issue, issueNotes, issueTitle } from './edition-header.ts';
import type { Voice } from './localizer.ts';
import { faint, heading, paragraph, prompts } from './spans.ts';

/** What changed in a window: transitions first, then other events, what is coming, and plainly so where nothing changed. */
export function composeDigest(voice: Voice, digest: Digest): Message {
  return messageOf(voice, digest, { title: titleOf(voice, digest), day: digest.to }, fullBody(voice, digest));
}

/** The same as an edition, in its form, with what is special about it, and a picture where it has one. */
export function composeEdition(voice: Voice, digest: Digest, issue: Issue, picture?: Block): Message {
  const full = () => fullBody(voice, digest, { every: true });
  const body = issue.form === 'short' ? shortBody(voice, digest) : full();
  const blocks = [...issueNotes(voice, issue), ...body, ...(picture === undefined ? [] : [picture])];
  const day = dayInZone(issue.to.at, issue.zone ?? 'UTC');
  return messageOf(voice, digest, { title: issueTitle(voice, issue), day }, blocks);
}

/** A digest's heading, and the day by which it is called. */
interface Name {
  readonly title: string;
  readonly day: Day;
}

function messageOf(voice: Voice, digest: Digest, { title, day }: Name, body: readonly Block[]): Message {
  const { transitions, events, to } = digest;
  return {
    language: voice.language,
    asOf: to,
    summary: voice.say('digest.summary', {
      title: voice.brief.title[voice.language],
      to: voice.date(day),
      changes: transitions.length,
      events: events.length,
    }),
    blocks: [
      heading(1, title),
      ...body,
      paragraph(faint(coverageLine(voice, digest))),
      prompts(voice, { why: `why ${transitions[0]?.channel ?? firstOf(voice)}`, status: 'status' }),
    ],
  };
}

/** How much was read; how many stories that makes is told where it is fewer than articles. */
function coverageLine(voice: Voice, { coverage }: Digest): string {
  return voice.say(coverage.stories < coverage.relevant ? 'digest.stories' : 'digest.coverage', {
    ...coverage,
  });
}

function firstOf(voice: Voice): string {
  return voice.brief.channels.find(({ parent }) => parent === undefined)?.id ?? '';
}

/** The window's first and last day; `from` itself is the last day of the window before. */
function titleOf(voice: Voice, { from, to }: Digest): string {
  const values = { title: voice.brief.title[voice.language], to: voice.date(to) };
  if (daysBetween(from, to) <= 1) return voice.say('digest.day', values);
  return voice.say('digest.title', { ...values, from: voice.date(addDays(from, 1)) });
}
