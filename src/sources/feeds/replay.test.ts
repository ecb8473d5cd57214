import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { read } from '../../read/index.ts';
import { parseFeed } from './index.ts';

/** Snapshots of real feeds, as data beside the project; without them these tests have nothing to read and are skipped. */
const FEEDS = resolve(import.meta.dirname, '../../../../shared/feeds');

/** The items of an archive's snapshots, in order, read as of the time in the snapshot's name. */
async function itemsOf(archive: string, zone: string) {
  const items = [];
  for await (const found of read([resolve(FEEDS, archive)])) {
    if ('reason' in found) throw new Error(`${found.path}: ${found.reason}`);
    const [, date = '', hour, minute, second] = /-(\d{8})T(\d\d)(\d\d)(\d\d)Z/.exec(found.path) ?? [];
    const now = `${date.replace(/(....)(..)(..)/, '$1-$2-$3')}T${hour}:${minute}:${second}Z`;
    const feed = parseFeed(new TextDecoder().decode(found.bytes), { url: null, zone, now });
    items.push(...(feed?.items ?? []));
  }
  return items;
}

describe.skipIf(!existsSync(FEEDS))('snapshots of real feeds (../shared/feeds); skipped where absent', () => {
  test.each([
    ['rthk-greaterchina-zh-2024-05.tar.gz', 'Asia/Hong_Kong', 2_520, 269],
    ['state-press-releases-2021-06.tar.gz', 'America/New_York', 720, 230],
  ])(
    '%s: every item has an address, a title, a text and a date as stated',
    async (archive, zone, count, distinct) => {
      const items = await itemsOf(archive, zone);
      expect(items).toHaveLength(count);
      expect(new Set(items.map(({ url }) => url)).size).toBe(distinct);
      expect(
        items.filter(({ url, title, content }) => url === null || title === null || content === null),
      ).toEqual([]);
      expect(
        items.filter(({ published, unread }) => published?.basis !== 'stated' || unread !== null),
      ).toEqual([]);
    },
  );
});
