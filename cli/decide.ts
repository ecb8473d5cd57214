import { userInfo } from 'node:os';
import {
  type Action,
  BackchannelError,
  type ChannelEvent,
  createComposer,
  type DecisionResult,
  decisionResultJson,
  type Engine,
  type EventValues,
  findChannel,
  problem,
  ReaderError,
  type ReviewClaim,
  type Reviewer,
} from '../src/index.ts';
import { withEngine } from './session.ts';
import { type ExitCode, type GlobalOptions, languageOf, type Shell, showJson } from './shell.ts';

/** Options of a decision, as commander keeps them. */
export interface DecideOptions extends GlobalOptions {
  readonly json?: boolean;
  readonly reason?: string;
  readonly source?: string;
  readonly after?: string;
  readonly report?: string;
  readonly channel?: string;
  readonly action?: Action;
  readonly date?: string;
  readonly form?: NonNullable<ChannelEvent['form']>;
  readonly place?: string;
  readonly note?: string;
}

/** What is done to a claim. */
export type DecisionVerb =
  | 'confirm'
  | 'reject'
  | 'dispute'
  | 'retract'
  | 'correct'
  | 'merge'
  | 'split'
  | 'add'
  | 'undo';

/** Makes a decision and says what became of it; 1 where nothing was changed. */
export async function decide(
  shell: Shell,
  verb: DecisionVerb,
  words: readonly string[],
  options: DecideOptions,
): Promise<ExitCode> {
  return withEngine(shell, options, async (engine) => {
    const result = await carryOut(engine, verb, words, options);
    if (options.json) showJson(shell, decisionResultJson(result));
    else shell.terminal.output.write(`${describeResult(engine, result, languageOf(shell, options))}\n`);
    return result.outcome === 'accepted' ? 0 : 1;
  });
}

/** The one who works in this shell. */
export function reviewer(): Reviewer {
  const { username } = userInfo();
  return { platform: 'shell', id: username, name: username };
}

/** What became of a decision, with the ids by which one goes on. */
export function describeResult(
  { brief }: Engine,
  result: DecisionResult,
  language: Parameters<typeof createComposer>[1],
): string {
  const lines = [createComposer(brief, language).outcome(result)];
  if (result.outcome === 'gone') return lines.join('\n');
  const { id, before, after } = result.decision;
  lines.push(`decision ${id}`);
  if (result.outcome === 'already-decided') lines.push(`to decide all the same: --after ${id}`);
  else if (before?.state !== after?.state && after !== null)
    lines.push(`${after.channel}: ${before?.state ?? 'no event'} → ${after.state}`);
  return lines.join('\n  ');
}

async function carryOut(
  engine: Engine,
  verb: DecisionVerb,
  [id = '', other = '']: readonly string[],
  options: DecideOptions,
): Promise<DecisionResult> {
  const { review } = engine;
  const { reason = '', source = '', after } = options;
  const grounds = { by: reviewer(), reason, source };
  if (verb === 'undo') return review.undo(id, grounds);
  if (verb === 'add') return review.add({ ...grounds, values: newEvent(engine, options) });
  const claim = await found(engine, id);
  // What was taken back does not stand in the way; what stands has to be named.
  const last = after ?? (claim.standing === 'decided' ? null : claim.last);
  const order = { ...grounds, claim: claim.id, last };
  switch (verb) {
    case 'correct':
      return review.decide({ ...order, kind: verb, values: valuesOf(engine, options) });
    case 'merge':
      return review.decide({ ...order, kind: verb, other: (await found(engine, other)).id });
    case 'split':
      return review.decide({
        ...{ ...order, kind: verb, report: options.report ?? '' },
        values: valuesOf(engine, options),
      });
    default:
      return review.decide({ ...order, kind: verb });
  }
}

async function found({ review }: Engine, id: string): Promise<ReviewClaim> {
  const claim = await review.claim(id);
  if (claim !== undefined) return claim;
  throw new ReaderError('NOT_FOUND', problem('claim.unknown', { typed: id }));
}

/** What the options say of an event. */
function valuesOf({ brief }: Engine, options: DecideOptions): Partial<EventValues> {
  const { channel, action, date, form, place, note } = options;
  return {
    ...(channel !== undefined && { channel: findChannel(brief, channel).id }),
    ...(action !== undefined && { action }),
    ...(date !== undefined && { date }),
    ...(form !== undefined && { form }),
    ...(place !== undefined && { place }),
    ...(note !== undefined && { note }),
  };
}

function newEvent(engine: Engine, options: DecideOptions): EventValues {
  const { channel, action, date, ...rest } = valuesOf(engine, options);
  if (channel !== undefined && action !== undefined && date !== undefined)
    return { channel, action, date, ...rest };
  throw new BackchannelError(
    'QUESTION_INVALID',
    'An event needs a channel, an action and a date.',
    'Name them with --channel, --action and --date.',
  );
}
