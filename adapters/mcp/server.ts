import { readFileSync } from 'node:fs';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import { AjvJsonSchemaValidator } from '@modelcontextprotocol/sdk/validation/ajv';
import { type Asker, createAsker, type McpContext } from './ask.ts';
import { addPrompt, promptsOf } from './prompts.ts';
import { addResources } from './resources.ts';
import { type Tool, toolsOf } from './tools.ts';
import { markedAsUntrusted, UNTRUSTED } from './untrusted.ts';

const INSTRUCTIONS = `Backchannel keeps track of which official channels between governments are open, from news articles.
Every statement of an answer rests on quotes with their outlet, date and link: cite them, and add nothing.
Keep apart what is confirmed and what is only reported (\`confirmed\` is false, or it stands under \`reported\`).
Begin with \`status\`, then \`why\` or \`timeline\` for one channel, and \`lookup\` and \`article\` for the articles themselves.
${UNTRUSTED}`;

const READ_ONLY = {
  readOnlyHint: true,
  destructiveHint: false,
  idempotentHint: true,
  openWorldHint: false,
} as const;

/** Makes servers of the Model Context Protocol over the same engines; each has one connection. */
export function createServers(context: McpContext): () => McpServer {
  const asker = createAsker(context);
  const tools = toolsOf(context.engines.map(({ brief }) => brief));
  const prompts = promptsOf(tools, asker);
  const info = { name: 'backchannel', title: 'Backchannel', version: versionOf() };
  // Shared: to make one takes longer than to answer.
  const jsonSchemaValidator = new AjvJsonSchemaValidator();
  return () => {
    const server = new McpServer(info, { instructions: INSTRUCTIONS, jsonSchemaValidator });
    for (const tool of tools) addTool(server, tool, asker);
    addResources(server, asker);
    for (const prompt of prompts) addPrompt(server, prompt);
    return server;
  };
}

function addTool(server: McpServer, tool: Tool, asker: Asker): void {
  const { command, title, description, input, output } = tool;
  const config = { title, description, inputSchema: input, outputSchema: output, annotations: READ_ONLY };
  server.registerTool(command.name, config, async (values): Promise<CallToolResult> => {
    const { brief, ...args } = stringsOf(values);
    try {
      const data = await asker.ask(brief, command.name, args);
      return { content: [{ type: 'text', text: markedAsUntrusted(data) }], structuredContent: { ...data } };
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error);
      return { isError: true, content: [{ type: 'text', text }] };
    }
  });
}

/** The values as commands take them. */
function stringsOf(values: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  const given = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given.map(([name, value]) => [name, String(value)]));
}

function versionOf(): string {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  return String(version);
}
