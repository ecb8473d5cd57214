import type { Brief } from '../../domain/brief.ts';
import { addDays, daysBetween, lastDay, type PartialDate, precisionOf } from '../../domain/dates.ts';
import type { Action, ChannelEvent, Form } from '../../domain/event.ts';
import { attributionOf } from '../patterns/attribution.ts';
import type { Candidate } from './candidates.ts';
import type { DateOption } from './date-options.ts';
import { frameOf } from './frame.ts';
import type { JudgedCandidate } from './judge.ts';
import type { Cue } from './languages/language.ts';
import { LANGUAGES } from './lexicon.ts';
import { type PatternMatch, type Patterns, tendencyOf } from './patterns.ts';
import type { Prepared, PreparedCandidate } from './prepare.ts';
import type { Analysis, Party } from './tokens.ts';

/** Events older than this many days at publication are background. */
const BACKGROUND_DAYS = 30;

/** How far below the brief's threshold of confidence the remark stays that one does not wish to talk: it turns no request down. */
const MOOD_MARGIN = 0.01;

/** Makes events of what the model confirms: who acts, who says so, in what form and where, as far as the sentence tells. */
export type EventWriter = (judged: JudgedCandidate, prepared: Prepared) => ChannelEvent;

export function createEventWriter(brief: Brief): EventWriter {
  const bodies = new Set(brief.sides.flatMap(({ official }) => official.bodies));
  const unsure = brief.confirmation.confidence - MOOD_MARGIN;
  return ({ candidate, option, confidence }, { published, patterns, candidates }) => {
    const { analysis, channel } = candidate;
    const date = dateOf(candidate, option, patterns);
    const { text } = analysis.sentence;
    const matches = patterns
      .of(analysis.sentence)
      .filter((match) => match.channel === channel.id && tendencyOf(match.action) === candidate.action);
    const told = patterns.events.find(
      (event) =>
        event.channel === channel.id &&
        tendencyOf(event.action) === candidate.action &&
        text.includes(event.evidence),
    );
    const { speaker, side } = authorityOf([candidate, ...repeatsOf(candidate, date, candidates)], bodies);
    const form = formOf(candidate);
    const place = placeOf(candidate);
    return {
      channel: channel.id,
      action: actionOf(candidate, [...matches, ...resumptionsOf(candidate, date, patterns)]),
      date,
      precision: precisionOf(date),
      background: lastDay(date) < addDays(published, -BACKGROUND_DAYS),
      actors: told?.actors ?? actorsOf(candidate),
      evidence: text,
      confidence: Math.round((isMood(candidate) ? Math.min(confidence, unsure) : confidence) * 100) / 100,
      ...(speaker !== undefined && { attribution: speaker }),
      ...(side !== undefined && { attributedTo: side }),
      ...(form !== undefined && { form }),
      ...(place !== undefined && { place }),
    };
  };
}

/** Whether a refusal is told by what somebody does not feel like. */
function isMood({ action, anchor, analysis: { sentence } }: Candidate): boolean {
  const word = sentence.folded.slice(anchor.start, anchor.end).toLowerCase();
  return action === 'refuse' && LANGUAGES[sentence.language].unwilling.includes(word);
}

/** A sentence without a date of its own takes the day that the patterns found elsewhere, if that is a day off. */
function dateOf(
  { channel, action }: Candidate,
  { date, token }: DateOption,
  { events }: Patterns,
): PartialDate {
  if (token !== undefined || date.length < 10) return date;
  const settled = events.find(
    (event) =>
      event.channel === channel.id &&
      tendencyOf(event.action) === action &&
      event.date.length === 10 &&
      Math.abs(daysBetween(event.date, date)) <= 1,
  );
  return settled?.date ?? date;
}

/** A contact whose text says that it restored the channel is a resumption. */
function actionOf(candidate: Candidate, matches: readonly Pick<PatternMatch, 'action'>[]): Action {
  if (candidate.action !== 'hold') return candidate.action;
  const { left, right } = frameOf(candidate);
  const restored =
    candidate.anchor.cue === 'resume' || [...left, ...right].some((name) => name.startsWith('resume'));
  return restored || matches.some(({ action }) => action === 'resume') ? 'resume' : 'hold';
}

