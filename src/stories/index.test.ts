import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ReportDetails, report } from '../../test/support/history.ts';
import type { Article } from '../domain/article.ts';
import type { Report } from '../domain/event.ts';
import type { Sketch } from '../domain/story.ts';
import { countRepeats, createGroup, sketchOf, withStories } from './index.ts';

/** Sentences of our own, so many that texts of them have a length like articles'. */
const SENTENCES = [
  'The ferry office of the northern bank said on Monday that its boats will cross again from next week.',
  'A spokesman for the southern bank confirmed the date and thanked the pilots for their patience.',
  'Crossings had stopped in the spring after a quarrel over who repairs the landing stage.',
  'Under the new arrangement both banks pay half of the timber and share a bell for foggy mornings.',
  'Fishermen interviewed at the quay were doubtful, since two earlier promises had come to nothing.',
  'The harbour master will inspect the hulls on Thursday and publish a list of those that may sail.',
  'Market women who lost their customers in April hope to sell vegetables on the other side by June.',
];
const OTHERS = [
  'Astronomers on the hill have photographed a comet whose tail splits in three.',
  'They say that it will be visible without a telescope until the end of the harvest.',
  'The village school has painted its orbit on the playground in yellow chalk.',
  'A lecture in the town hall on Friday explains why its colour changed during the week.',
];
const REWRITTEN = [
  'Boats are to run between the two banks once more, officials in the south announced.',
  'The dispute about the jetty that closed the route six months ago has been settled by splitting the bill.',
  'Whether traders come back at once is uncertain; many of them have found other roads for their goods.',
];

/** An article for tests, by its paragraphs, with one event of its day unless told otherwise. */
function article(outlet: string, paragraphs: readonly string[], details: ReportDetails = {}) {
  const told = report('hold', '2024-03-04', { id: outlet, outlet, published: '2024-03-04', ...details });
  const sketched = { id: told.source.id, paragraphs } as unknown as Article;
  return { report: told, sketch: sketchOf(sketched, (text) => text) };
}

type Given = ReturnType<typeof article>;

function sketchesOf(given: readonly Given[]): ReadonlyMap<string, Sketch> {
  return new Map(given.map(({ sketch }) => [sketch.article, sketch]));
}

function stories(...given: readonly Given[]) {
  const reports: readonly Report[] = given.map((one) => one.report);
  return createGroup()(reports, sketchesOf(given)).map(({ texts }) =>
    texts.map(({ original, copies }) => [original, ...copies].join('=')).join(' '),
  );
}

const later = { published: '2024-03-05' };

describe('one text', () => {
  test('is a text that another outlet carries word for word', () => {
    expect(stories(article('Agency', SENTENCES), article('Paper', SENTENCES, later))).toEqual([
      'Agency=Paper',
    ]);
  });

  test('is one whose quotation marks, spaces and capitals an outlet sets in its own way', () => {
    const reset = SENTENCES.map((sentence) => `“${sentence.toUpperCase().replaceAll(' ', '\u00a0')}” `);
    expect(stories(article('Agency', SENTENCES), article('Paper', reset, later))).toEqual(['Agency=Paper']);
  });

  test('is one that another outlet cuts, or puts a sentence of its own to', () => {
    const cut = SENTENCES.slice(0, 6);
    const grown = [...SENTENCES, 'More on this in our evening edition.'];
    const given = [article('Agency', SENTENCES), article('Cut', cut, later), article('Grown', grown, later)];
    expect(stories(...given)).toEqual(['Agency=Cut=Grown']);
  });

  test('belongs to who had it first, whichever is read first', () => {
    const given = [article('Agency', SENTENCES), article('Paper', SENTENCES, later)] as const;
    expect(stories(given[1], given[0])).toEqual(stories(...given));
  });

  test('comes out anew months later and is still the same', () => {
    const anew = article('Paper', SENTENCES, { published: '2024-09-01' });
    expect(stories(article('Agency', SENTENCES), anew)).toEqual(['Agency=Paper']);
  });

  test('is the same in two scripts where folding makes them one', () => {
    const fold = (text: string) =>
      text.replaceAll('會談', '会谈').replaceAll('恢復', '恢复').replaceAll('兩', '两');
    const texts = ['两岸代表星期一恢复会谈，约定六月再见。', '兩岸代表星期一恢復會談，約定六月再見。'];
    const [first, second] = texts.map((text, index) => {
      const paragraphs = Array.from({ length: 3 }, (_, at) => `${text}第${at}段另有说明。`);
      return sketchOf({ id: String(index), paragraphs } as unknown as Article, (it) =>
        fold(it).replaceAll('約', '约').replaceAll('見', '见'),
      );
    });
    expect(first?.minima).toEqual(second?.minima);
  });
});

