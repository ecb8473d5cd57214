import { type Command, commandCalled, type Engine, type Parameter } from '../../src/index.ts';

/** Words that end the conversation at the prompt. */
export const EXITS: readonly string[] = ['exit', 'quit'];
/** How many names are offered if what was typed begins none. */
const MAX_MEANT = 10;

/** What is completed from. */
type Source = Pick<Engine, 'brief' | 'suggest'>;

/**
 * What the Tab key offers for a line so far, and the part of the line that it would replace, as node:readline wants it:
 * commands, their parameters, channels, keywords; where nothing begins so, channels and outlets that may be meant, by their names in
 * any language or by pinyin. A slash and the brief's name may stand before them.
 */
export function createCompleter(
  engine: Source,
  commands: readonly Command[],
): (line: string) => Promise<[string[], string]> {
  const slash = `/${engine.brief.name}`;
  return async (line) => {
    const words = line.split(/\s+/).filter((word, index, all) => word !== '' || index === all.length - 1);
    const last = words.at(-1) ?? '';
    const before = words.slice(0, -1).filter((word) => word !== slash);
    const parameters = commandCalled(before[0] ?? '', commands)?.command.parameters ?? [];
    const offers =
      before.length === 0
        ? [
            ...commands.map(({ name }) => name),
            ...chineseNames(last, commands),
            ...EXITS,
            ...(line.startsWith('/') ? [slash] : []),
          ]
        : parameters.flatMap((parameter) => valuesOf(parameter, engine, commands));
    const begun = offers.filter((offer) => offer.startsWith(last) && offer !== last);
    const meant = begun.length > 0 || last === '' ? [] : await meantBy(last, parameters, engine);
    return [[...begun, ...meant].map(withSpace), last];
  };
}

/** Chinese names of commands, where one of them may be begun: they would double the list of all. */
function chineseNames(begun: string, commands: readonly Command[]): string[] {
  return begun === '' ? [] : commands.flatMap(({ chineseName }) => Object.values(chineseName));
}

/** The next word may follow, where a parameter's value need not. */
function withSpace(offer: string): string {
  return offer.endsWith(':') ? offer : `${offer} `;
}

/** What may be written for a parameter: values where they can be listed, else its name with a colon. */
function valuesOf(parameter: Parameter, source: Source, commands: readonly Command[]): string[] {
  const values = listed(parameter, source, commands);
  return parameter.positional
    ? values
    : [`${parameter.name}:`, ...values.map((v) => `${parameter.name}:${v}`)];
}

function listed({ kind }: Parameter, { brief }: Source, commands: readonly Command[]): string[] {
  switch (kind) {
    case 'channel':
      return brief.channels.map(({ id }) => id);
    case 'window':
      return ['today', 'yesterday', 'week', 'month', 'latest', 'since:'];
    case 'command':
      return commands.map(({ name }) => name);
    case 'date':
      return ['today', 'yesterday'];
    case 'language':
      return ['en', 'zh-Hans', 'zh-Hant'];
    case 'sort':
      return ['relevance', 'date'];
    case 'source':
      return brief.sources.map(({ id }) => id);
    case 'article':
    case 'words':
    case 'outlet':
    case 'page':
    case 'delivery':
      return [];
  }
}

/** Names of channels and outlets that may be meant by a word, written as the parameter takes them. */
async function meantBy(
  word: string,
  parameters: readonly Parameter[],
  { suggest }: Source,
): Promise<string[]> {
  const meant = parameters.map(async ({ name, kind, positional }) => {
    if (kind !== 'channel' && kind !== 'outlet') return [];
    const before = positional ? '' : `${name}:`;
    if (!word.startsWith(before)) return [];
    const names = await suggest(kind, word.slice(before.length), 'en', MAX_MEANT);
    return names.map(({ value }) => before + (/\s/.test(value) ? `"${value}"` : value));
  });
  return (await Promise.all(meant)).flat();
}
