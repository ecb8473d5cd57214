import { parseFeed as parseWithOther } from '@rowanmanning/feed-parser';
import RssParser from 'rss-parser';
import { parseFeed } from '../../src/sources/feeds/index.ts';
import { type Figure, printFigures } from './figure.ts';
import { median } from './median.ts';

/** Runs of which the middle one counts. */
const RUNS = 9;
/** Feeds that are parsed in a run, so that it takes longer than the clock's grain. */
const FEEDS = 20;
const ITEMS = 60;
const NOW = '2024-05-06T12:00:00Z';

/** Parses feeds of our own beside other parsers, which read fewer fields and no dates without a zone, and prints the ratios of processor time. */
export async function benchFeeds(): Promise<boolean> {
  const figures: Figure[] = [];
  for (const [format, text] of Object.entries({ RSS: rss(), Atom: atom() })) {
    const ours = await timeOf(() => parseFeed(text, { url: null, zone: 'Asia/Shanghai', now: NOW }));
    const others = {
      'rss-parser': await timeOf(() => new RssParser().parseString(text)),
      '@rowanmanning/feed-parser': await timeOf(() => parseWithOther(text)),
    };
    figures.push({ name: `${format}, ${ITEMS} items: ours`, value: ours, unit: 'ms' });
    for (const [name, time] of Object.entries(others)) {
      figures.push({ name: `${format}: ours, in times of ${name}`, value: ours / time, unit: '×' });
    }
  }
  return printFigures(figures);
}

/** Milliseconds of processor time that a feed takes. */
async function timeOf(parse: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const start = process.cpuUsage();
    for (let feed = 0; feed < FEEDS; feed += 1) await parse();
    times.push(process.cpuUsage(start).user / 1_000 / FEEDS);
  }
  return median(times);
}

const WORDS =
  'The two sides spoke by telephone &amp; agreed to open the line again. 双方通了电话，同意重新开通热线。';
const TEXT = `&lt;p&gt;${WORDS.repeat(12)}&lt;/p&gt;`;

function rss(): string {
  const items = Array.from(
    { length: ITEMS },
    (_, at) => `<item><title>Item ${at} &amp; more</title><link>https://news.example/${at}</link>
<guid isPermaLink="false">n${at}</guid><pubDate>Mon, 06 May 2024 08:${String(at).padStart(2, '0')}:00 +0800</pubDate>
<dc:creator>Desk</dc:creator><description>${WORDS}</description><content:encoded>${TEXT}</content:encoded></item>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>News</title><link>https://news.example/</link>
<description>All of it</description>${items.join('\n')}</channel></rss>`;
}

function atom(): string {
  const entries = Array.from(
    { length: ITEMS },
    (
      _,
      at,
    ) => `<entry><title>Item ${at} &amp; more</title><link href="https://news.example/${at}"/><id>tag:news.example,2024:${at}</id>
<published>2024-05-06T08:${String(at).padStart(2, '0')}:00+08:00</published><updated>2024-05-06T09:00:00Z</updated>
<author><name>Desk</name></author><summary>${WORDS}</summary><content type="html">${TEXT}</content></entry>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>News</title><id>tag:news.example</id>
<updated>2024-05-06T09:00:00Z</updated><link href="https://news.example/"/>${entries.join('\n')}</feed>`;
}