describe('one text years later', () => {
  /** Whether a text is found again of whose sketch's 128 minima these are others. */
  const found = (changed: ReadonlySet<number>) => {
    const told = (id: string, published: string) => report('hold', published, { id, outlet: id, published });
    const minima = Uint32Array.from({ length: 128 }, (_, at) => at * 31);
    const others = minima.map((one, at) => (changed.has(at) ? one + 1 : one));
    const sketches = new Map([
      ['Agency', { article: 'Agency', size: 100, minima }],
      ['Paper', { article: 'Paper', size: 100, minima: others }],
    ]);
    const years = ['2016', '2019', '2022'].map((year) => told(year, `${year}-06-01`));
    const reports = [told('Agency', '2014-03-01'), ...years, told('Paper', '2024-03-01')];
    return createGroup()(reports, sketches).some(({ texts }) =>
      texts.some(({ copies }) => copies.length > 0),
    );
  };

  test('is found for certain where four fifths of it are the same, whichever fifth is another', () => {
    const minimum = fc.integer({ min: 0, max: 127 });
    fc.assert(
      fc.property(fc.uniqueArray(minimum, { minLength: 25, maxLength: 25 }), (changed) => {
        expect(found(new Set(changed))).toBe(true);
      }),
    );
    // As bad as it can be: each of 25 bands has one.
    expect(found(new Set(Array.from({ length: 25 }, (_, at) => 2 * at)))).toBe(true);
    expect(found(new Set(Array.from({ length: 26 }, (_, at) => 2 * at)))).toBe(false);
  });
});

describe('texts of their own', () => {
  test('are a rewrite by another outlet: the same story all the same, by its event', () => {
    expect(stories(article('Agency', SENTENCES), article('Paper', REWRITTEN, later))).toEqual([
      'Agency Paper',
    ]);
  });

  test('are serial reports of one outlet that differ in figures only', () => {
    const report = (day: string, count: number, date: string) =>
      article(
        'Gauge',
        [
          `The river stood at ${count} centimetres this morning, the gauge office said, ${count - 7} less than a week before. ${day} stays dry.`,
          ...SENTENCES.slice(0, 1),
        ],
        {
          id: day,
          published: date,
          outlet: 'Gauge',
        },
      );
    const told = stories(report('Tuesday', 312, '2024-03-05'), report('Saturday', 284, '2024-03-30'));
    expect(told).toEqual(['Tuesday', 'Saturday']);
  });

  test('are short ones that are merely alike', () => {
    const given = [
      article('A', ['Talks on the ferry resume.']),
      article('B', ['Talks on the ferry resume!!']),
    ];
    expect(stories(...given)).toEqual(['A=B']);
    expect(
      stories(article('A', ['Talks on the ferry resume.']), article('B', ['Talks on ferries resume.'])),
    ).toEqual(['A B']);
  });

  test('are those without a text to compare', () => {
    expect(stories(article('A', []), article('B', []))).toEqual(['A B']);
    const reports = [article('A', SENTENCES).report, article('B', SENTENCES).report];
    expect(createGroup()(reports, new Map()).map(({ texts }) => texts.length)).toEqual([2]);
  });
});

describe('a story', () => {
  test('is another one where event and text are others', () => {
    const comet = article('Paper', OTHERS, { channel: 'sky' });
    expect(stories(article('Agency', SENTENCES), comet)).toEqual(['Agency', 'Paper']);
  });

  test('is not joined by what an article only reminds of', () => {
    const reminding = article('Paper', OTHERS, { background: true });
    expect(stories(article('Agency', SENTENCES), reminding)).toEqual(['Agency', 'Paper']);
  });

  test('holds articles of three days; what is told later is a story of its own', () => {
    const days = ['04', '05', '06', '07', '08', '09'].map((day) => `2024-03-${day}`);
    const chain = days.map((published, index) =>
      article(`Paper ${index}`, [String(index).repeat(60)], { published, outlet: `Paper ${index}` }),
    );
    expect(stories(...chain).map((texts) => texts.split(/ (?=Paper)/).length)).toEqual([4, 2]);
  });

  test('leaves the chronology out', () => {
    const fact = report('hold', '2024-03-04', { kind: 'chronology' });
    expect(createGroup()([fact], new Map())).toEqual([]);
    expect(withStories([fact], new Map())).toEqual([fact]);
  });
});

test('reports say which story they belong to and whose text they repeat', () => {
  const given = [
    article('Agency', SENTENCES),
    article('Paper', SENTENCES, later),
    article('Own', REWRITTEN, later),
  ];
  const reports = given.map((one) => one.report);
  const places = withStories(reports, sketchesOf(given)).map(({ source }) => [source.story, source.copyOf]);
  expect(places).toEqual([
    ['Agency', undefined],
    ['Agency', 'Agency'],
    ['Agency', undefined],
  ]);
});

test('articles that repeat a story of the same days are counted, those outside and undated ones are not', () => {
  const given = [
    article('Agency', SENTENCES),
    article('Paper', SENTENCES, later),
    article('Late', REWRITTEN, { published: '2024-03-06' }),
    article('Undated', SENTENCES, { published: null }),
    article('Else', OTHERS, { channel: 'sky' }),
  ];
  const told = withStories(
    given.map((one) => one.report),
    sketchesOf(given),
  );
  expect(countRepeats(told, '2024-03-03', '2024-03-06')).toBe(2);
  expect(countRepeats(told, '2024-03-03', '2024-03-05')).toBe(1);
  expect(countRepeats(told, '2024-03-04', '2024-03-05')).toBe(0);
});
