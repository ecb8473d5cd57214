import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { report } from '../../test/support/history.ts';
import { cases } from '../../test/support/properties.ts';
import type { Article } from '../domain/article.ts';
import { addDays } from '../domain/dates.ts';
import type { Report } from '../domain/event.ts';
import { countOutlets } from '../domain/independent-sources.ts';
import { createGroup, sketchOf, withStories } from './index.ts';

/** Words of our own; a text is made of runs of them, so that texts share more or less. */
const WORDS =
  'ferry quay bell fog timber pilot market harvest comet orbit chalk hull gauge river landing spring'.split(
    ' ',
  );

interface Made {
  readonly report: Report;
  readonly text: string;
}

const texts = fc
  .array(fc.constantFrom(...WORDS), { minLength: 0, maxLength: 60 })
  .map((words) => words.join(' '));
const someTexts = fc.array(texts, { minLength: 1, maxLength: 5 });

/** Articles that often share texts, days and events. */
const articles = someTexts.chain((shared) =>
  fc
    .array(
      fc.record({
        text: fc.oneof(
          fc.constantFrom(...shared),
          fc.constantFrom(...shared).map((text) => `${text} evening edition`),
        ),
        outlet: fc.constantFrom('A', 'B', 'C', 'D', null),
        day: fc.option(fc.integer({ min: 0, max: 20 }), { freq: 8 }),
        coarse: fc.constantFrom(10, 10, 10, 7),
        channel: fc.constantFrom('line', 'other'),
        background: fc.boolean(),
      }),
      { maxLength: 14 },
    )
    .map((all) => all.map((one, index) => make(index, one))),
);

function make(
  index: number,
  one: {
    readonly text: string;
    readonly outlet: string | null;
    readonly day: number | null;
    readonly coarse: number;
    readonly channel: string;
    readonly background: boolean;
  },
): Made {
  const { text, outlet, day, coarse, channel, background } = one;
  const published = day === null ? null : addDays('2024-03-01', day).slice(0, coarse);
  const id = `article ${index}`;
  return { text, report: report('hold', '2024-03-02', { id, outlet, published, channel, background }) };
}

function sketchesOf(made: readonly Made[]) {
  const sketches = made.map(({ report: { source }, text }) =>
    sketchOf({ id: source.id, paragraphs: [text] } as unknown as Article, (it) => it),
  );
  return new Map(sketches.map((sketch) => [sketch.article, sketch]));
}

const tell = (made: readonly Made[]) =>
  withStories(
    made.map((one) => one.report),
    sketchesOf(made),
  );
const byId = (reports: readonly Report[]) => reports.toSorted((a, b) => (a.source.id < b.source.id ? -1 : 1));

describe('grouping any articles', () => {
  test('the order of reading does not matter, and the arguments stay as they are', () => {
    fc.assert(
      fc.property(articles, fc.infiniteStream(fc.nat()), (made, numbers) => {
        const before = structuredClone(made);
        const keyed = made.map((item) => ({ item, key: numbers.next().value }));
        const shuffled = keyed.toSorted((a, b) => a.key - b.key).map(({ item }) => item);
        expect(byId(tell(shuffled))).toEqual(byId(tell(made)));
        expect(made).toEqual(before);
      }),
    );
  });

  test('each article stands in one story, once, and a story is named by its first', () => {
    fc.assert(
      fc.property(articles, (made) => {
        const stories = createGroup()(
          made.map((one) => one.report),
          sketchesOf(made),
        );
        const ids = stories.flatMap(({ texts: own }) =>
          own.flatMap((text) => [text.original, ...text.copies]),
        );
        expect(ids.toSorted()).toEqual(made.map((one) => one.report.source.id).toSorted());
        for (const { id, texts: own } of stories) expect(own[0]?.original).toBe(id);
      }),
    );
  });

  test('telling stories of reports that tell them already changes nothing', () => {
    fc.assert(
      fc.property(articles, (made) => {
        const once = tell(made);
        expect(withStories(once, sketchesOf(made))).toEqual(once);
      }),
    );
  });

  test('what comes out later changes nothing in how earlier articles are grouped', () => {
    fc.assert(
      fc.property(articles, fc.integer({ min: 0, max: 31 }), (made, days) => {
        const day = addDays('2024-03-01', days);
        const until = ({ source: { published } }: Report) =>
          published !== null && (published.length === 7 ? '2024-03-31' : published) <= day;
        const then = tell(made.filter((one) => until(one.report)));
        expect(then).toEqual(tell(made).filter(until));
      }),
    );
  });

  test('what was grouped before changes nothing', () => {
    fc.assert(
      fc.property(fc.array(articles, { maxLength: 4 }), articles, (earlier, made) => {
        const group = createGroup();
        const reports = (of: readonly Made[]) => of.map((one) => one.report);
        for (const one of earlier) group(reports(one), sketchesOf(one));
        for (const count of [made.length, 0, made.length / 2, made.length]) {
          const some = made.slice(0, count);
          expect(group(reports(some), sketchesOf(some))).toEqual(
            createGroup()(reports(some), sketchesOf(some)),
          );
        }
      }),
    );
  });

  test('a copy that comes out after its original never makes it one outlet more', () => {
    const outlets = fc.constantFrom('A', 'B', 'New', 'Another');
    fc.assert(
      fc.property(articles, fc.nat(), outlets, (made, pick, outlet) => {
        const source = made[pick % Math.max(1, made.length)];
        fc.pre(source !== undefined && source.text !== '' && source.report.source.published !== null);
        const told = report('hold', '2024-03-02', { id: 'copy', outlet, published: '2024-04-01' });
        const copy = { text: source?.text ?? '', report: told };
        expect(countOutlets(tell([...made, copy]))).toBeLessThanOrEqual(countOutlets(tell(made)));
      }),
      { numRuns: cases(500) },
    );
  });
});