/** What another sentence calls a resumption of the channel on the same day. */
function resumptionsOf(
  { channel }: Candidate,
  date: PartialDate,
  patterns: Patterns,
): readonly Pick<PatternMatch, 'action'>[] {
  return patterns.events.filter(
    (event) => event.action === 'resume' && event.channel === channel.id && event.date === date,
  );
}

/** Other sentences of the article that give the same event the same date. */
function repeatsOf(
  { channel, action, analysis }: Candidate,
  date: PartialDate,
  candidates: readonly PreparedCandidate[],
): readonly Candidate[] {
  return candidates
    .filter(
      ({ candidate, options }) =>
        candidate.channel === channel &&
        candidate.action === action &&
        candidate.analysis !== analysis &&
        options().some(({ option }) => option.token !== undefined && option.date === date),
    )
    .map(({ candidate }) => candidate);
}

/** Who says so: an official voice in any of the sentences that tell the event, else the one that the first names. */
function authorityOf(
  candidates: readonly Candidate[],
  bodies: ReadonlySet<string>,
): { readonly speaker: string | undefined; readonly side: string | undefined } {
  const voices = candidates.map(({ analysis, anchor }) => {
    const speaker = speakerOf(analysis, anchor.start);
    return { speaker, side: speaker === undefined ? undefined : officialSide(speaker, analysis, bodies) };
  });
  return (
    voices.find(({ side }) => side !== undefined) ?? voices[0] ?? { speaker: undefined, side: undefined }
  );
}

function actorsOf({ analysis, mentions }: Candidate): readonly string[] {
  const { folded } = analysis.sentence;
  const parties = mentions.filter((mention) => mention.kind === 'party');
  return [...new Set(parties.map(({ actor, start, end }) => actor ?? folded.slice(start, end)))];
}

/** Who says what the clause at a place tells; undefined where the text speaks for itself. */
function speakerOf({ sentence, clauses }: Analysis, place: number): string | undefined {
  const spans = clauses.map(({ start, end }) => ({ start, end, text: sentence.folded.slice(start, end) }));
  const clause = spans.find(({ start, end }) => start <= place && place < end);
  return clause && attributionOf({ sentence, clauses: spans }, clause);
}

/** The side for which the speaker speaks by office: a named holder of one, or an official body. */
function officialSide(
  speaker: string,
  { sentence, tokens }: Analysis,
  bodies: ReadonlySet<string>,
): string | undefined {
  const speaks = (party: Party) =>
    speaker.includes(sentence.text.slice(party.start, party.end)) ||
    speaker.includes(sentence.folded.slice(party.start, party.end));
  const official = ({ actor, held }: Party) =>
    actor === undefined ? held.now.length > 0 : bodies.has(actor) || held.now.length > 1;
  return tokens.find((token): token is Party => token.kind === 'party' && speaks(token) && official(token))
    ?.side;
}

/** What the words say of the form of a contact, the most exact first. */
const FORM_OF: readonly (readonly [Cue, Form])[] = [
  ['video', 'video'],
  ['call', 'call'],
  ['letter', 'letter'],
  ['group', 'working-group'],
  ['visit', 'visit'],
  ['meeting', 'meeting'],
  ['meet', 'meeting'],
  ['talks', 'meeting'],
  ['notice', 'notice'],
];

function formOf({ analysis, anchor, action }: Candidate): Form | undefined {
  if (action !== 'hold' && action !== 'schedule') return undefined;
  const clause = analysis.clauses.find(({ start, end }) => start <= anchor.start && anchor.start < end);
  const cues = new Set(
    analysis.tokens.flatMap((token) =>
      token.kind === 'cue' && clause !== undefined && token.start >= clause.start && token.end <= clause.end
        ? [token.cue]
        : [],
    ),
  );
  return FORM_OF.find(([cue]) => cues.has(cue))?.[1];
}

/** Where the contact takes place: a name behind the language's words for a place, in the anchor's clause. */
function placeOf({ analysis, anchor, action }: Candidate): string | undefined {
  if (action !== 'hold' && action !== 'schedule') return undefined;
  const { sentence, clauses } = analysis;
  const clause = clauses.find(({ start, end }) => start <= anchor.start && anchor.start < end);
  if (clause === undefined) return undefined;
  return LANGUAGES[sentence.language].place
    .exec(sentence.folded.slice(clause.start, clause.end))?.[1]
    ?.trim();
}
