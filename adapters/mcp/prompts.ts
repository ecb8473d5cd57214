import { completable } from '@modelcontextprotocol/sdk/server/completable.js';
import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod';
import type { Parameter } from '../../src/index.ts';
import type { Asker } from './ask.ts';
import { complete } from './complete.ts';
import type { Tool } from './tools.ts';

/** A tool that a person chooses from a menu and fills in. */
export interface ToolPrompt {
  readonly name: string;
  readonly config: Parameters<McpServer['registerPrompt']>[1];
}

/** Each tool as a prompt, with completion of its arguments. */
export function promptsOf(tools: readonly Tool[], asker: Asker): readonly ToolPrompt[] {
  return tools.map(({ command: { name, summary, parameters }, title }) => {
    const fields = parameters.map((parameter) => [parameter.name, fieldOf(parameter, asker)] as const);
    return { name, config: { title, description: summary.en, argsSchema: Object.fromEntries(fields) } };
  });
}

/** Offers a prompt. */
export function addPrompt(server: McpServer, { name, config }: ToolPrompt): void {
  server.registerPrompt(name, config, (values) => ({
    messages: [{ role: 'user', content: { type: 'text', text: requestOf(name, values) } }],
  }));
}

function fieldOf({ kind, required, summary }: Parameter, asker: Asker) {
  const field: z.ZodType<string | undefined, string | undefined> = required
    ? z.string()
    : z.string().optional();
  return completable(field.describe(summary.en), (typed = '') =>
    complete(asker.engine(undefined), kind, typed),
  );
}

function requestOf(tool: string, values: Readonly<Record<string, unknown>>): string {
  return `Call the tool “${tool}” with ${JSON.stringify(values)} and answer from its result alone. Quote the sentences that the answer rests on with outlet, date and link, and say which claims are confirmed and which are only reported.`;
}
