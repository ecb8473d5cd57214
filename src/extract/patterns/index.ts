import type { Brief } from '../../domain/brief.ts';
import { type Day, firstDay } from '../../domain/dates.ts';
import type { ChannelEvent } from '../../domain/event.ts';
import { compileNames, type NameLexicon, type NameMatch } from '../names/lexicon.ts';
import { createOffices, type Offices } from '../names/offices.ts';
import type { Sentence } from '../sentences.ts';
import { createCandidateFinder } from './candidate.ts';
import { type Claim, gather } from './gather.ts';
import { judge } from './judge.ts';
import type { Lead } from './lead.ts';
import { withoutMedia } from './media.ts';
import { createPartyReader, type PartyReader, type PatternParty } from './party.ts';
import { createClaimReader, type ReadClaims } from './read.ts';
import { look, type View } from './scene.ts';
import { createSideReader, type SideReader } from './side.ts';
import { withSurnames } from './surname.ts';
import { startThread } from './thread.ts';
import { createTrail, type Finding, type Trail } from './trail.ts';
import { en } from './vocabulary/en.ts';
import type { Vocabulary } from './vocabulary/vocabulary.ts';
import { zh } from './vocabulary/zh.ts';

/** What the patterns see in one article. */
export interface PatternReading {
  /** What single clauses claim. */
  readonly claims: readonly Claim[];
  /** What is left of them when they are held against each other. */
  readonly events: readonly ChannelEvent[];
}

/** Reads the sentences of one article by hand-written patterns. */
export type PatternReader = (sentences: readonly Sentence[], published: Day) => PatternReading;
export type { Claim } from './gather.ts';
export type { Finding, Seen } from './trail.ts';

interface Tools {
  readonly brief: Brief;
  readonly lexicon: NameLexicon;
  readonly partyReader: PartyReader;
  readonly sideReader: SideReader;
  readonly offices: Offices;
  readonly readClaims: ReadClaims;
  readonly trail: Trail | undefined;
}

/**
 * Compiles a brief into a reader by patterns: a pure function from an article's sentences to what their clauses claim. The learned
 * model has the last word on them. `watch` is told of each finding when an article ends, for explanations.
 */
export function createPatternReader(brief: Brief, watch?: (finding: Finding) => void): PatternReader {
  const lexicon = compileNames(brief);
  const trail = watch && createTrail(watch);
  const sideReader = createSideReader(brief);
  const offices = createOffices(brief);
  const tools: Tools = {
    brief,
    trail,
    lexicon,
    partyReader: createPartyReader(brief, sideReader),
    sideReader,
    offices,
    readClaims: createClaimReader(createCandidateFinder(brief), brief.channels, offices, trail),
  };
  return (sentences, published) => extract(sentences, published, tools);
}

function namesChannel({ tag }: NameMatch): boolean {
  return tag.kind === 'channel' && tag.strength !== 'unless';
}

function extract(sentences: readonly Sentence[], published: Day, tools: Tools): PatternReading {
  const marked = sentences.map(withoutMedia).map((sentence) => ({
    sentence,
    found: tools.lexicon[sentence.language](sentence.folded),
  }));
  const views = withSurnames(marked, tools.brief).map(({ sentence, found }): View => {
    const parties = found.length === 0 ? [] : tools.partyReader.parties(sentence, found);
    const marks = tools.sideReader.marks(sentence, found);
    const sides = new Set([...parties, ...marks].map(({ side }) => side));
    return {
      sentence,
      found,
      parties,
      sides,
      marks,
      elsewhere: once(() => tools.sideReader.elsewhere(sentence, marks)),
    };
  });
  const sides = new Set(views.flatMap((view) => [...view.sides]));
  const foreign = isForeign(views[0]);
  const thread = startThread();
  const claims = views.flatMap((view, at) =>
    claimsOf(view, {
      sides,
      foreign: foreign || goesOnAbroad(view, views[at - 1]),
      thread,
      published,
      tools,
    }),
  );
  const [title] = views;
  const opinion =
    title !== undefined &&
    title.sentence.paragraph < 0 &&
    vocabularyOf(title).opinion.test(title.sentence.folded);
  const told = opinion ? claims.map((claim) => ({ ...claim, formerly: true })) : claims;
  const events = gather(told, published, tools.trail?.settled);
  tools.trail?.finish();
  return { claims: told, events };
}

