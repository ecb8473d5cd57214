import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { GOOD, testFolder, writeBrief } from '../../test/support/brief-files.ts';
import { checkBrief, loadBrief } from './index.ts';

const root = testFolder();

describe('a good brief', () => {
  const folder = writeBrief(root);
  const brief = loadBrief(folder);

  test('has no problem', () => {
    expect(checkBrief(folder)).toEqual([]);
  });

  test('is named after its folder', () => {
    expect(brief).toMatchObject({ name: basename(folder), folder });
    expect(brief.sample).toBeUndefined();
  });

  test('has empty lists where the files say nothing', () => {
    expect(brief.sides[1]).toMatchObject({ names: { en: ['South'], zh: [] }, short: [] });
    expect(brief.channels[1]?.cues).toMatchObject({ terms: { en: [], zh: [] }, pairs: [] });
  });

  test('keeps dates and years as they are written', () => {
    expect(brief.actors[0]?.offices).toEqual([
      { title: 'Keeper', titleZh: '守灯人', from: '2019', to: '2023-05-31' },
    ]);
    expect(brief.actors[1]?.offices).toEqual([]);
  });

  test('tells its facts oldest first, with an id each', () => {
    expect(brief.chronology.map(({ id }) => id)).toEqual([
      'lamps/hold/2020',
      'oil/agree/2021-02',
      'oil/agree/2021-02/2',
    ]);
  });

  test('knows actors by any form of their name and leaves others as they stand', () => {
    expect(brief.chronology[1]?.actors).toEqual(['jo-north', 'The Guild']);
  });

  test('reads its sources in the zone of their outlet, official where the outlet is', () => {
    expect(brief.sources).toEqual([
      {
        id: 'gazette',
        kind: 'feed',
        location: 'https://gazette.example/rss',
        outlet: 'North Gazette',
        zone: 'UTC',
        intervalMinutes: 30,
        fullPages: false,
        official: 'north',
        terms: 'https://gazette.example/terms',
        verified: true,
        enabled: true,
      },
      {
        id: 'post',
        kind: 'page',
        location: 'https://post.example/news',
        outlet: 'Cape Post',
        language: 'en',
        zone: 'Africa/Johannesburg',
        intervalMinutes: 15,
        fullPages: true,
        selectors: { links: 'a.story' },
        verified: false,
        enabled: false,
      },
    ]);
  });

  test('may list no sources', () => {
    const other = writeBrief(root);
    rmSync(join(other, 'sources.yaml'));
    expect(loadBrief(other).sources).toEqual([]);
  });

  test('names its folder of samples', () => {
    const other = writeBrief(root);
    mkdirSync(join(other, 'sample'));
    expect(checkBrief(other)).toMatchObject([{ file: 'sample', line: 1 }]);
    writeFileSync(join(other, 'sample', 'a.md'), 'text');
    expect(loadBrief(other).sample).toBe(join(other, 'sample'));
  });

  test('may know nobody and nothing yet', () => {
    const other = writeBrief(root);
    writeFileSync(
      join(other, 'channels.yaml'),
      GOOD['channels.yaml'].replace(/^ +pairs:\n.*\n/m, '').replace('    offices: [Keeper]\n', ''),
    );
    writeFileSync(join(other, 'actors.yaml'), '# nobody\n');
    writeFileSync(join(other, 'chronology.yaml'), '');
    expect(loadBrief(other)).toMatchObject({ actors: [], chronology: [] });
  });
});
