import type { Brief, Command, Parameter } from '../../src/index.ts';

/** Words that end the conversation at the prompt. */
export const EXITS: readonly string[] = ['exit', 'quit'];

/**
 * What the Tab key offers for a line so far, and the part of the line that it would replace, as node:readline wants it:
 * commands, their parameters, channels, keywords. A slash and the brief's name may stand before them.
 */
export function createCompleter(
  brief: Brief,
  commands: readonly Command[],
): (line: string) => [string[], string] {
  const slash = `/${brief.name}`;
  return (line) => {
    const words = line.split(/\s+/).filter((word, index, all) => word !== '' || index === all.length - 1);
    const last = words.at(-1) ?? '';
    const before = words.slice(0, -1).filter((word) => word !== slash);
    const command = commands.find(({ name }) => name === before[0]);
    const offers =
      before.length === 0
        ? [...commands.map(({ name }) => name), ...EXITS, ...(line.startsWith('/') ? [slash] : [])]
        : (command?.parameters.flatMap((parameter) => valuesOf(parameter, brief, commands)) ?? []);
    return [offers.filter((offer) => offer.startsWith(last)).map((offer) => `${offer} `), last];
  };
}

/** What may be written for a parameter: values where they can be listed, else its name with a colon. */
function valuesOf(parameter: Parameter, brief: Brief, commands: readonly Command[]): string[] {
  const values = listed(parameter, brief, commands);
  return parameter.positional
    ? values
    : [`${parameter.name}:`, ...values.map((v) => `${parameter.name}:${v}`)];
}

function listed({ kind }: Parameter, brief: Brief, commands: readonly Command[]): string[] {
  switch (kind) {
    case 'channel':
      return brief.channels.map(({ id }) => id);
    case 'window':
      return ['daily', 'weekly', 'since:'];
    case 'command':
      return commands.map(({ name }) => name);
    case 'date':
      return ['today', 'yesterday'];
    case 'language':
      return ['en', 'zh-Hans', 'zh-Hant'];
    case 'sort':
      return ['relevance', 'date'];
    case 'article':
    case 'words':
    case 'outlet':
    case 'page':
    case 'delivery':
      return [];
  }
}
