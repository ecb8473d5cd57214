import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  type Brief,
  checkBrief,
  createRulesExtractor,
  loadBrief,
  type ReadArticle,
  readArticles,
} from '../../../src/index.ts';
import { foldScript } from '../../../src/text/script.ts';
import { ROOT } from '../../support/sources.ts';

/** Every brief of the project, found by itself: the bundled ones and those of the tests. */
const folders = ['briefs', 'test/briefs'].flatMap((parent) =>
  readdirSync(join(ROOT, parent), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(ROOT, parent, entry.name)),
);

/** What each sample says of itself. */
const SAMPLE =
  /sample article written for Backchannel|为 Backchannel 编写的示例文章|為 Backchannel 編寫的範例文章/;

describe.each(folders)('the brief in %s', (folder) => {
  const brief = loadBrief(folder);

  test('has no problem', () => {
    expect(checkBrief(folder)).toEqual([]);
  });

  test('can be named in a chat: its folder is a slash command', () => {
    expect(brief.name).toMatch(/^[a-z][a-z0-9-]{0,31}$/);
  });

  test('has titles that fit a board of 80 columns', () => {
    for (const { title } of [...brief.channels, ...brief.groups]) {
      expect(title.en.length).toBeLessThanOrEqual(28);
      expect(title['zh-Hans'].length * 2).toBeLessThanOrEqual(28);
      expect(title['zh-Hant'].length * 2).toBeLessThanOrEqual(28);
    }
  });

  test('has a channel in every group and a group for every channel', () => {
    expect(new Set(brief.channels.map(({ group }) => group))).toEqual(
      new Set(brief.groups.map(({ id }) => id)),
    );
  });

  test('has a chronology in order, each fact with a source and known to a channel', () => {
    const dates = brief.chronology.map(({ date }) => date);
    expect(dates.length).toBeGreaterThan(0);
    expect(datesIn(join(folder, 'chronology.yaml'))).toEqual(dates);
    expect(new Set(brief.chronology.map(({ id }) => id)).size).toBe(brief.chronology.length);
    const channels = new Set(brief.channels.map(({ id }) => id));
    for (const fact of brief.chronology) {
      expect(channels).toContain(fact.channel);
      expect(fact.sources.length).toBeGreaterThan(0);
    }
  });

  test('finds each actor by each form of the name, in either script', () => {
    for (const { name, aliases, ambiguous } of brief.actors) {
      const forms = new Set([name['zh-Hans'], ...aliases.zh, ...ambiguous.zh]);
      for (const form of [name['zh-Hant'], ...forms]) expect(forms).toContain(simplified(form));
    }
  });

  test('has cues in simplified script, as texts are compared', () => {
    for (const { cues } of brief.channels) {
      for (const { zh } of [cues.terms, cues.topics, cues.unless]) expect(zh.map(simplified)).toEqual(zh);
    }
    for (const { titles, bareTitles } of brief.roles) {
      for (const { zh } of [titles, bareTitles]) expect(zh.map(simplified)).toEqual(zh);
    }
    for (const { names } of brief.sides) expect(names.zh.map(simplified)).toEqual(names.zh);
  });

  test('has sample articles, all of which can be read, and say that they are samples', async () => {
    const articles = await samples(brief);
    expect(articles.length).toBeGreaterThan(0);
    for (const { article } of articles) {
      expect(article.title).not.toBeNull();
      expect(article.published).not.toBeNull();
      expect(article.language).not.toBe('und');
      expect(article.paragraphs.join('\n')).toMatch(SAMPLE);
    }
  });

  test('has samples that tell events of its own channels', async () => {
    const channels = new Set(brief.channels.map(({ id }) => id));
    const events = (await samples(brief)).flatMap((reading) => reading.events);
    expect(events.length).toBeGreaterThan(0);
    for (const { channel } of events) expect(channels).toContain(channel);
  });
});

