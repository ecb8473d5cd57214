import { render } from '../adapters/console/render.ts';
import { lookAt } from '../adapters/console/terminal.ts';
import type {
  Article,
  Block,
  Brief,
  ChannelEvent,
  Json,
  Message,
  Namer,
  ReadArticle,
  Spans,
} from '../src/index.ts';
import { createNamer, createRulesExtractor, printable, readArticles } from '../src/index.ts';
import { disagreementBlocks, type ReadByModel, withModelReadings } from './compare-readings.ts';
import { explanationBlocks, explanationData } from './explain.ts';
import { openBrief } from './session.ts';
import { type ExitCode, type GlobalOptions, languageOf, type Shell } from './shell.ts';

interface ExtractOptions extends GlobalOptions {
  readonly json?: boolean;
  readonly explain?: boolean;
}

/** Reads documents and prints each article with its events as soon as it is read; uses no store. Exit code 1 if none could be read. */
export async function extract(
  shell: Shell,
  paths: readonly string[],
  options: ExtractOptions,
): Promise<ExitCode> {
  const brief = await openBrief(shell, options);
  if (!options.explain) return extractAll(shell, paths, options, brief, undefined);
  return withModelReadings(shell, options, brief, (read) => extractAll(shell, paths, options, brief, read));
}

async function extractAll(
  shell: Shell,
  paths: readonly string[],
  options: ExtractOptions,
  brief: Brief,
  readByModel: ReadByModel | undefined,
): Promise<ExitCode> {
  const { output, errors } = shell.terminal;
  const { explain = false } = options;
  const names = createNamer(brief, languageOf(shell, options));
  const extractor = createRulesExtractor(brief, { explain });
  let read = 0;
  for await (const found of readArticles({ brief, extractor }, paths)) {
    if ('reason' in found) {
      errors.write(`skipped ${printable(found.path)}: ${printable(found.reason)}\n`);
      continue;
    }
    read += 1;
    const model = await readByModel?.(found);
    const text = options.json
      ? `${JSON.stringify(articleData(found, explain, model))}\n`
      : `${render(articleMessage(found, names, explain, model), lookAt(output))}\n`;
    // A slow reader must not make articles pile up in memory.
    if (!output.write(text)) await new Promise((resolve) => output.once('drain', resolve));
  }
  return read === 0 ? 1 : 0;
}

/** The documented fields of a line of `extract --json`. */
function articleData(
  { article, events, findings }: ReadArticle,
  explain: boolean,
  model: readonly ChannelEvent[] | undefined,
): Json {
  const { id, path, title, published, outlet, url, language, paragraphs, inferred, statedDate } = article;
  return {
    id,
    path,
    title,
    published,
    outlet,
    url,
    language,
    paragraphs,
    events: events.map(eventData),
    inferred,
    ...(statedDate !== undefined && { statedDate }),
    ...(explain ? { explanation: explanationData(findings) } : {}),
    ...(model === undefined ? {} : { model: model.map(eventData) }),
  };
}

/** What the text does not say (attribution, form, place) is left out. */
function eventData({ fact: _, ...event }: ChannelEvent): Json {
  return { ...event };
}

function articleMessage(
  { article, events, findings }: ReadArticle,
  names: Namer,
  explain: boolean,
  model: readonly ChannelEvent[] | undefined,
): Message {
  const text = (value: string): Spans => [{ kind: 'text', text: value }];
  const blocks: Block[] = [
    { kind: 'heading', level: 1, text: text(article.title ?? '(no title)') },
    { kind: 'fields', fields: fieldsOf(article) },
    ...events.flatMap((event): Block[] => [
      {
        kind: 'entry',
        title: [
          { kind: 'strong', text: event.channel },
          { kind: 'text', text: ` ${event.action} ` },
          { kind: 'date', date: event.date, text: event.date },
          { kind: 'faint', text: event.background ? ' background' : '' },
        ],
        lines: [],
      },
      {
        kind: 'quote',
        text: event.evidence,
        source: text(names(event.actors).join(', ')),
      },
    ]),
    ...disagreementBlocks(events, model),
    ...(explain ? explanationBlocks(article, findings) : []),
  ];
  return { language: 'en', blocks, summary: article.title ?? article.path };
}

function fieldsOf(article: Article) {
  const { id, path, published, outlet, url, language, paragraphs, inferred, statedDate } = article;
  const unread = statedDate === undefined ? {} : { 'date that could not be read': statedDate };
  const values = {
    id,
    path,
    published,
    ...unread,
    outlet,
    url,
    language,
    paragraphs: String(paragraphs.length),
  };
  return Object.entries(values).map(([label, value]) => ({
    label,
    value: [
      { kind: 'text' as const, text: value ?? 'not known' },
      { kind: 'faint' as const, text: inferred.some((field) => field === label) ? ' (inferred)' : '' },
    ],
  }));
}
