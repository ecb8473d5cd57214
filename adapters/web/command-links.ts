import { commands, parseLine } from '../../src/index.ts';
import { type PageRequest, queryOf } from './page-request.ts';
import type { HrefOf } from './view/message.ts';

/** Where the pages of a brief answer a command line, such as those that messages offer. */
export function commandLinks({ engine, base }: Pick<PageRequest, 'engine' | 'base'>): HrefOf {
  return (line) => {
    const { command, args } = parseLine(line, engine.brief.name, commands);
    const { lang: _, ...query } = args;
    if (command === 'status' && args.channel === undefined) return `${base}${queryOf(query)}`;
    return `${base}/ask${queryOf({ q: line })}`;
  };
}
