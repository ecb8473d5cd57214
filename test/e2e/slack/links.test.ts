import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { readingOf } from '../../fakes/slack/screen.ts';
import { engineOf, type Harbour, openHarbour } from '../../fakes/slack/workspace-with-bot.ts';
import { temporaryFolder } from '../../support/run.ts';

const URL_READ = 'https://example.org/ferry?a=1&b=2';
let harbour: Harbour;
afterEach(() => harbour.close());

/** A file with an article at an address. */
function articleAt(url: string): string {
  const file = join(temporaryFolder(), 'articles.jsonl');
  const article = {
    id: 'ferry',
    title: 'Ferry talks resume',
    published: '2024-01-02',
    url,
    text: 'They talk.',
  };
  writeFileSync(file, `${JSON.stringify(article)}\n`);
  return file;
}

async function asked(message: { readonly text: string; readonly blocks?: unknown }): Promise<string> {
  await harbour.anna.shortcut({ type: 'message', user: 'U0BEN', ...message }, 'read-link');
  await expect.poll(() => harbour.anna.sees('C0NEWS').length).toBeGreaterThan(0);
  const [post] = harbour.anna.sees('C0NEWS');
  expect(post?.only).toBe('U0ANNA');
  return post === undefined ? '' : readingOf(post);
}

describe('"What does this link say?" on a message', () => {
  test('shows the article that was read, to the one who asks', async () => {
    const engine = await engineOf();
    await engine.ingest([articleAt(URL_READ)]);
    harbour = await openHarbour({ engines: [engine] });
    expect(await asked({ text: 'see <https://example.org/ferry?a=1&amp;b=2|this>' })).toContain(
      'Ferry talks resume',
    );
  });

  test('finds links in rich text', async () => {
    const engine = await engineOf();
    await engine.ingest([articleAt(URL_READ)]);
    harbour = await openHarbour({ engines: [engine] });
    const section = { type: 'rich_text_section', elements: [{ type: 'link', url: URL_READ }] };
    const blocks = [{ type: 'rich_text', elements: [section] }];
    expect(await asked({ text: 'see this', blocks })).toContain('Ferry talks resume');
  });

  test('tells where there is none, and what to do', async () => {
    harbour = await openHarbour();
    expect(await asked({ text: 'no link here' })).toContain('There is no link in that message.');
  });

  test('does not read what it does not know, where the operator has not allowed it', async () => {
    const read: string[] = [];
    harbour = await openHarbour({ readLink: async (url) => void read.push(url) });
    expect(await asked({ text: '<https://example.org/new>' })).toContain('has not been read');
    expect(read).toEqual([]);
  });

  test('reads it where the operator has, and shows it', async () => {
    const engine = await engineOf();
    harbour = await openHarbour({
      engines: [engine],
      config: { readLinks: true },
      readLink: async (url) => void (await engine.ingest([articleAt(url)])),
    });
    expect(await asked({ text: '<https://example.org/new>' })).toContain('Ferry talks resume');
  });

  test('tells where it cannot be read', async () => {
    harbour = await openHarbour({
      config: { readLinks: true },
      readLink: async () => {
        throw new Error('HTTP 500');
      },
    });
    expect(await asked({ text: '<https://example.org/new>' })).toContain('could not be read');
  });

  test('reads nothing of private networks', async () => {
    harbour = await openHarbour({ config: { readLinks: true } });
    expect(await asked({ text: '<http://127.0.0.1:9/secret>' })).toContain('could not be read');
  });
});
