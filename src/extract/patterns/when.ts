import { addDays, type Day, firstDay, lastDay, type PartialDate } from '../../domain/dates.ts';
import type { Action } from '../../domain/event.ts';
import type { DateMention } from '../../text/dates/index.ts';
import type { Clause, Scene } from './scene.ts';

/** Actions dated by the decision: what stands behind their cue is the date of what was decided on. */
const DECISIONS: ReadonlySet<Action> = new Set([
  'propose',
  'refuse',
  'postpone',
  'suspend',
  'agree',
  'extend',
  'end',
]);

/** A date read for an action: its own, or borrowed from what its sentence says around it. */
export interface Dating {
  readonly date: PartialDate;
  /** True where the clause of the action tells it, and not only "recently" or "this year". */
  readonly own: boolean;
  /** It stands with its year. */
  readonly absolute: boolean;
}

/** Finds the date of an action whose cue stands at `at`; undefined where its sentence tells none. */
export function dateOf(
  scene: Scene,
  clause: Clause,
  { action, at, strong }: { readonly action: Action; readonly at: number; readonly strong: boolean },
  published: Day,
): Dating | undefined {
  const usable = scene
    .dates()
    .map((mention) => (action === 'schedule' ? nextWeek(mention, scene, published) : mention))
    .filter(
      (mention) => fits(mention, scene, action, published) && !ofContact(mention, scene, clause, action, at),
    );
  const own = usable.filter((mention) => reachOf(mention, scene, clause));
  const ordered =
    action === 'schedule'
      ? due(own, usable, published, at)
      : DECISIONS.has(action)
        ? decided(scene, own, usable, at, action === 'refuse')
        : happened(own, usable, at);
  const [first] = ordered;
  return (
    first && {
      date: first.date,
      own: own.includes(first) && (strong || exact(first, action, scene, published)),
      absolute: first.kind === 'absolute' && first.date.length > 4 && first.end <= at,
    }
  );
}

