import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type File, GOOD, testFolder, thrownBy, writeBrief } from '../../test/support/brief-files.ts';
import { checkBrief, loadBrief } from './index.ts';

const root = testFolder();

/** What is written instead, and the one problem that it makes: its line, what is wrong, what to do. */
const problems: readonly {
  readonly name: string;
  readonly file: File;
  readonly from: string;
  readonly to: string;
  readonly at: readonly [File, number];
  readonly problem: string;
  readonly remedy: string;
}[] = [
  {
    name: 'a fact in one language',
    file: 'chronology.yaml',
    from: 'fact: {en: They meet., zh-Hans: 双方会面。, zh-Hant: 雙方會面。}',
    to: 'fact: They meet.',
    at: ['chronology.yaml', 11],
    problem: '"fact" is text where keys with values must stand.',
    remedy: 'Look at the example of this key in briefs/README.md, and at the indentation of these lines.',
  },
  {
    name: 'a kind that does not exist',
    file: 'channels.yaml',
    from: 'kind: line',
    to: 'kind: lines',
    at: ['channels.yaml', 24],
    problem: '"lines" is none of the values that "kind" can have.',
    remedy: 'Did you mean "line"?',
  },
  {
    name: 'a cadence that is no duration',
    file: 'channels.yaml',
    from: 'P1Y6M',
    to: 'yearly',
    at: ['channels.yaml', 25],
    problem: '"yearly" cannot stand as "cadence".',
    remedy: 'Write an ISO 8601 duration of years, months and days: P12M, P1Y6M or P90D.',
  },
  {
    name: 'a source without a web address',
    file: 'sources.yaml',
    from: 'https://gazette.example/rss',
    to: 'gazette.example/rss',
    at: ['sources.yaml', 2],
    problem: '"gazette.example/rss" is no web address.',
    remedy: 'Write the whole web address, with https://.',
  },
  {
    name: 'a source that is listed twice',
    file: 'sources.yaml',
    from: 'https://post.example/news',
    to: 'https://gazette.example/rss',
    at: ['sources.yaml', 7],
    problem: 'The address "https://gazette.example/rss" stands here a second time.',
    remedy: 'Remove one of the two.',
  },
  {
    name: 'links of what is no page',
    file: 'sources.yaml',
    from: 'kind: page',
    to: 'kind: sitemap',
    at: ['sources.yaml', 12],
    problem: 'Only a page has "links".',
    remedy: 'Remove it, or write "kind: page".',
  },
  {
    name: 'a source in an unknown zone',
    file: 'sources.yaml',
    from: 'language: en',
    to: 'zone: Mars/Base',
    at: ['sources.yaml', 9],
    problem: '"Mars/Base" is no time zone.',
    remedy: 'Write the name of a zone of the IANA database: Asia/Shanghai, America/New_York, UTC.',
  },
  {
    name: 'an interval below five minutes',
    file: 'sources.yaml',
    from: 'interval: 15',
    to: 'interval: 1',
    at: ['sources.yaml', 10],
    problem: '"1" cannot stand as "interval".',
    remedy: 'Write a number of minutes, 5 or more: 30.',
  },
  {
    name: 'a label of no state',
    file: 'channels.yaml',
    from: 'ended: {',
    to: 'endet: {',
    at: ['channels.yaml', 27],
    problem: 'The key "endet" is not known here.',
    remedy: 'Did you mean "ended"?',
  },
  {
    name: 'an address where a domain must stand',
    file: 'brief.yaml',
    from: 'gazette.example',
    to: 'https://gazette.example/',
    at: ['brief.yaml', 11],
    problem: '"https://gazette.example/" cannot stand as entry 1 of "domains".',
    remedy: 'Write a domain without https:// and path: example.org.',
  },
  {
    name: 'an official body that is no actor',
    file: 'brief.yaml',
    from: 'outlets: [{name: North Gazette, domains: [gazette.example]}]',
    to: 'bodies: [jo-norht]',
    at: ['brief.yaml', 11],
    problem: 'There is no actor "jo-norht".',
    remedy: 'Did you mean "jo-north"?',
  },
  {
    name: 'an unknown key',
    file: 'channels.yaml',
    from: '    parent: lamps',
    to: '    parnet: lamps',
    at: ['channels.yaml', 18],
    problem: 'The key "parnet" is not known here.',
    remedy: 'Did you mean "parent"?',
  },
  {
    name: 'a missing key',
    file: 'channels.yaml',
    from: '    group: sea\n    parent',
    to: '    parent',
    at: ['channels.yaml', 16],
    problem: '"group" is missing.',
    remedy: 'Add it here; briefs/README.md shows an example of every key.',
  },
  {
    name: 'a missing language',
    file: 'brief.yaml',
    from: ', zh-Hant: 燈塔}',
    to: '}',
    at: ['brief.yaml', 1],
    problem: '"zh-Hant" is missing.',
    remedy: 'Add it here; briefs/README.md shows an example of every key.',
  },
  {
    name: 'an empty title',
    file: 'brief.yaml',
    from: 'en: Sea',
    to: 'en: ""',
    at: ['brief.yaml', 17],
    problem: '"en" is empty.',
    remedy: 'Write a text.',
  },
  {
    name: 'a key without a value',
    file: 'actors.yaml',
    from: 'to: 2023-05-31',
    to: 'to: ',
    at: ['actors.yaml', 6],
    problem: '"to" has no value.',
    remedy: 'Write one, or leave the key out where it may be left out.',
  },
  {
    name: 'a text where a list must stand',
    file: 'brief.yaml',
    from: '[South]',
    to: 'South',
    at: ['brief.yaml', 14],
    problem: '"en" is text where a list (lines that begin with "- ", or [a, b]) must stand.',
    remedy: 'Look at the example of this key in briefs/README.md, and at the indentation of these lines.',
  },
  {
    name: 'one side only',
    file: 'channels.yaml',
    from: '      sides: [north, south]\n      topics',
    to: '      sides: [north]\n      topics',
    at: ['channels.yaml', 22],
    problem: '"sides" has the wrong number of entries.',
    remedy: 'Write at least 2 of them.',
  },
  {
    name: 'an id with spaces',
    file: 'brief.yaml',
    from: '- id: sea',
    to: '- id: The Sea',
    at: ['brief.yaml', 16],
    problem: '"The Sea" cannot stand as "id".',
    remedy: 'Write an id in small letters, digits and hyphens: us-president.',
  },
  {
    name: 'Chinese among the English phrases',
    file: 'channels.yaml',
    from: 'en: [oil]',
    to: 'en: [oil, 油]',
    at: ['channels.yaml', 23],
    problem: '"油" cannot stand as entry 2 of "en".',
    remedy: 'Move Chinese phrases to the list under "zh".',
  },
  {
    name: 'an unknown action',
    file: 'chronology.yaml',
    from: 'action: hold',
    to: 'action: held',
    at: ['chronology.yaml', 10],
    problem: '"held" is none of the values that "action" can have.',
    remedy: 'Did you mean "hold"?',
  },
  {
    name: 'a day that does not exist',
    file: 'chronology.yaml',
    from: 'date: 2020',
    to: 'date: 2020-02-30',
    at: ['chronology.yaml', 8],
    problem: '"2020-02-30" cannot stand as "date".',
    remedy: 'Write a day that exists, a month or a year: 2023-12-21, 2023-12 or 2023.',
  },
  {
    name: 'a source without an address',
    file: 'chronology.yaml',
    from: 'url: https://example.org/lamps',
    to: 'url: the archive',
    at: ['chronology.yaml', 13],
    problem: '"the archive" cannot stand as "url".',
    remedy: 'Write the whole web address, with https://.',
  },
  {
    name: 'a fact of an unknown channel',
    file: 'chronology.yaml',
    from: 'channel: lamps',
    to: 'channel: lamp',
    at: ['chronology.yaml', 9],
    problem: 'There is no channel "lamp".',
    remedy: 'Did you mean "lamps"?',
  },
  {
    name: 'an unknown parent',
    file: 'channels.yaml',
    from: 'parent: lamps',
    to: 'parent: harbours',
    at: ['channels.yaml', 18],
    problem: 'There is no channel "harbours".',
    remedy: 'Choose one of: lamps, oil.',
  },
  {
    name: 'an unknown group',
    file: 'channels.yaml',
    from: 'group: sea',
    to: 'group: see',
    at: ['channels.yaml', 8],
    problem: 'There is no group "see".',
    remedy: 'Did you mean "sea"?',
  },
  {
    name: 'an unknown side',
    file: 'actors.yaml',
    from: 'side: south',
    to: 'side: west',
    at: ['actors.yaml', 10],
    problem: 'There is no side "west".',
    remedy: 'Choose one of: north, south.',
  },
  {
    name: 'an unknown member of a pair',
    file: 'channels.yaml',
    from: '[kit-south]',
    to: '[kit-sauth]',
    at: ['channels.yaml', 15],
    problem: 'There is no role or actor "kit-sauth".',
    remedy: 'Did you mean "kit-south"?',
  },
  {
    name: 'an office that nobody holds',
    file: 'channels.yaml',
    from: 'offices: [Keeper]',
    to: 'offices: [Keepr]',
    at: ['channels.yaml', 5],
    problem: 'No actor of the side "north" holds the office "Keepr".',
    remedy: 'Did you mean "Keeper"?',
  },
  {
    name: 'an office that ends before it begins',
    file: 'actors.yaml',
    from: 'to: 2023-05-31',
    to: 'to: 2018',
    at: ['actors.yaml', 6],
    problem: 'The office ends (2018) before it begins (2019).',
    remedy: 'Correct "from" or "to".',
  },
  {
    name: 'a channel above itself',
    file: 'channels.yaml',
    from: 'parent: lamps',
    to: 'parent: oil',
    at: ['channels.yaml', 18],
    problem: 'The channel "oil" is its own parent, directly or by way of another.',
    remedy: 'Take the "parent" line out of the channel that stands on top.',
  },
  {
    name: 'an id that stands twice',
    file: 'brief.yaml',
    from: 'groups:',
    to: 'groups:\n  - {id: sea, title: {en: Sea, zh-Hans: 海, zh-Hant: 海}}',
    at: ['brief.yaml', 17],
    problem: 'The id "sea" stands here a second time.',
    remedy: 'Give each entry an id of its own, or join the two entries.',
  },
  {
    name: 'a phrase of two channels',
    file: 'channels.yaml',
    from: 'topics: {en: [oil]}',
    to: 'terms: {en: [Lamp Talks]}',
    at: ['channels.yaml', 23],
    problem: 'The phrase "Lamp Talks" belongs to the channel "lamps" already, and "oil" claims it too.',
    remedy:
      'Leave it to one of the two; a phrase that several channels share can be a topic where their sides differ.',
  },
  {
    name: 'a name of two actors',
    file: 'actors.yaml',
    from: 'ambiguous: {en: [Kit]}',
    to: 'aliases: {en: [Jo]}',
    at: ['actors.yaml', 9],
    problem: 'The phrase "Jo" belongs to the actor "jo-north" already, and "kit-south" claims it too.',
    remedy: 'Move it to "ambiguous" of both: it then counts only beside a title or a channel.',
  },
  {
    name: 'a name of two sides',
    file: 'brief.yaml',
    from: 'names: {en: [South]}',
    to: 'names: {en: [north]}',
    at: ['brief.yaml', 14],
    problem: 'The phrase "north" belongs to the side "north" already, and "south" claims it too.',
    remedy: 'Leave it to one of the two sides.',
  },
  {
    name: 'a form that is both plain and ambiguous',
    file: 'actors.yaml',
    from: 'ambiguous: {en: [Kit]}',
    to: 'ambiguous: {en: [Kit]}\n  aliases: {en: [Kit]}',
    at: ['actors.yaml', 9],
    problem: '"Kit" is among the aliases and among the ambiguous forms.',
    remedy: 'Keep it in one of the two: an ambiguous form counts only beside a title or a channel.',
  },
  {
    name: 'an unknown zone',
    file: 'brief.yaml',
    from: 'Africa/Johannesburg',
    to: 'Africa/Capetown',
    at: ['brief.yaml', 4],
    problem: '"Africa/Capetown" is no time zone.',
    remedy: 'Write the name of a zone of the IANA database: Asia/Shanghai, America/New_York, UTC.',
  },
];

