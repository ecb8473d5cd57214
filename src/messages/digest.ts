import { addDays, type Day, daysBetween } from '../domain/dates.ts';
import type { Digest } from '../domain/digest.ts';
import type { Block, Message } from '../domain/message.ts';
import { dayInZone } from '../domain/time-zone.ts';
import { fullBody, shortBody } from './digest-body.ts';
import { type EditionHeader, editionNotes, editionTitle } from './edition-header.ts';
import { staleNote } from './freshness.ts';
import type { Localizer } from './localizer.ts';
import { faint, heading, paragraph, prompts } from './spans.ts';

/** What changed in a window: transitions first, then other events, what is coming, and plainly so where nothing changed. */
export function composeDigest(localizer: Localizer, digest: Digest): Message {
  return messageOf(
    localizer,
    digest,
    { title: titleOf(localizer, digest), day: digest.to },
    fullBody(localizer, digest),
  );
}

/** The same as an edition, in its form, with what is special about it, and a picture where it has one. */
export function composeEdition(
  localizer: Localizer,
  digest: Digest,
  issue: EditionHeader,
  picture?: Block,
): Message {
  const full = () => fullBody(localizer, digest, { every: true });
  const body = issue.form === 'short' ? shortBody(localizer, digest) : full();
  const blocks = [...editionNotes(localizer, issue), ...body, ...(picture === undefined ? [] : [picture])];
  const day = dayInZone(issue.to.at, issue.zone ?? 'UTC');
  return messageOf(localizer, digest, { title: editionTitle(localizer, issue), day }, blocks);
}

/** A digest's heading, and the day by which it is called. */
interface Name {
  readonly title: string;
  readonly day: Day;
}

function messageOf(
  localizer: Localizer,
  digest: Digest,
  { title, day }: Name,
  body: readonly Block[],
): Message {
  const { transitions, events, to } = digest;
  return {
    language: localizer.language,
    asOf: to,
    summary: localizer.format('digest.summary', {
      title: localizer.brief.title[localizer.language],
      to: localizer.date(day),
      changes: new Set(transitions.map(({ channel }) => channel)).size,
      events: events.length,
    }),
    blocks: [
      heading(1, title),
      ...staleNote(localizer, digest.freshness, to),
      ...body,
      paragraph(faint(coverageLine(localizer, digest))),
      prompts(localizer, { why: `why ${transitions[0]?.channel ?? firstOf(localizer)}`, status: 'status' }),
    ],
  };
}

/** How much was read, with the number of stories if there are fewer than articles. */
function coverageLine(localizer: Localizer, { coverage }: Digest): string {
  const { read, relevant, stories } = coverage;
  if (read === 0) return localizer.format('digest.unread', { ...coverage });
  return localizer.format(stories < relevant ? 'digest.stories' : 'digest.coverage', { ...coverage });
}

function firstOf(localizer: Localizer): string {
  return localizer.brief.channels.find(({ parent }) => parent === undefined)?.id ?? '';
}

/** The window's first and last day; `from` itself is the last day of the window before. */
function titleOf(localizer: Localizer, { from, to }: Digest): string {
  const values = { title: localizer.brief.title[localizer.language], to: localizer.date(to) };
  if (daysBetween(from, to) <= 1) return localizer.format('digest.day', values);
  return localizer.format('digest.title', { ...values, from: localizer.date(addDays(from, 1)) });
}
