import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answer, type Engine, fixedClock, openEngine, openStore, type Store } from '../../src/index.ts';
import { tinyBrief } from '../support/brief.ts';
import { wordsOf } from '../support/strait.ts';

/** Articles of our own on one meeting: an agency's, two that carry it (one in capitals), a rewrite, and one on other news. */
const AGENCY = [
  'East and West held ferry line talks on March 4, officials of both sides said.',
  'The two delegations sat together for three hours in the old custom house and spoke about the winter timetable.',
  'They want to see each other again before the ice comes, the head of the eastern delegation told reporters.',
];
const REWRITE = [
  'Delegates of East and West held ferry line talks on March 4.',
  'How many boats will go in the cold months was the only point, a participant recalled over tea.',
];
const articles = [
  { id: 'agency', outlet: 'Agency', published: '2024-03-04T18:00:00Z', text: AGENCY },
  { id: 'paper', outlet: 'Paper', published: '2024-03-05T06:00:00Z', text: AGENCY },
  {
    id: 'courier',
    outlet: 'Courier',
    published: '2024-03-05T07:00:00Z',
    text: [...AGENCY, 'Courier readers will find the timetable on page four.'],
  },
  { id: 'herald', outlet: 'Herald', published: '2024-03-05T09:00:00Z', text: REWRITE },
];

let folder: string;
let store: Store;
let engine: Engine;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'backchannel-stories-'));
  store = await openStore({ data: join(folder, 'data') });
  engine = openEngine({ brief: tinyBrief(), store, clock: fixedClock('2024-03-06T12:00:00Z') });
  const file = join(folder, 'articles.jsonl');
  const lines = articles.map(({ text, ...rest }) =>
    JSON.stringify({
      ...rest,
      title: null,
      url: `https://${rest.id}.example/1`,
      lang: 'en',
      text: text.join('\n'),
    }),
  );
  // The copies are read before what they copy.
  await writeFile(file, lines.toReversed().join('\n'));
  await engine.ingest([file]);
});
afterAll(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

const words = async (line: string) => wordsOf((await answer(engine, line)).message).join('\n');
const data = async (line: string) => (await answer(engine, line)).data;

describe('of four articles, two of which copy a third', () => {
  test('all are relevant, and all tell one story', async () => {
    const coverage = { read: 4, relevant: 4, stories: 1, skipped: 0 };
    expect(await data('digest weekly')).toMatchObject({ coverage });
    expect(await words('digest weekly')).toContain('4 relevant, telling 1 story');
  });

  test('an event has two outlets, and the others beside the text that they repeat', async () => {
    expect(await data('timeline ferry')).toMatchObject({
      events: [
        {
          outlets: ['Agency', 'Herald'],
          alsoIn: ['Paper', 'Courier'],
          evidence: [
            { outlet: 'Agency', alsoIn: ['Paper', 'Courier'] },
            { outlet: 'Herald', alsoIn: [] },
          ],
        },
      ],
    });
  });

  test('the board and the channel name the outlets, not the copies', async () => {
    const { channels } = (await data('status ferry')) as { channels: readonly unknown[] };
    expect(channels[0]).toMatchObject({ outlets: ['Agency', 'Herald'], alsoIn: ['Paper', 'Courier'] });
    expect(await words('status ferry')).toContain('Agency, Herald');
    expect(await words('status')).not.toContain('Paper');
  });

  test('the evidence quotes the text once and tells who else carries it', async () => {
    const told = await words('why ferry');
    expect(told).toContain('Agency, 4 Mar 2024 (also in Paper, Courier)');
    expect(told.split('officials of both sides said')).toHaveLength(2);
    expect(await words('why ferry lang:zh-Hans')).toContain('（Paper、Courier亦有转载）');
  });

  test('a reader of the first evening knew of no copies', async () => {
    expect(await data('timeline ferry known-on:2024-03-04')).toMatchObject({
      events: [{ outlets: ['Agency'], alsoIn: [] }],
    });
  });

  test('reading them again changes nothing', async () => {
    const before = await data('timeline ferry');
    const again = await engine.ingest([join(folder, 'articles.jsonl')]);
    expect(again).toMatchObject({ new: 0, changed: 0, unchanged: 4 });
    expect(await data('timeline ferry')).toEqual(before);
  });

  test('a digest counts outlets, not copies', async () => {
    // The line worked before, so that the talks change no state and are told in one line with their sources.
    const earlier = join(folder, 'earlier.jsonl');
    const text = 'Crews of East and West held ferry line talks on February 19, said the harbour office.';
    const gazette = { id: 'gazette', outlet: 'Gazette', published: '2024-02-20', lang: 'en', text };
    await writeFile(earlier, JSON.stringify(gazette));
    await engine.ingest([earlier]);
    const told = await words('digest since:2024-03-01');
    expect(told).toContain('2 outlets: Agency, 4 Mar 2024 (also in Paper, Courier); Herald, 5 Mar 2024');
  });
});
