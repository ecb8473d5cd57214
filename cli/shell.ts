import { render } from '../adapters/console/render.ts';
import { lookAt, type Terminal } from '../adapters/console/terminal.ts';
import type { Config, Json, Language, Message, Platform } from '../src/index.ts';

/** What the checkout brings along. */
export interface Installation {
  /** The checkout's folder. */
  readonly root: string;
  readonly version: string;
  /** The default brief. */
  readonly defaultBrief: string;
}

/** The process: its streams and environment. */
export interface Shell {
  readonly installation: Installation;
  readonly terminal: Terminal;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The platforms that deliveries can go to; their libraries are loaded only when this is called. */
  platforms(): Promise<readonly Platform[]>;
  /** What the environment decides. @throws CONFIG_INVALID */
  config(): Config;
}

/** Options that stand before or after any command. Absent ones are decided by the environment, then by default. */
export interface GlobalOptions {
  readonly brief?: string;
  readonly data?: string;
  readonly chronology: boolean;
  readonly asOf?: string;
  readonly knownOn?: string;
  readonly lang?: Language;
}

/** Exit code: 0 answered, 1 the question failed or the input could not be used, 2 wrong usage. */
export type ExitCode = 0 | 1 | 2;

/** Writes a message as people read it. */
export function showMessage({ terminal }: Shell, message: Message): void {
  terminal.output.write(render(message, lookAt(terminal.output)));
}

/** Writes a value as JSON: indented for people at a terminal, else one line. */
export function showJson({ terminal }: Shell, value: Json): void {
  terminal.output.write(`${JSON.stringify(value, null, terminal.output.isTTY ? 2 : undefined)}\n`);
}

export function languageOf({ config }: Shell, options: GlobalOptions): Language {
  return options.lang ?? config().language;
}
