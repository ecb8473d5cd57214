import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { BackchannelError } from '../../src/domain/errors.ts';

/** The files of a brief without a mistake. */
export const GOOD = {
  'brief.yaml': `title: {en: Lighthouses, zh-Hans: 灯塔, zh-Hant: 燈塔}
zones:
  default: UTC
  outlets: {Cape Post: Africa/Johannesburg}
sides:
  - id: north
    title: {en: North, zh-Hans: 北方, zh-Hant: 北方}
    names: {en: [North], zh: [北方]}
    short: [北]
    official:
      outlets: [{name: North Gazette, domains: [gazette.example]}]
  - id: south
    title: {en: South, zh-Hans: 南方, zh-Hant: 南方}
    names: {en: [South]}
groups:
  - id: sea
    title: {en: Sea, zh-Hans: 海上, zh-Hant: 海上}
`,
  'channels.yaml': `roles:
  - id: north-keeper
    side: north
    titles: {en: [North keeper]}
    offices: [Keeper]
channels:
  - id: lamps
    group: sea
    title: {en: Lamps, zh-Hans: 灯, zh-Hant: 燈}
    description: {en: Talks on lamps, zh-Hans: 关于灯的会谈, zh-Hant: 關於燈的會談}
    cues:
      sides: [north, south]
      terms: {en: [lamp talks], zh: [灯光会谈]}
      pairs:
        - [[north-keeper], [kit-south]]
  - id: oil
    group: sea
    parent: lamps
    title: {en: Oil, zh-Hans: 油, zh-Hant: 油}
    description: {en: Talks on oil, zh-Hans: 关于油的会谈, zh-Hant: 關於油的會談}
    cues:
      sides: [north, south]
      topics: {en: [oil]}
    kind: line
    cadence: P1Y6M
    labels:
      ended: {en: dry, zh-Hans: 断油, zh-Hant: 斷油}
`,
  'actors.yaml': `- id: jo-north
  name: {en: Jo North, zh-Hans: 乔, zh-Hant: 喬}
  aliases: {en: [Jo]}
  side: north
  offices:
    - {title: Keeper, titleZh: 守灯人, from: 2019, to: 2023-05-31}
- id: kit-south
  name: {en: Kit South, zh-Hans: 基特, zh-Hant: 基特}
  ambiguous: {en: [Kit]}
  side: south
`,
  'chronology.yaml': `- date: 2021-02
  channel: oil
  action: agree
  fact: {en: They agree on oil., zh-Hans: 双方就油达成一致。, zh-Hant: 雙方就油達成一致。}
  actors: [Jo, The Guild]
  sources:
    - {url: https://example.org/oil, outlet: Cape Post, published: 2021-02-03}
- date: 2020
  channel: lamps
  action: hold
  fact: {en: They meet., zh-Hans: 双方会面。, zh-Hant: 雙方會面。}
  sources:
    - {url: https://example.org/lamps, outlet: Cape Post}
- date: 2021-02
  channel: oil
  action: agree
  fact: {en: They agree on more oil., zh-Hans: 双方就更多的油达成一致。, zh-Hant: 雙方就更多的油達成一致。}
  sources:
    - {url: https://example.org/more, outlet: Cape Post}
`,
  'sources.yaml': `- id: gazette
  address: https://gazette.example/rss
  outlet: North Gazette
  terms: https://gazette.example/terms
- id: post
  kind: page
  address: https://post.example/news
  outlet: Cape Post
  language: en
  interval: 15
  full-pages: yes
  links: a.story
  verified: no
  enabled: no
`,
};

export type File = keyof typeof GOOD;

/** A folder of this test file's own, removed when its tests are over. */
export function testFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'brief-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** A brief on disk, in a new folder under `root`: the good one, with one text of one file put in another's place. */
export function writeBrief(root: string, file?: File, from = '', to = ''): string {
  const folder = mkdtempSync(join(root, 'b-'));
  for (const [name, text] of Object.entries(GOOD)) {
    if (name === file && !text.includes(from)) throw new Error(`"${from}" does not stand in ${name}`);
    writeFileSync(join(folder, name), name === file ? text.replace(from, to) : text);
  }
  return folder;
}

/** The error for the user that `act` throws. */
export function thrownBy(act: () => unknown): BackchannelError {
  try {
    act();
  } catch (error) {
    if (error instanceof BackchannelError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}
