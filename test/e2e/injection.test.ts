import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseCsv } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { render as renderConsole } from '../../adapters/console/render.ts';
import { render as renderDiscord } from '../../adapters/discord/render/index.ts';
import { htmlOf } from '../../adapters/mail/html.ts';
import { markedAsUntrusted } from '../../adapters/mcp/untrusted.ts';
import { render as renderSlack } from '../../adapters/slack/render/index.ts';
import { createExtractor } from '../../src/extract/model/index.ts';
import { type Answered, answer, createLog } from '../../src/index.ts';
import { articleOf, eventOf } from '../contracts/storage/fixtures.ts';
import { ATTEMPTS } from '../support/attempts.ts';
import { textsOf } from '../support/discord-texts.ts';
import { ROOT } from '../support/sources.ts';
import { openSite, type Site } from './web/site.ts';

/** Where an article's words end up: what comes out there, and what in it would be more than text. */
interface Surface {
  readonly out: (world: World) => string | Promise<string>;
  readonly forbidden: RegExp;
}

/** An attempt as the title, outlet and evidence of an article, and the answer about it. */
interface World {
  readonly site: Site;
  readonly id: string;
  readonly attempt: string;
  readonly answered: Answered;
}

/** Our own pages have other elements of these names. */
const MARKUP = /<script>|<style>|<img src=x|<svg onload|<\/textarea>/i;
const CONTROL = /[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069]/u;
const page = (path: (world: World) => string) => (world: World) => world.site.page(path(world));

const SURFACES: Readonly<Record<string, Surface>> = {
  Slack: {
    out: ({ answered }) => mrkdwnOf(renderSlack(answered.message)),
    forbidden: /<[!@#]|<https?:\/\/evil/,
  },
  Discord: {
    out: ({ answered }) =>
      renderDiscord(answered.message)
        .flatMap((payload) => [...textsOf(payload), payload.plain])
        .join('\n'),
    forbidden: /@everyone|@here|<[@#/]\w|(?<!\\)\]\(https:\/\/evil|(?<!\\)\|\||^```/m,
  },
  mail: {
    out: ({ answered }) => htmlOf(answered.message, () => ''),
    forbidden: MARKUP,
  },
  console: {
    out: ({ answered: { message } }) => renderConsole(message, { width: 80, color: false }),
    forbidden: CONTROL,
  },
  'web page': { out: page(({ id }) => `/strait/articles/${id}`), forbidden: MARKUP },
  'Atom feed': {
    out: async ({ site }) => unescaped(await site.page('/strait/channels/ferry/feed.atom')),
    forbidden: MARKUP,
  },
  'JSON feed': { out: page(() => '/strait/channels/ferry/feed.json'), forbidden: MARKUP },
  calendar: { out: page(() => '/strait/calendar.ics'), forbidden: /^ATTENDEE|^END:VEVENT\r\n(?!BEGIN|END)/m },
  'CSV export': {
    out: async ({ site }) => cellsOf(await site.page('/api/v1/strait/events.csv')),
    forbidden: /^[=+@\t]/m,
  },
  assistants: {
    out: ({ answered }) => markedAsUntrusted(answered.data).split('\n').slice(2, -1).join(),
    forbidden: /</,
  },
  'model request': {
    out: ({ attempt }) => requestOf(attempt),
    forbidden: /<\/article>[\s\S]*<\/article>|<\|/,
  },
  log: { out: ({ attempt }) => loggedOf(attempt), forbidden: /\p{Cc}(?!$)/u },
};

/** Texts that Slack reads as its markup. */
function mrkdwnOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(mrkdwnOf).join('\n');
  if (typeof value !== 'object' || value === null) return '';
  const marked = 'type' in value && value.type === 'mrkdwn' && 'text' in value ? String(value.text) : '';
  const own = !('type' in value) && 'text' in value && typeof value.text === 'string' ? value.text : '';
  return [marked, own, ...Object.values(value).map(mrkdwnOf)].join('\n');
}

/** The HTML within an Atom feed. */
const unescaped = (xml: string) => xml.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(code));

/** Each cell's beginning on a line of its own. */
const cellsOf = (csv: string) =>
  parseCsv(csv)
    .flat()
    .map((cell: string) => cell.replaceAll(/\s+/g, ' '))
    .join('\n');

async function requestOf(attempt: string): Promise<string> {
  const none = { get: async () => undefined, set: async () => {} };
  const extractor = createExtractor(site.engine.brief, { model: 'm', answers: none });
  const article = articleOf('a', { title: `Ferry talks ${attempt}`, outlet: attempt, paragraphs: [attempt] });
  const prompt = await extractor.missingPrompt(article);
  return (prompt?.user ?? '').slice((prompt?.user ?? '').lastIndexOf('<article>'));
}

async function loggedOf(attempt: string): Promise<string> {
  const lines: string[] = [];
  const log = await createLog('info', { write: (line) => void lines.push(line) });
  log.warn({ outlet: attempt }, `read ${attempt}`);
  return lines.join('').trimEnd();
}

let site: Site;
beforeAll(async () => {
  site = await openSite();
  for (const [at, [, attempt]] of [...Object.entries(ATTEMPTS).entries()]) {
    const evidence = `They said ${attempt} today.`;
    const article = articleOf(`attempt-${at}`, {
      ...{ title: attempt, outlet: attempt, url: 'javascript:alert(1)', published: '2024-03-10' },
      paragraphs: [`Before. ${evidence} After.`],
    });
    const told = { channel: 'ferry', evidence, attribution: attempt };
    const day = String(at + 1).padStart(2, '0');
    const events = [
      eventOf({ ...told, action: at % 2 === 0 ? 'suspend' : 'resume', date: `2024-01-${day}` }),
      eventOf({ ...told, action: 'schedule', date: `2024-05-${day}` }),
    ];
    await site.store.put('strait', [{ article, events }], '2024-03-10T12:00:00.000Z');
  }
}, 120_000);
afterAll(() => site.close());

/** What became of an attempt: its characters were changed, or they stand there as text without a meaning. */
const resultOf = (out: string, attempt: string) => (out.includes(attempt) ? 'text' : 'changed');

test('nothing that an article says is more than text anywhere', async () => {
  const rows: string[] = [];
  for (const [at, [name, attempt]] of [...Object.entries(ATTEMPTS).entries()]) {
    const id = `attempt-${at}`;
    const world = {
      site,
      id,
      attempt,
      answered: await answer(site.engine, { command: 'article', args: { article: id } }),
    };
    const results: string[] = [];
    for (const [surface, { out, forbidden }] of Object.entries(SURFACES)) {
      const text = await out(world);
      expect(text.length, surface).toBeGreaterThan(0);
      expect.soft(text, `${name} in ${surface}`).not.toMatch(forbidden);
      results.push(resultOf(text, attempt));
    }
    rows.push(`| ${name} | ${results.join(' | ')} |`);
  }
  const names = Object.keys(SURFACES);
  const table = [
    `| attempt | ${names.join(' | ')} |`,
    `| --- |${' --- |'.repeat(names.length)}`,
    ...rows,
  ].join('\n');
  const path = join(ROOT, 'docs/reference/security-tests.md');
  const document = readFileSync(path, 'utf8');
  const made = document.replace(/\| attempt[\s\S]*$/, `${table}\n`);
  if (process.env.UPDATE !== undefined) writeFileSync(path, made);
  expect(document).toBe(made);
}, 120_000);
