import { createInterface, type Interface } from 'node:readline';
import { commands, type Engine, type Message } from '../../src/index.ts';
import { createCompleter, EXITS } from './complete.ts';
import { HISTORY_SIZE, readHistory, writeHistory } from './history.ts';
import { render } from './render.ts';
import { paint } from './style.ts';
import { lookAt, type Terminal } from './terminal.ts';

export interface ConversationOptions {
  readonly engine: Engine;
  readonly terminal: Terminal;
  readonly history: string | undefined;
  /** @throws where the question has no answer */
  ask(line: string): Promise<Message>;
  /** What is wrong and what to do next. */
  explain(error: unknown): Message;
  show(message: Message): Promise<void>;
}

/** How many lines were answered and how many could not be. */
export interface ConversationTally {
  readonly answered: number;
  readonly failed: number;
}

export interface Conversation {
  readonly ended: Promise<ConversationTally>;
  /** Takes no further line. */
  close(): void;
}

/** Begins to take lines; answers come in the order of the questions. */
export async function converse(options: ConversationOptions): Promise<Conversation> {
  if (!isPerson(options.terminal)) {
    const lines = openPipe(options.terminal);
    return { ended: answerAll(lines, options), close: () => lines.close() };
  }
  const { prompt, remember } = await openPrompt(options);
  const ended = answerAll(prompt, options).then(async (tally) => {
    await remember();
    return tally;
  });
  return { ended, close: () => prompt.close() };
}

/** Whether somebody sits there: both ends are a terminal. */
function isPerson(terminal: Terminal): boolean {
  return terminal.input.isTTY === true && terminal.output.isTTY === true;
}

function openPipe({ input }: Terminal): Interface {
  return createInterface({ input, terminal: false, crlfDelay: Number.POSITIVE_INFINITY });
}

/** A prompt that knows the lines of earlier conversations, and a way to write down those of this one. */
async function openPrompt({ engine, terminal, history }: ConversationOptions) {
  const name = `${engine.brief.name} › `;
  const complete = createCompleter(engine, commands);
  const prompt = createInterface({
    input: terminal.input,
    output: terminal.output,
    terminal: true,
    prompt: lookAt(terminal.output).color ? paint(name, 'heading') : name,
    completer: (line, done) => void complete(line).then((offers) => done(null, offers), done),
    history: history === undefined ? [] : await readHistory(history),
    historySize: HISTORY_SIZE,
    removeHistoryDuplicates: true,
  });
  let typed: readonly string[] | undefined;
  prompt.on('history', (lines: readonly string[]) => {
    typed = [...lines];
  });
  const remember = async () => {
    if (history !== undefined && typed !== undefined) await writeHistory(history, typed);
  };
  return { prompt, remember };
}

async function answerAll(lines: Interface, options: ConversationOptions): Promise<ConversationTally> {
  let answered = 0;
  let failed = 0;
  const person = isPerson(options.terminal);
  if (person) lines.prompt();
  for await (const raw of lines) {
    const line = raw.trim();
    if (EXITS.includes(line.toLowerCase())) break;
    if (line !== '') {
      if (await answerOne(line, options)) answered += 1;
      else failed += 1;
    }
    if (person) lines.prompt();
  }
  lines.close();
  return { answered, failed };
}

async function answerOne(
  line: string,
  { ask, explain, show, terminal }: ConversationOptions,
): Promise<boolean> {
  try {
    await show(await ask(line));
    return true;
  } catch (error) {
    terminal.errors.write(render(explain(error), lookAt(terminal.errors)));
    return false;
  }
}
