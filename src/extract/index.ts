import type { Article } from '../model/article.ts';
import type { Brief } from '../model/brief.ts';
import { addDays, type Day, firstDay, lastDay, type PartialDate } from '../model/date.ts';
import type { Action, ChannelEvent } from '../model/event.ts';
import {
  type Candidate,
  type CandidateFinder,
  createCandidateFinder,
  type Surroundings,
} from './candidate.ts';
import { type Claim, gather } from './gather.ts';
import { judge, type Lead, type Verdict } from './judge.ts';
import { compile, type Lexicon } from './lexicon.ts';
import { createOffices, type RolesOf } from './office.ts';
import { createPartyReader, type Party, type PartyReader } from './party.ts';
import { publicationDay } from './publication.ts';
import { type Clause, look, type Scene } from './scene.ts';
import { sentences } from './sentence.ts';
import { en } from './vocabulary/en.ts';
import { zh } from './vocabulary/zh.ts';
import { dateOf } from './when.ts';

export type Extractor = (article: Article) => readonly ChannelEvent[];

/** Why a clause gave an event or withheld one; what `--explain` shows. */
export interface Finding {
  readonly sentence: string;
  readonly clause: string;
  readonly channels: readonly string[];
  readonly verdict: string;
}

/**
 * Compiles a brief into an extractor: a pure function from an article to the channel events it reports,
 * by the rules of the codebook. `watch` is told of each finding, for explanations.
 */
export function createExtractor(brief: Brief, watch?: (finding: Finding) => void): Extractor {
  const tools: Tools = {
    brief,
    lexicon: compile(brief),
    partyReader: createPartyReader(brief),
    rolesOf: createOffices(brief),
    candidates: createCandidateFinder(brief),
    watch,
  };
  return (article) => extract(article, tools);
}

interface Tools {
  readonly brief: Brief;
  readonly lexicon: Lexicon;
  readonly partyReader: PartyReader;
  readonly rolesOf: RolesOf;
  readonly candidates: CandidateFinder;
  readonly watch: ((finding: Finding) => void) | undefined;
}

/** What is carried from sentence to sentence. */
interface Thread {
  focus: string | undefined;
  context: PartialDate | undefined;
  /** Paragraph in which the context was told. */
  paragraph: number | undefined;
  /** When somebody was last said to speak or act; an undated sentence of theirs goes on from there. */
  readonly spoke: Map<string, PartialDate>;
}

function extract(article: Article, tools: Tools): ChannelEvent[] {
  const published = publicationDay(article, tools.brief.zones);
  if (published === undefined) return [];
  const all = [...sentences(article)];
  const sides = new Set<string>();
  const claims: Claim[] = [];
  const thread: Thread = { focus: undefined, context: undefined, paragraph: undefined, spoke: new Map() };
  const seen = all.map((sentence) => {
    const found = tools.lexicon[sentence.language](sentence.folded);
    const parties = found.length === 0 ? [] : tools.partyReader.parties(sentence, found);
    const here = tools.partyReader.sides(sentence, found, parties);
    for (const side of here) sides.add(side);
    return { sentence, found, parties, sides: here };
  });
  if (sides.size < 2) return [];
  for (const view of seen) {
    const vocabulary = view.sentence.language === 'zh' ? zh : en;
    if (!vocabulary.contact.test(view.sentence.folded)) continue;
    const scene = look(view, { vocabulary, published, context: thread.context });
    const days = [published];
    const around: Surroundings = {
      sides,
      focus: thread.focus,
      rolesOf: (party) => rolesOf(party, days, tools.rolesOf),
    };
    if (view.parties.length > 0) for (const { date } of scene.dates()) days.push(firstDay(date));
    let lead: Lead | undefined;
    for (const clause of scene.clauses) {
      const verdict = judge(scene, clause, lead);
      lead = { clause, verdict: verdict ?? lead?.verdict };
      if (verdict) claims.push(...read(scene, clause, verdict, { around, thread, tools, published }));
    }
    remember(scene, thread, published);
  }
  return gather(claims, published);
}

