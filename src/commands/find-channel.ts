import type { Brief, Channel } from '../domain/brief.ts';
import type { Name } from '../domain/problem.ts';
import { closestOf } from '../text/closest.ts';
import { foldScript } from '../text/script.ts';
import { invalid, shown } from './errors.ts';

/** The one channel that is meant. Throws QUESTION_INVALID where that is none, or several. */
export function findChannel(brief: Brief, typed: string): Channel {
  const [only, ...others] = findChannels(brief, typed);
  if (only === undefined) throw unknownChannel(brief, typed);
  if (others.length === 0) return only;
  throw invalid('channel.ambiguous', { typed: shown(typed), known: [only, ...others].map(nameOf) });
}

/**
 * The channels that are meant, in the brief's order: by id, title, group, topic or the office of those who meet in them, in any
 * language and script, by the beginning or a part of one of these; a typing error finds the nearest. Case, spaces and signs do
 * not matter. Ids may be parted by commas. None where nothing is near.
 */
export function findChannels(brief: Brief, typed: string): readonly Channel[] {
  const key = keyOf(typed);
  if (key === '') return [];
  const ids = typed.split(',');
  if (ids.length > 1 && ids.every((id) => brief.channels.some((channel) => channel.id === id)))
    return brief.channels.filter(({ id }) => ids.includes(id));
  const kinds = kindsOf(brief);
  return summedUp(
    named(kinds, (name) => name === key) ??
      mostMeant(brief, key) ??
      named(kinds, (name) => name.startsWith(key)) ??
      (key.length < minLength(key) ? undefined : named(kinds, (name) => name.includes(key))) ??
      near(kinds, key),
  );
}

/** Of channels that one of them sums up, that one. */
function summedUp(channels: readonly Channel[]): readonly Channel[] {
  const sum = channels.find(({ id }) => channels.every((other) => other.id === id || other.parent === id));
  return sum === undefined ? channels : [sum];
}

export function unknownChannel(brief: Brief, typed: string) {
  return invalid('channel.unknown', { typed: shown(typed), known: brief.channels.map(nameOf) });
}

/** What a channel may be called in a question: its id is English. */
function nameOf({ id, title }: Channel): Name {
  return { ...title, en: id };
}

/** A channel's names of one kind, as they are compared. */
interface Named {
  readonly channel: Channel;
  readonly names: readonly string[];
}

const remembered = new WeakMap<Brief, readonly (readonly Named[])[]>();

/** Names, one kind after the other: what an earlier kind has is not looked for in later ones. Made once for a brief. */
function kindsOf(brief: Brief): readonly (readonly Named[])[] {
  const known = remembered.get(brief) ?? makeKinds(brief);
  remembered.set(brief, known);
  return known;
}

function makeKinds({ channels, groups }: Brief): readonly (readonly Named[])[] {
  const kinds: readonly ((channel: Channel) => readonly string[])[] = [
    ({ id, title }) => [id, ...Object.values(title)],
    ({ group }) => groups.flatMap(({ id, title }) => (id === group ? [id, ...Object.values(title)] : [])),
    ({ cues: { terms } }) => [...terms.en, ...terms.zh],
    ({ cues: { topics } }) => [...topics.en, ...topics.zh],
  ];
  return kinds.map((namesBy) => channels.map((channel) => ({ channel, names: namesBy(channel).map(keyOf) })));
}

function named(
  kinds: readonly (readonly Named[])[],
  isMeant: (name: string) => boolean,
): readonly Channel[] | undefined {
  for (const kind of kinds) {
    const found = kind.filter(({ names }) => names.some(isMeant));
    if (found.length > 0) return found.map(({ channel }) => channel);
  }
  return undefined;
}

/** The channels in which most holders of an office meet: of two ministers who meet each other, both. */
function mostMeant({ roles, channels }: Brief, key: string): readonly Channel[] | undefined {
  const held = roles.filter(({ titles, bareTitles }) =>
    [...titles.en, ...titles.zh, ...bareTitles.en, ...bareTitles.zh].some((title) => keyOf(title) === key),
  );
  const counts = channels.map((channel) => {
    const inPair = channel.cues.pairs.map(
      (sides) => sides.filter((side) => held.some(({ id }) => side.includes(id))).length,
    );
    return { channel, count: Math.max(0, ...inPair) };
  });
  const most = Math.max(0, ...counts.map(({ count }) => count));
  return most === 0 ? undefined : counts.flatMap(({ channel, count }) => (count === most ? [channel] : []));
}

/** Shorter parts of a name are parts of too many. */
function minLength(key: string): number {
  return /^\p{Script=Han}/u.test(key) ? 2 : 4;
}

function near(kinds: readonly (readonly Named[])[], key: string): readonly Channel[] {
  const names = kinds.flatMap((kind) => kind.flatMap(({ names }) => names));
  const nearest = closestOf(key, names);
  return named(kinds, (name) => name === nearest) ?? [];
}

/** Letters and digits alone, in one case and script. */
function keyOf(text: string): string {
  return foldScript(text.normalize('NFKC'), true)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Words of the longest name that is looked for in a text. */
const MAX_NAME_WORDS = 6;

/**
 * The channels that a text names: by the longest whole name in it, of whatever kind, in either script. Nothing is guessed from parts or
 * typing errors: in a sentence most words are no names.
 */
export function namedChannels(brief: Brief, text: string): readonly Channel[] {
  const kinds = kindsOf(brief);
  const exactly = (key: string) => named(kinds, (name) => name === key) ?? mostMeant(brief, key) ?? [];
  const keys = [...wordRuns(text), ...chineseNames(brief, kinds, keyOf(text))]
    .filter((key) => key !== '')
    .toSorted((a, b) => b.length - a.length);
  for (const key of keys) {
    const found = exactly(key);
    if (found.length > 0) return summedUp(found);
  }
  return [];
}

/** Shorter words begin or end too many names. */
const MIN_PART = 5;

/** The one channel whose names a word begins or ends: “hotline”, where only one has any. */
export function channelWithWord(brief: Brief, word: string): Channel | undefined {
  const key = keyOf(word);
  if (key.length < MIN_PART) return undefined;
  const found = kindsOf(brief).flatMap((kind) =>
    kind.filter(({ names }) => names.some((name) => name.startsWith(key) || name.endsWith(key))),
  );
  const [only, ...others] = summedUp([...new Set(found.map(({ channel }) => channel))]);
  return others.length === 0 ? only : undefined;
}

/** Runs of words without Chinese characters, as they are compared. */
function wordRuns(text: string): readonly string[] {
  const words = text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '' && !/\p{Script=Han}/u.test(word));
  return words.flatMap((_, from) =>
    Array.from({ length: MAX_NAME_WORDS }, (_, count) =>
      keyOf(words.slice(from, from + count + 1).join(' ')),
    ),
  );
}

/** Chinese names of any kind that stand in a text. */
function chineseNames(brief: Brief, kinds: readonly (readonly Named[])[], key: string): readonly string[] {
  const titles = brief.roles.flatMap(({ titles, bareTitles }) => [...titles.zh, ...bareTitles.zh]).map(keyOf);
  const names = [...kinds.flatMap((kind) => kind.flatMap(({ names }) => names)), ...titles];
  return names.filter((name) => /\p{Script=Han}/u.test(name) && key.includes(name));
}
