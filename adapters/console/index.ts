import {
  type Adapter,
  answer,
  type Engine,
  errorMessage,
  explainToOperator,
  type Language,
} from '../../src/index.ts';
import { type Conversation, converse } from './conversation.ts';
import { render } from './render.ts';
import { lookAt, type Terminal } from './terminal.ts';

export interface ConsoleOptions {
  readonly engine: Engine;
  readonly language: Language;
  /** Where the conversation takes place; the process has `stdin`, `stdout` and `stderr` of the right shape. */
  readonly terminal: Terminal;
  /** File that keeps the lines typed at the prompt; without one they are forgotten at the end. */
  readonly history?: string;
}

/** The console as an adapter: which also reports when the conversation is over. */
export interface ConsoleAdapter extends Adapter<string> {
  /** Resolves at the end of the input or at `exit`; `failed` counts questions that could not be answered. */
  ended(): Promise<{ readonly answered: number; readonly failed: number }>;
}

/**
 * Talks in a terminal: a prompt with history and completion where there is a person,
 * else the lines of the input are answered one after the other.
 */
export function createAdapter({ engine, language, terminal, history }: ConsoleOptions): ConsoleAdapter {
  let conversation: Conversation | undefined;
  const draw = (message: Parameters<typeof render>[0]) => [render(message, lookAt(terminal.output))];
  const write = (text: string) =>
    new Promise<void>((resolve, reject) => {
      terminal.output.write(text, (error) => (error ? reject(error) : resolve()));
    });
  return {
    name: 'console',
    render: draw,
    async send(_destination, payload) {
      await write(payload);
      return { id: null };
    },
    async start() {
      conversation ??= await converse({
        engine,
        terminal,
        history,
        ask: async (line) => (await answer(engine, line, { language })).message,
        explain: (error) => errorMessage(explainToOperator(error, language)),
        show: async (message) => write(draw(message).join('')),
      });
    },
    async stop() {
      conversation?.close();
      await conversation?.ended;
    },
    async ended() {
      return (await conversation?.ended) ?? { answered: 0, failed: 0 };
    },
  };
}
