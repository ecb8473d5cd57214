import { BackchannelError, commands, type Engine, type Language, type Logger } from '../../src/index.ts';
import { formatShared } from './locales/index.ts';
import type { EncodedQuestion } from './question-codec.ts';

/** Links of one message that are looked at. */
const MAX_LINKS = 5;

/** Ingests what stands at an address. Throws if it cannot be read. */
export type ReadLink = (url: string) => Promise<void>;

/** What looking up links needs. */
export interface LinkLookup {
  readonly engines: readonly Engine[];
  /** Ingests a link that is not known; `undefined` if the operator does not allow it. */
  readonly readLink: ReadLink | undefined;
  readonly describeError: (error: unknown) => string;
  readonly log: Logger;
}

/** The web addresses among links, each once, in order, as many as are looked at. */
export function webLinks(links: Iterable<string>): readonly string[] {
  return [...new Set(links)]
    .filter((link) => /^https?:\/\//i.test(link) && URL.canParse(link))
    .slice(0, MAX_LINKS);
}

/**
 * The question that shows the article a message links to: the first of its links that is known. If none is,
 * the first link is ingested, if the operator allows it.
 * @throws BackchannelError NOT_FOUND if there is no link, or none that is known
 */
export async function lookUpLinks(
  lookup: LinkLookup,
  links: readonly string[],
  language: Language,
): Promise<EncodedQuestion> {
  const [first] = links;
  if (first === undefined) {
    throw notFound(formatShared(language, 'link.none'), formatShared(language, 'link.none.remedy'));
  }
  for (const link of links) {
    const brief = await briefThatKnows(lookup.engines, link);
    if (brief !== undefined) return articleQuestion(brief, link);
  }
  await ingest(lookup, first, language);
  return articleQuestion(await briefThatKnows(lookup.engines, first), first);
}

/** The brief that has the article, preferably one that found events in it. */
async function briefThatKnows(engines: readonly Engine[], link: string): Promise<string | undefined> {
  const articles = await Promise.all(engines.map((engine) => engine.article(link)));
  const known = engines.map((engine, at) => ({ engine, article: articles[at] }));
  const found = known.filter(({ article }) => article !== undefined);
  const best = found.find(({ article }) => (article?.events.length ?? 0) > 0) ?? found[0];
  return best?.engine.brief.name;
}

async function ingest(
  { readLink, describeError, log }: LinkLookup,
  url: string,
  language: Language,
): Promise<void> {
  const remedy = formatShared(language, 'link.unread.remedy');
  if (readLink === undefined) throw notFound(formatShared(language, 'link.unread', { url }), remedy);
  try {
    await readLink(url);
  } catch (error) {
    log.warn({ reason: describeError(error) }, 'A link could not be read');
    throw notFound(formatShared(language, 'link.failed', { url }), remedy, error);
  }
}

function articleQuestion(brief: string | undefined, link: string): EncodedQuestion {
  const command = commands.find(({ parameters }) =>
    parameters.some(({ kind, positional }) => kind === 'article' && positional),
  );
  return { brief, line: `${command?.name ?? 'article'} ${link}`, page: 1 };
}

function notFound(problem: string, remedy: string, cause?: unknown): BackchannelError {
  return new BackchannelError('NOT_FOUND', problem, remedy, { cause });
}