/** A value that is made when it is first asked for, and kept. */
function once<Value>(make: () => Value): () => Value {
  let value: Value | undefined;
  return () => {
    value ??= make();
    return value;
  };
}

function vocabularyOf(view: View): Vocabulary {
  return view.sentence.language === 'zh' ? zh : en;
}

/** A sentence worth reading: it names a contact or a channel, or somebody refuses something. */
function readable({ sentence, found, parties }: View, { contact, frames }: Vocabulary): boolean {
  if (contact.test(sentence.folded) || found.some(namesChannel)) return true;
  return (
    parties.length > 0 && frames.some(({ action, cue }) => action === 'refuse' && cue.test(sentence.folded))
  );
}

/** A headline whose first words (but who says it) name another country, and not two of the brief's. */
function isForeign(title: View | undefined): boolean {
  if (title === undefined || title.sentence.paragraph >= 0) return false;
  const { folded } = title.sentence;
  const start = /^[^，,：:]{1,12}[：:]/.exec(folded)?.[0].length ?? 0;
  const end = start + (/[，；,;]/.exec(folded.slice(start))?.index ?? folded.length - start);
  // Where a meeting is held is no party to it.
  const named = [...title.marks, ...title.parties].filter(
    (mark) => mark.end <= end && !vocabularyOf(title).heldIn.test(folded.slice(0, mark.start)),
  );
  const sides = new Set(named.map(({ side }) => side));
  return sides.size < 2 && vocabularyOf(title).others.test(title.elsewhere().slice(start, end));
}

/** "This trip", after a sentence on one side's contact with another country. */
function goesOnAbroad({ sentence, sides }: View, before: View | undefined): boolean {
  if (before === undefined || before.sentence.paragraph !== sentence.paragraph) return false;
  const { anaphor, contact, others } = vocabularyOf(before);
  const oneSided = sides.size < 2 && before.sides.size < 2;
  return (
    oneSided &&
    anaphor.test(sentence.folded) &&
    contact.test(before.sentence.folded) &&
    others.test(before.elsewhere())
  );
}

function claimsOf(
  view: View,
  {
    sides,
    foreign,
    thread,
    published,
    tools,
  }: {
    /** The article is about somebody else: what it does not name is theirs. */
    readonly foreign: boolean;
    readonly sides: ReadonlySet<string>;
    readonly thread: ReturnType<typeof startThread>;
    readonly published: Day;
    readonly tools: Tools;
  },
): Claim[] {
  const vocabulary = vocabularyOf(view);
  if (!readable(view, vocabulary)) {
    tools.trail?.passed(view, 'not read: names no contact and no channel');
    return [];
  }
  const parties = view.parties.filter(
    ({ both }) => !(both && (foreign || vocabulary.others.test(view.elsewhere()))),
  );
  const scene = look({ ...view, parties }, { vocabulary, published, context: thread.date() });
  const days = parties.length === 0 ? [] : scene.dates().map(({ date }) => firstDay(date));
  const rolesOf = (party: PatternParty) =>
    party.actor === undefined
      ? [party.role ?? '']
      : [published, ...days].flatMap((day) => tools.offices.heldBy(party.actor ?? '', day).now);
  const claims: Claim[] = [];
  let lead: Lead | undefined;
  for (const clause of scene.clauses) {
    const verdict = judge(scene, clause, lead);
    lead = { clause, verdict: verdict ?? lead?.verdict };
    const around = {
      sides: foreign ? view.sides : sides,
      focus: foreign ? undefined : thread.recent()[0],
      recent: foreign ? [] : thread.recent(),
      rolesOf,
    };
    if (!verdict) tools.trail?.judged(scene, clause, { verdict: 'tells no action' });
    else claims.push(...tools.readClaims(scene, clause, verdict, { around, thread, published }));
    thread.mention(scene, clause, tools.brief.channels);
  }
  thread.remember(scene, published);
  return claims;
}
