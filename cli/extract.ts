import { render } from '../adapters/console/render.ts';
import { lookAt } from '../adapters/console/terminal.ts';
import type { Article, Block, Json, Message, Namer, ReadArticle, Spans } from '../src/index.ts';
import { createNamer, createRulesExtractor, printable, readArticles } from '../src/index.ts';
import { explanationBlocks, explanationData } from './explain.ts';
import { openBrief } from './session.ts';
import { type ExitCode, type GlobalOptions, languageOf, type Shell } from './shell.ts';

/** Reads documents and prints each article with its events as soon as it is read; uses no store. Exit code 1 if none could be read. */
export async function extract(
  shell: Shell,
  paths: readonly string[],
  options: GlobalOptions & { readonly json?: boolean; readonly explain?: boolean },
): Promise<ExitCode> {
  const { output, errors } = shell.terminal;
  const brief = openBrief(shell, options);
  const names = createNamer(brief, languageOf(shell, options));
  const extractor = createRulesExtractor(brief, { explain: options.explain === true });
  let read = 0;
  for await (const found of readArticles({ brief, extractor }, paths)) {
    if ('reason' in found) {
      errors.write(`skipped ${printable(found.path)}: ${printable(found.reason)}\n`);
      continue;
    }
    read += 1;
    const { explain = false } = options;
    const text = options.json
      ? `${JSON.stringify(articleData(found, explain))}\n`
      : `${render(articleMessage(found, names, explain), lookAt(output))}\n`;
    // A slow reader must not make articles pile up in memory.
    if (!output.write(text)) await new Promise((resolve) => output.once('drain', resolve));
  }
  return read === 0 ? 1 : 0;
}

/** The documented fields of a line of `extract --json`. */
function articleData({ article, events, findings }: ReadArticle, explain: boolean): Json {
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
    events: events.map(({ channel, action, date, precision, background, actors, evidence }) => ({
      channel,
      action,
      date,
      precision,
      background,
      actors,
      evidence,
    })),
    inferred,
    ...(statedDate !== undefined && { statedDate }),
    ...(explain ? { explanation: explanationData(findings) } : {}),
  };
}

function articleMessage({ article, events, findings }: ReadArticle, names: Namer, explain: boolean): Message {
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
