import { type McpServer, ResourceTemplate } from '@modelcontextprotocol/sdk/server/mcp.js';
import type { ReadResourceResult } from '@modelcontextprotocol/sdk/types.js';
import type { AnswerFields, Asker } from './ask.ts';
import { complete } from './complete.ts';
import { markedAsUntrusted, UNTRUSTED } from './untrusted.ts';

const MIME = 'text/plain';

/** Channels and articles as documents that a person attaches to a conversation. */
export function addResources(server: McpServer, asker: Asker): void {
  const briefs = (typed: string) =>
    asker.engines.map(({ brief }) => brief.name).filter((name) => name.startsWith(typed));
  const channels = new ResourceTemplate('backchannel://{brief}/channels/{channel}', {
    list: () => ({ resources: listed(asker) }),
    complete: {
      brief: briefs,
      channel: (typed, context) => complete(asker.engine(context?.arguments?.brief), 'channel', typed),
    },
  });
  server.registerResource(
    'channel',
    channels,
    { title: 'Channel', description: `A channel's state with its evidence. ${UNTRUSTED}`, mimeType: MIME },
    async (uri, { brief, channel }) =>
      documentOf(uri, await asker.ask(one(brief), 'why', { channel: one(channel) })),
  );
  const articles = new ResourceTemplate('backchannel://{brief}/articles/{article}', {
    list: undefined,
    complete: { brief: briefs },
  });
  server.registerResource(
    'article',
    articles,
    { title: 'Article', description: `An article with its events. ${UNTRUSTED}`, mimeType: MIME },
    async (uri, { brief, article }) =>
      documentOf(uri, await asker.ask(one(brief), 'article', { article: one(article) })),
  );
}

function listed({ engines }: Asker) {
  return engines.flatMap(({ brief }) =>
    brief.channels.map(({ id, title, description }) => ({
      uri: `backchannel://${brief.name}/channels/${id}`,
      name: id,
      title: title.en,
      description: description.en,
      mimeType: MIME,
    })),
  );
}

function documentOf({ href: uri }: URL, data: AnswerFields): ReadResourceResult {
  return { contents: [{ uri, mimeType: MIME, text: markedAsUntrusted(data) }] };
}

/** A variable of an address as one value. */
function one(value: string | readonly string[] | undefined): string {
  const text = typeof value === 'string' ? value : (value?.join(',') ?? '');
  return decodeURIComponent(text);
}