describe('the brief uschina', () => {
  const brief = loadBrief(join(ROOT, 'briefs/uschina'));

  test('has the channels of the codebook', () => {
    expect(brief.channels.map(({ id }) => id).sort()).toEqual(
      [
        'leader-talks',
        'foreign-ministers',
        'maritime-affairs',
        'military',
        'defense-ministers',
        'joint-staff',
        'theater-commanders',
        'defense-policy-talks',
        'maritime-safety',
        'crisis-communications',
        'arms-control',
        'launch-notification',
        'p5-process',
        'new-start',
        'us-russia-launch-notification',
        'china-russia-launch-notification',
        'test-ban',
        'trade-talks',
        'export-controls',
        'climate',
        'counternarcotics',
        'ai-dialogue',
        'law-enforcement',
      ].sort(),
    );
  });

  test('sums up six military channels in one', () => {
    const children = brief.channels.filter(({ parent }) => parent !== undefined);
    expect(new Set(children.map(({ parent }) => parent))).toEqual(new Set(['military']));
    expect(children).toHaveLength(6);
  });

  test('knows people by the names of each press', () => {
    const forms = (id: string) => {
      const actor = brief.actors.find((one) => one.id === id);
      return new Set([...Object.values(actor?.name ?? {}), ...(actor?.aliases.zh ?? [])]);
    };
    for (const form of ['埃斯珀', '埃斯佩尔', '艾斯培']) expect(forms('mark-esper')).toContain(form);
    for (const form of ['莱特希泽', '莱特海泽', '赖海哲', '萊特海澤'])
      expect(forms('robert-lighthizer')).toContain(form);
    for (const form of ['佩洛西', '裴洛西']) expect(forms('nancy-pelosi')).toContain(form);
    for (const form of ['沙利文', '苏利文', '蘇利文']) expect(forms('jake-sullivan')).toContain(form);
  });

  test('lets names that are words count only beside a title', () => {
    const ambiguous = new Set(
      brief.actors.flatMap((actor) => [...actor.ambiguous.zh, ...actor.ambiguous.en]),
    );
    for (const form of ['布朗', '克里', '伯恩斯', '罗斯', '洪亮', 'Brown', 'Burns', 'Rice']) {
      expect(ambiguous).toContain(form);
    }
  });

  test('has samples in three scripts and in every format', async () => {
    const articles = (await samples(brief)).map(({ article }) => article);
    expect(articles.length).toBeGreaterThanOrEqual(14);
    expect(new Set(articles.map(({ language }) => language))).toEqual(new Set(['en', 'zh-Hans', 'zh-Hant']));
    expect(new Set(articles.map(({ path }) => path.replace(/:\d+$/, '').split('.').at(-1)))).toEqual(
      new Set(['md', 'txt', 'html', 'jsonl']),
    );
  });
});

/** The engine knows nothing of any brief: two governments that do not exist are watched as well as two that do. */
test('a brief of made-up governments is read like any other', async () => {
  const readings = await samples(loadBrief(join(ROOT, 'test/briefs/two-rivers')));
  const events = readings.flatMap((reading) => reading.events);
  expect(events.map(({ channel, action, date }) => `${channel} ${action} ${date}`).sort()).toEqual([
    'frontier-telephone resume 2025-01-20',
    'frontier-telephone suspend 2024-06',
    'water-commission agree 2025-03-10',
    'water-commission hold 2025-03-10',
  ]);
  expect(events.find(({ action }) => action === 'hold')?.actors).toEqual(['ana-dorel', 'piet-osk']);
});

/** The articles of a brief's sample folder; fails where one of its documents is no article. */
async function samples(brief: Brief): Promise<readonly ReadArticle[]> {
  const readings: ReadArticle[] = [];
  for await (const found of readArticles({ brief, extractor: createRulesExtractor(brief) }, [
    join(brief.folder, 'sample'),
  ])) {
    if ('reason' in found) throw new Error(`${found.path}: ${found.reason}`);
    readings.push(found);
  }
  return readings;
}

/** A phrase as a text in traditional script is compared: folding looks at the characters around it, so one of those stands before it. */
function simplified(phrase: string): string {
  return foldScript(`國${phrase}`).slice(1);
}

/** Dates in the order in which they stand in a chronology's file. */
function datesIn(path: string): readonly string[] {
  return [...readFileSync(path, 'utf8').matchAll(/^- date: "?([\d-]+)/gm)].map((match) => match[1] ?? '');
}
