import { describe, expect, test } from 'vitest';
import { blocksOf, linkedCheckout } from '../support/pages.ts';
import { run } from '../support/run.ts';

const PAGES = ['', '.zh-Hans', '.zh-Hant'].map((language) => `docs/tutorial/first-board${language}.md`);

/** Days and instants that depend on when a command is run; the tutorial's own news is older. */
const CHANGING =
  /\d{4}-\d{2}-\d{2}T[\d:.]+Z|\d{1,2} [A-Z][a-z]{2} 20(?:2[6-9]|[3-9]\d)|20(?:2[6-9]|[3-9]\d)年\d+月\d+日/g;

/** What identifies a subscription or a delivery: chosen at random. */
const ID = /^[0-9a-f]{8}(?=[:：])/;

function comparable(output: string): string {
  return output
    .replaceAll(CHANGING, 'TIME')
    .replaceAll(/^-- \S+$/gm, '-- NAME')
    .trim();
}

/** Each block of commands with the output that the page shows below it, if it shows one. */
function stepsOf(page: string) {
  const blocks = blocksOf(page);
  return blocks.flatMap(({ info, text }, index) => {
    if (info !== 'sh') return [];
    const next = blocks[index + 1];
    return [{ commands: text, shown: next?.info === 'text' ? next.text : undefined }];
  });
}

describe.each(PAGES)('%s', (page) => {
  test('has commands, and shows what they print', () => {
    expect(stepsOf(page).filter(({ shown }) => shown !== undefined).length).toBeGreaterThanOrEqual(7);
  });

  test('every command works and prints what the page shows', async () => {
    const cwd = linkedCheckout();
    const exported: string[] = [];
    // The page's reader is told to put the id of their own subscription in place of the one shown.
    let shownId = '';
    let id = '';
    for (const { commands, shown } of stepsOf(page)) {
      const own = shownId === '' ? commands : commands.replaceAll(shownId, id);
      const { code, stdout, stderr } = await run('bash', ['-ec', [...exported, own].join('\n')], { cwd });
      expect(code, `${own}${stderr}`).toBe(0);
      exported.push(...own.split('\n').filter((line) => line.startsWith('export ')));
      if (shown === undefined) continue;
      if (shownId === '') {
        shownId = ID.exec(shown)?.[0] ?? '';
        id = ID.exec(stdout)?.[0] ?? '';
      }
      const expected = shownId === '' ? shown : shown.replaceAll(shownId, id);
      expect(comparable(stdout), own).toBe(comparable(expected));
    }
    expect(shownId).not.toBe('');
  }, 400_000);
});