function rolesOf(party: Party, days: readonly Day[], offices: RolesOf): readonly string[] {
  if (party.role !== undefined) return [party.role];
  const { actor } = party;
  return actor === undefined ? [] : days.flatMap((day) => offices(actor, day));
}

interface Reading {
  readonly around: Surroundings;
  readonly thread: Thread;
  readonly tools: Tools;
  readonly published: Day;
}

function read(
  scene: Scene,
  clause: Clause,
  verdict: Verdict,
  { around, thread, tools, published }: Reading,
): Claim[] {
  const report = (text: string, candidates: readonly Candidate[]) =>
    tools.watch?.({
      sentence: scene.sentence.text,
      clause: clause.text,
      channels: candidates.map(({ channel, strength }) => `${channel} (${strength})`),
      verdict: text,
    });
  if (verdict.kind === 'withheld') {
    report(`withheld: ${verdict.reason}`, []);
    return [];
  }
  const candidates = tools.candidates(scene, clause, verdict, around);
  if (candidates.length === 0) {
    report(`${verdict.action}, on no channel`, []);
    return [];
  }
  const dating = dateOf(scene, clause, verdict, published);
  const borrowed = dating === undefined ? continued(scene, thread, verdict.action, published) : undefined;
  report(`${verdict.action} ${dating?.date ?? borrowed ?? 'undated'}`, candidates);
  thread.focus = candidates[0]?.channel;
  const claim = {
    own: dating?.own ?? false,
    actors: actorsOf(scene, clause),
    evidence: scene.sentence.text,
    title: scene.sentence.paragraph < 0,
    lead: scene.sentence.paragraph <= 1,
    document: scene.vocabulary.document.test(clause.text),
  };
  const earlier = verdict.action === 'hold' ? firstSince(scene, clause) : undefined;
  return candidates.flatMap(({ channel, strength }) => [
    {
      ...claim,
      channel,
      action: verdict.action,
      date: dating?.date ?? borrowed,
      strong: verdict.strong && (strength !== 'focus' || !verdict.encounter),
    },
    ...(earlier === undefined || strength === 'topic'
      ? []
      : [
          { ...claim, channel, action: 'hold' as const, date: earlier, own: true, strong: true, since: true },
        ]),
  ]);
}

/** "The first call since March": there was one in March. */
function firstSince(scene: Scene, clause: Clause): PartialDate | undefined {
  if (!scene.vocabulary.firstSince.test(clause.text)) return undefined;
  return scene.dates().find(({ since, start, end }) => since && start >= clause.start && end <= clause.end)
    ?.date;
}

/** An undated sentence that goes on from the one before: "at the time", or the same speaker's next words. */
function continued(scene: Scene, thread: Thread, action: Action, published: Day): PartialDate | undefined {
  const { context, paragraph } = thread;
  const story =
    paragraph === scene.sentence.paragraph &&
    context !== undefined &&
    lastDay(context) < addDays(published, -30);
  if (story && action !== 'schedule') return context;
  if (scene.vocabulary.backThen.test(scene.sentence.folded)) return thread.context;
  if (action !== 'propose' && action !== 'refuse') return undefined;
  for (const party of scene.parties) {
    const date = thread.spoke.get(party.actor ?? party.role ?? '');
    if (date !== undefined) return date;
  }
  return undefined;
}

function remember(scene: Scene, thread: Thread, published: Day): void {
  const past = scene.dates().filter(({ date, bound }) => firstDay(date) <= published && !bound);
  const date = past.at(0)?.date;
  if (date === undefined) return;
  thread.context = date;
  thread.paragraph = scene.sentence.paragraph;
  for (const party of scene.parties) thread.spoke.set(party.actor ?? party.role ?? '', date);
}

function actorsOf(scene: Scene, clause: Clause): string[] {
  const inClause = scene.parties.filter(({ start, end }) => start >= clause.start && end <= clause.end);
  const parties = inClause.length >= 2 ? inClause : scene.parties;
  return [...new Set(parties.flatMap(({ actor, role }) => actor ?? role ?? []))];
}
