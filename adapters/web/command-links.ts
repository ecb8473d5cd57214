import { commands, parseLine, type Question } from '../../src/index.ts';
import { type PageRequest, queryOf } from './page-request.ts';
import type { HrefOf } from './view/message.ts';

/** Where the pages of a brief answer a command line, such as those that messages offer. */
export function commandLinks({ engine, base }: Pick<PageRequest, 'engine' | 'base'>): HrefOf {
  return (line) => {
    const path = pathOf(parseLine(line, engine.brief.name, commands));
    return base + (path ?? `/ask${queryOf({ q: line })}`);
  };
}

/** The path below a brief's of the page about what a command asks; `undefined` if there is none. */
export function pathOf({ command, args }: Question): string | undefined {
  const { lang: _, channel, article, source, words, ...query } = args;
  switch (command) {
    case 'status':
      // Of several channels there is no page.
      if (channel?.includes(',')) return undefined;
      return `${channelPath(channel) ?? ''}${queryOf(query)}`;
    case 'why':
    case 'timeline':
      return channel === undefined ? undefined : `${channelPath(channel)}${queryOf(query)}`;
    case 'article':
      // Words that several articles have are looked up.
      return article === undefined || /\s/.test(article)
        ? undefined
        : `/articles/${encodeURIComponent(article)}`;
    case 'lookup':
      return `/lookup${queryOf({ q: words, channel, ...query })}`;
    case 'subscriptions':
    case 'deliveries':
      return `/operator/${command}${queryOf(query)}`;
    case 'sources':
      return source === undefined ? '/sources' : `/sources/${encodeURIComponent(source)}`;
    default:
      return undefined;
  }
}

function channelPath(channel: string | undefined): string | undefined {
  return channel === undefined ? undefined : `/channels/${encodeURIComponent(channel)}`;
}