/** A clause with the bare adverbials around it: "In mid-January, …", "…, on Friday", and a date in brackets at the sentence's end. */
function reachOf(mention: DateMention, scene: Scene, clause: Clause): boolean {
  if (within(mention, clause)) return true;
  const { folded } = scene.sentence;
  const bracketed =
    /^[^（(]*[）)][。.]?$/.test(folded.slice(mention.end)) &&
    /[（(][^（）()]*$/.test(folded.slice(0, mention.start));
  if (bracketed) return true;
  const at = scene.clauses.indexOf(clause);
  const after = scene.clauses[at + 1];
  // "…, Indonesia, in November": the place stands between.
  const place = after !== undefined && after.text.trim().length <= 14 ? scene.clauses[at + 2] : undefined;
  return [scene.clauses[at - 1], after, place].some(
    (next) => next !== undefined && within(mention, next) && adverbial(next, mention, scene),
  );
}

/** A clause that is little more than its date, and speaks of nothing else. */
function adverbial(clause: Clause, mention: DateMention, scene: Scene): boolean {
  const rest = clause.text.trim().length - (mention.end - mention.start);
  return rest <= (scene.sentence.language === 'zh' ? 2 : 24) && !scene.vocabulary.contact.test(clause.text);
}

/** "Recently" and the year that is running date no past event by themselves. */
function exact(mention: DateMention, action: Action, scene: Scene, published: Day): boolean {
  if (action === 'schedule') return true;
  const running = mention.date === published.slice(0, 4);
  const text = scene.sentence.folded.slice(mention.start, mention.end);
  return mention.kind !== 'vague' && !(running && scene.vocabulary.running.test(text));
}

function within(mention: DateMention, area: { readonly start: number; readonly end: number }): boolean {
  return mention.start >= area.start && mention.end <= area.end;
}

/** A weekday of something that lies ahead is the next one. */
function nextWeek(mention: DateMention, scene: Scene, published: Day): DateMention {
  const last = scene.vocabulary.last.test(scene.sentence.folded.slice(mention.start, mention.end));
  const past = !last && mention.kind === 'weekday' && mention.date.length === 10 && mention.date < published;
  return past ? { ...mention, date: addDays(mention.date, 7) } : mention;
}

/** "Saturday's meeting was put off": the day of the meeting, not of the decision. */
function ofContact(mention: DateMention, scene: Scene, clause: Clause, action: Action, at: number): boolean {
  if ((action !== 'postpone' && action !== 'suspend') || mention.start < clause.start || mention.end > at)
    return false;
  return scene.vocabulary.encounter.test(scene.sentence.folded.slice(mention.end, at));
}

function fits(mention: DateMention, scene: Scene, action: Action, published: Day): boolean {
  if (action === 'schedule') {
    return lastDay(mention.date) >= addDays(published, -1) && !mention.since && !saidThen(mention, scene);
  }
  if (firstDay(mention.date) > addDays(published, 1)) return false;
  if (mention.bound || (mention.since && action === 'hold')) return false;
  const before = scene.sentence.folded.slice(Math.max(0, mention.start - 10), mention.start);
  const after = scene.sentence.folded.slice(mention.end, mention.end + 6);
  return !(scene.vocabulary.planned.test(before) || scene.vocabulary.off.test(after));
}

/** The nearest before the cue in its clause, then in earlier clauses; behind it only in brackets, or where a name is signed with a date. */
function decided(
  scene: Scene,
  own: readonly DateMention[],
  all: readonly DateMention[],
  at: number,
  absent: boolean,
): DateMention[] {
  if (scene.sentence.language === 'en' && own.length > 0) {
    return own.toSorted((a, b) => distance(a, at) - distance(b, at));
  }
  const nearest = (mentions: readonly DateMention[]) =>
    mentions.filter(({ end }) => end <= at + 1).toSorted((a, b) => b.end - a.end);
  const told = all.filter((mention) => !isAside(mention, scene));
  const said = all.filter((mention) => mention.start > at && speaks(mention, scene));
  const behind = [
    ...said,
    ...all.filter(({ start, kind }) => start > at && kind === 'absolute'),
    ...(absent ? own : []),
  ];
  return [...nearest(own), ...nearest(told), ...nearest(all), ...behind];
}

/** The day on which somebody spoke is not the day of what he announced. */
function saidThen({ start, end }: DateMention, { sentence, vocabulary }: Scene): boolean {
  const { before, behind } = vocabulary.saidOn;
  return before.test(sentence.folded.slice(0, start)) || behind.test(sentence.folded.slice(end));
}

/** "…, the Pentagon said on Wednesday": the day on which it was said. */
function speaks(mention: DateMention, scene: Scene): boolean {
  const clause = scene.clauses.find((one) => within(mention, one));
  return (
    clause !== undefined &&
    scene.vocabulary.speech.test(clause.text) &&
    !scene.vocabulary.encounter.test(clause.text)
  );
}

/** A date in a clause that only tells what went before: "after the two agreed in November, …". */
function isAside(mention: DateMention, scene: Scene): boolean {
  const clause = scene.clauses.find(({ start, end }) => start <= mention.start && mention.end <= end);
  return clause !== undefined && scene.vocabulary.aside.test(clause.text);
}

function happened(own: readonly DateMention[], all: readonly DateMention[], at: number): DateMention[] {
  const near = (mentions: readonly DateMention[]) =>
    mentions.toSorted((a, b) => distance(a, at) - distance(b, at));
  return [...near(own), ...near(all)];
}

/** The day that lies ahead, rather than the day on which it was announced. */
function due(
  own: readonly DateMention[],
  all: readonly DateMention[],
  published: Day,
  at: number,
): DateMention[] {
  const ahead = (mentions: readonly DateMention[]) =>
    mentions.filter(({ date }) => lastDay(date) > published);
  const today = (mentions: readonly DateMention[]) =>
    mentions.filter(({ date }) => lastDay(date) <= published);
  const near = (mentions: readonly DateMention[]) =>
    mentions.toSorted((a, b) => distance(a, at) - distance(b, at));
  return [...near(ahead(own)), ...near(ahead(all)), ...today(own), ...today(all)];
}

function distance({ start, end }: DateMention, at: number): number {
  return Math.min(Math.abs(start - at), Math.abs(end - at));
}
