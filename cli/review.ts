import { createInterface, type Interface } from 'node:readline/promises';
import {
  ACTIONS,
  BackchannelError,
  type Engine,
  findChannel,
  type Language,
  type ReviewClaim,
  reviewClaimJson,
  type StoredDecision,
  storedDecisionJson,
} from '../src/index.ts';
import { describeResult, reviewer } from './decide.ts';
import { withEngine } from './session.ts';
import { type ExitCode, type GlobalOptions, languageOf, type Shell, showJson, showMessage } from './shell.ts';

/** Options of a list of claims or decisions. */
export interface ReviewOptions extends GlobalOptions {
  readonly json?: boolean;
  readonly limit?: string;
  readonly channel?: string;
}

/** Lists the claims that wait; at a terminal, asks about one after the other. */
export async function review(shell: Shell, options: ReviewOptions): Promise<ExitCode> {
  await withEngine(shell, options, async (engine) => {
    const { limit, channel } = options;
    const pending = await engine.review.pending({
      ...(limit !== undefined && { limit: Math.max(0, Number.parseInt(limit, 10) || 0) }),
      ...(channel !== undefined && { channel: findChannel(engine.brief, channel).id }),
    });
    const { terminal } = shell;
    if (options.json) {
      showJson(shell, { total: pending.total, claims: pending.claims.map(reviewClaimJson) });
      return;
    }
    const language = languageOf(shell, options);
    const isInteractive = terminal.input.isTTY === true && terminal.output.isTTY === true;
    if (!isInteractive || pending.claims.length === 0) {
      showMessage(shell, engine.composer(language).claims({ ...pending, asOf: engine.today() }));
      return;
    }
    await askAll(shell, engine, pending.claims, language);
  });
  return 0;
}

/** Shows what was decided, newest first. */
export async function decisions(
  shell: Shell,
  claim: string | undefined,
  options: ReviewOptions,
): Promise<ExitCode> {
  const made = await withEngine(shell, options, (engine) => engine.review.history(claim));
  if (options.json) showJson(shell, { decisions: made.map(storedDecisionJson) });
  else for (const decision of made) shell.terminal.output.write(`${decisionText(decision)}\n`);
  return 0;
}

/** "3f2a… 2024-03-10T08:00Z Ada confirm ferry/suspend/2024-03-05: reason". */
function decisionText({ id, at, by, kind, target, reason, ...rest }: StoredDecision): string {
  const { channel, action, date } = target;
  const changed =
    'values' in rest ? ` → ${rest.values.channel}/${rest.values.action}/${rest.values.date}` : '';
  const undone = 'undoes' in rest ? ` ${rest.undoes}` : '';
  const why = reason === null ? '' : `: ${reason}`;
  return `${id}  ${at.slice(0, 16)}Z  ${by.name}  ${kind}${undone}  ${channel}/${action}/${date}${changed}${why}`;
}

const KEYS = '[y] confirm  [n] reject  [c] correct  [s] skip  [q] quit > ';

/** Asks about each claim; what is typed decides. The end of the input ends it. */
async function askAll(
  shell: Shell,
  engine: Engine,
  claims: readonly ReviewClaim[],
  language: Language,
): Promise<void> {
  const { input, output } = shell.terminal;
  const prompt = createInterface({ input, output });
  try {
    for (const claim of claims) {
      showMessage(shell, engine.composer(language).claim(claim));
      if ((await askOne(prompt, engine, claim, (text) => output.write(`${text}\n`), language)) === 'quit')
        return;
    }
  } finally {
    prompt.close();
  }
}

async function askOne(
  prompt: Interface,
  engine: Engine,
  claim: ReviewClaim,
  say: (text: string) => void,
  language: Language,
): Promise<'next' | 'quit'> {
  const order = { claim: claim.id, last: claim.last, by: reviewer() };
  const tell = (result: Parameters<typeof describeResult>[1]) =>
    say(describeResult(engine, result, language));
  for (;;) {
    switch ((await prompt.question(KEYS)).trim().toLowerCase()) {
      case 'y':
        tell(await engine.review.decide({ ...order, kind: 'confirm' }));
        return 'next';
      case 'n':
        tell(
          await engine.review.decide({
            ...order,
            kind: 'reject',
            reason: await prompt.question('reason > '),
          }),
        );
        return 'next';
      case 'c':
        try {
          const answers = await askValues(prompt, claim);
          tell(await engine.review.decide({ ...order, kind: 'correct', ...answers }));
          return 'next';
        } catch (error) {
          if (!(error instanceof BackchannelError)) throw error;
          say(`${error.message} ${error.remedy}`);
          break;
        }
      case 's':
        return 'next';
      case 'q':
        return 'quit';
    }
  }
}

/** What is true instead; an empty answer leaves a value as it is. */
async function askValues(prompt: Interface, { event }: ReviewClaim) {
  const ask = async (name: string, value: string) =>
    (await prompt.question(`${name} [${value}] > `)).trim() || value;
  const channel = await ask('channel', event.channel);
  const typed = await ask('action', event.action);
  const action = ACTIONS.find((one) => one === typed);
  if (action === undefined)
    throw new BackchannelError(
      'QUESTION_INVALID',
      `There is no action “${typed}”.`,
      `Choose one of: ${ACTIONS.join(', ')}.`,
    );
  const date = await ask('date', event.date);
  const note = (await prompt.question('note > ')).trim();
  const reason = await prompt.question('reason > ');
  return { values: { channel, action, date, ...(note !== '' && { note }) }, reason };
}