describe('a brief with a mistake', () => {
  test.each(problems)('$name', ({ file, from, to, at, problem, remedy }) => {
    expect(checkBrief(writeBrief(root, file, from, to))).toEqual([
      { file: at[0], line: at[1], problem, remedy },
    ]);
  });

  test('text that is no YAML', () => {
    const found = checkBrief(writeBrief(root, 'actors.yaml', '  side: north', ' side: north'));
    expect(found).toMatchObject([{ file: 'actors.yaml', line: 4 }]);
    expect(found[0]?.problem).toMatch(/^The text cannot be read from here on: /);
    expect(found[0]?.remedy).toMatch(/indentation/);
  });

  test('the same key twice', () => {
    expect(checkBrief(writeBrief(root, 'brief.yaml', 'zones:', 'title: {}\nzones:'))).toMatchObject([
      { file: 'brief.yaml', line: 2, problem: expect.stringMatching(/duplicate/) },
    ]);
  });

  test('a missing file', () => {
    const folder = writeBrief(root);
    rmSync(join(folder, 'channels.yaml'));
    expect(checkBrief(folder)).toMatchObject([
      { file: 'channels.yaml', line: 1, problem: 'The file is missing.' },
    ]);
  });

  test('a file of the wrong shape', () => {
    const folder = writeBrief(root);
    writeFileSync(join(folder, 'chronology.yaml'), 'facts: []\n');
    expect(checkBrief(folder)).toMatchObject([
      { file: 'chronology.yaml', line: 1, problem: expect.stringMatching(/^The file is keys with values/) },
    ]);
  });

  test('a circle of parents', () => {
    const folder = writeBrief(root, 'channels.yaml', 'id: lamps\n', 'id: lamps\n    parent: oil\n');
    expect(checkBrief(folder).map(({ line }) => line)).toEqual([8, 19]);
  });

  test('all problems in order of file and line, told in one error', () => {
    const folder = writeBrief(root, 'actors.yaml', 'side: south', 'side: sauth');
    writeFileSync(join(folder, 'brief.yaml'), GOOD['brief.yaml'].replace('default: UTC', 'default: GTM'));
    expect(checkBrief(folder).map(({ file }) => file)).toEqual(['brief.yaml', 'actors.yaml']);
    const error = thrownBy(() => loadBrief(folder));
    expect(error.code).toBe('BRIEF_INVALID');
    expect(error.message).toContain(
      'has 2 problems:\nbrief.yaml:3  "GTM" is no time zone.\n    Write the name',
    );
    expect(error.message).toContain('actors.yaml:10  There is no side "sauth".\n    Did you mean "south"?');
    expect(error.remedy).toContain(`brief check ${folder}`);
  });
});

describe('a phrase that two channels share', () => {
  test('is no problem as a topic where their sides differ', () => {
    const folder = writeBrief(root, 'channels.yaml', 'terms: {en: [lamp talks]', 'topics: {en: [oil]');
    expect(checkBrief(folder)).toHaveLength(1);
    writeFileSync(
      join(folder, 'brief.yaml'),
      GOOD['brief.yaml'].replace(
        'groups:',
        '  - {id: west, title: {en: West, zh-Hans: 西方, zh-Hant: 西方}}\ngroups:',
      ),
    );
    writeFileSync(
      join(folder, 'channels.yaml'),
      GOOD['channels.yaml']
        .replace('terms: {en: [lamp talks]', 'topics: {en: [oil]')
        .replace(
          'sides: [north, south]\n      topics: {en: [oil]}',
          'sides: [north, west]\n      topics: {en: [oil]}',
        ),
    );
    expect(checkBrief(folder)).toEqual([]);
  });
});
