import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSite, type Site, TOKEN } from './site.ts';

let site: Site;
let document: OpenApi;
beforeAll(async () => {
  site = await openSite();
  document = (await (await fetch(`${site.origin}/api/v1/openapi.json`)).json()) as OpenApi;
});
afterAll(() => site.close());

interface Operation {
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
    readonly schema: object;
  }[];
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema: object }>> }>
  >;
}
interface OpenApi {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, { readonly get: Operation }>>;
  readonly components: object;
}

const get = (path: string, headers: Readonly<Record<string, string>> = {}) =>
  fetch(`${site.origin}/api/v1${path}`, { headers });
const json = async (path: string) => (await get(path)).json();

/** The path of the document that an address belongs to. */
function operationOf(path: string): readonly [string, Operation] {
  const [pathname = ''] = path.split('?');
  const found = Object.entries(document.paths).find(([template]) => {
    const pattern = template.replace(/[.]/g, '\\.').replace(/\{\w+\}/g, '[^/]+');
    return new RegExp(`^${pattern}$`).test(`/api/v1${pathname}`);
  });
  if (found === undefined) throw new Error(`The document has no ${pathname}.`);
  return [found[0], found[1].get];
}

/** What is wrong with a value by a schema of the document. */
function problemsOf(schema: object, value: unknown): unknown {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  const validate = ajv.compile({ ...schema, components: document.components });
  return validate(value) ? [] : validate.errors;
}

const ADDRESSES = [
  '/briefs',
  '/strait/channels?lang=zh-Hans',
  '/strait/status',
  '/strait/status?channel=patrols&as-of=2022-09&known-on=2024-01-01&lang=zh-Hant',
  '/strait/channels/patrols/why',
  '/strait/channels/patrol-hotline/why?as-of=2024-03-10&known-on=2024-03-10&lang=en',
  '/strait/events',
  '/strait/events?channel=patrols&from=2022&to=2024&action=suspend&confirmed=true&as-of=2024-01&known-on=2024-02&limit=2',
  '/strait/events?group=land&limit=1',
  '/strait/events.json?confirmed=false',
  '/strait/digests?window=weekly&as-of=2024-03-10&lang=en',
  '/strait/digests?since=2022-01-01',
  '/strait/digests?window=latest',
  '/strait/digests?window=weekly&as-of=2024-03-10&known-on=2024-03-07',
  '/strait/articles',
  '/strait/articles?channel=patrols&outlet=Test%20Courier&from=2021&to=2024&as-of=2024-01&known-on=2024-02&limit=2&lang=en',
  '/strait/lookup?q=sentence',
  '/strait/lookup?q=sentence&as-of=2024-03-07&known-on=2024-03-06',
  '/strait/lookup?q=sentence&channel=ferry&outlet=Test%20Courier&from=2020&to=2024&sort=date&known-on=2024-03-07&lang=en',
  '/strait/articles/a',
  '/strait/articles/hostile?as-of=2024-03-11&known-on=2024-03-10',
  '/strait/suggestions?kind=channel&typed=pat&lang=en',
];

describe('the OpenAPI document', () => {
  test('describes every address that is tested, and every one of its addresses is tested', () => {
    expect(document.openapi).toBe('3.1.0');
    const tested = new Set(ADDRESSES.map((address) => operationOf(address)[0]));
    const others = [
      '/api/v1/{brief}/events.csv',
      '/api/v1/{brief}/subscriptions',
      '/api/v1/{brief}/deliveries',
    ];
    expect(Object.keys(document.paths).sort()).toEqual([...tested, ...others].sort());
  });

  test.each(ADDRESSES)('%s: the request and the response are as described', async (address) => {
    const [, operation] = operationOf(address);
    const query = new URL(`http://x/${address}`).searchParams;
    const described = (operation.parameters ?? []).filter((parameter) => parameter.in === 'query');
    for (const [name, value] of query) {
      const parameter = described.find((one) => one.name === name);
      expect(parameter, name).toBeDefined();
      const typed = name === 'limit' ? Number(value) : value;
      expect(problemsOf(parameter?.schema ?? {}, typed), name).toEqual([]);
    }
    const response = await get(address);
    expect(response.status).toBe(200);
    const schema = operation.responses['200']?.content?.['application/json']?.schema ?? {};
    expect(Object.keys(schema).length).toBeGreaterThan(0);
    expect(problemsOf(schema, await response.json())).toEqual([]);
  });

  test('would notice a field that is not described, and one that is missing', async () => {
    const schema =
      operationOf('/strait/status')[1].responses['200']?.content?.['application/json']?.schema ?? {};
    const { brief, ...rest } = (await json('/strait/status')) as { readonly brief: string };
    expect(problemsOf(schema, rest)).not.toEqual([]);
    expect(problemsOf(schema, { brief, ...rest, odd: 1 })).not.toEqual([]);
  });

  test.each([
    ['/strait/status?as-of=yes', 400, 'QUESTION_INVALID'],
    ['/strait/status?odd=1', 400, 'QUESTION_INVALID'],
    ['/strait/status?channel=nothing', 400, 'QUESTION_INVALID'],
    ['/strait/events?limit=0', 400, 'QUESTION_INVALID'],
    ['/strait/events?cursor=!', 400, 'QUESTION_INVALID'],
    ['/strait/articles?cursor=eA', 400, 'QUESTION_INVALID'],
    ['/strait/lookup', 400, 'QUESTION_INVALID'],
    ['/strait/events.csv?odd=1', 400, 'QUESTION_INVALID'],
    ['/elsewhere/status', 404, 'NOT_FOUND'],
    ['/strait/articles/nothing', 404, 'NOT_FOUND'],
    ['/strait/nothing', 404, 'NOT_FOUND'],
  ])('%s is refused with %i and the reason', async (address, status, code) => {
    const response = await get(address);
    expect(response.status).toBe(status);
    const body = await response.json();
    expect(body).toMatchObject({ error: { code, problem: expect.stringMatching(/\S/) } });
    const schema =
      operationOf('/strait/status')[1].responses['400']?.content?.['application/json']?.schema ?? {};
    expect(problemsOf(schema, body)).toEqual([]);
  });
});

describe('events', () => {
  interface Page {
    readonly total: number;
    readonly events: readonly { readonly channel: string; readonly date: string; readonly known: string }[];
    readonly next: string | null;
  }

  test('come in pages that together are the whole, newest first', async () => {
    const whole = (await json('/strait/events')) as Page;
    expect(whole.next).toBeNull();
    expect(whole.total).toBe(whole.events.length);
    const pages: Page[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page = (await json(`/strait/events?limit=2${cursor && `&cursor=${cursor}`}`)) as Page;
      pages.push(page);
      cursor = page.next;
    }
    expect(pages.length).toBe(Math.ceil(whole.total / 2));
    expect(pages.flatMap(({ events }) => events)).toEqual(whole.events);
  });

  test('as of a day are those until then; known on a day, those that a reader could know', async () => {
    const dates = async (query: string) =>
      ((await json(`/strait/events?${query}`)) as Page).events.map(({ date }) => date);
    expect(await dates('as-of=2022-12-31&channel=patrols')).toEqual(['2022-08-04', '2021-05-02']);
    expect(await dates('known-on=2022-08-04&channel=patrols')).toEqual(['2021-05-02']);
  });

  test('are exported as a table whose cells are no formulas', async () => {
    const evidence = '=HYPERLINK("http://evil.example")';
    const article = {
      id: 'x',
      path: 'x',
      title: null,
      published: '2024-03-10',
      outlet: '@SUM(A1)',
      url: null,
    };
    await site.store.put(
      'strait',
      [
        {
          article: { ...article, language: 'en', paragraphs: [evidence], inferred: [] },
          events: [
            {
              channel: 'ferry',
              action: 'agree',
              date: '2024-03-10',
              precision: 'day',
              background: false,
              actors: ['-ada', '+bo'],
              evidence,
            },
          ],
        },
      ],
      '2024-03-10T20:00:00.000Z',
    );
    const response = await get('/strait/events.csv?channel=ferry&action=agree');
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="strait-events.csv"');
    const text = await response.text();
    const [row] = parse(text, { columns: true, bom: true }) as readonly Record<string, string>[];
    expect(row).toMatchObject({
      channel: 'ferry',
      date: '2024-03-10',
      quote: `'${evidence}`,
      outlet: "'@SUM(A1)",
    });
    expect(row?.actors).toMatch(/^'-/);
    expect(text).not.toMatch(/(?:^|,)"?[=+@-]/m);
  });
});

describe('articles', () => {
  interface Page {
    readonly articles: readonly {
      readonly id: string;
      readonly published: string;
      readonly events: readonly { readonly channel: string; readonly action: string }[];
    }[];
    readonly next: string | null;
  }
  const ids = async (query: string) =>
    ((await json(`/strait/articles?${query}`)) as Page).articles.map(({ id }) => id);

  test('come in pages that together are the whole, newest first', async () => {
    const whole = await ids('');
    expect(whole.length).toBeGreaterThan(5);
    const found: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page = (await json(`/strait/articles?limit=2${cursor && `&cursor=${cursor}`}`)) as Page;
      expect(page.articles.length).toBeGreaterThan(0);
      found.push(...page.articles.map(({ id }) => id));
      cursor = page.next;
    }
    expect(found).toEqual(whole);
  });

  test('as of a day, and known on a day, are those that had come out, with what was known of them', async () => {
    expect(await ids('channel=patrols&as-of=2022-12-31')).toEqual(['b', 'a']);
    expect(await ids('channel=patrols&known-on=2022-01-01')).toEqual(['a']);
    const page = (await json('/strait/articles?as-of=2024-03-08&limit=1')) as Page;
    // Its event is scheduled for a later day.
    expect(page.articles).toMatchObject([{ id: 'e', events: [{ channel: 'ferry', action: 'schedule' }] }]);
    const early = (await json('/strait/lookup?q=sentence&sort=date&as-of=2022-12-31')) as {
      readonly results: readonly { readonly id: string }[];
    };
    expect(early.results.map(({ id }) => id)).toEqual(['b', 'a']);
  });

  test('known on a day, an article has the text of that day and no later event', async () => {
    const store = async (day: string, sentence: string, action: 'hold' | 'refuse') => {
      const event = {
        channel: 'ferry',
        action,
        date: '2024-02-01',
        precision: 'day',
        background: false,
      } as const;
      const article = {
        ...{
          id: 'edited',
          path: 'edited',
          title: 'Edited',
          published: day,
          outlet: 'Test Courier',
          url: null,
        },
        ...{ language: 'en' as const, paragraphs: [sentence], inferred: [] },
      };
      await site.store.put(
        'strait',
        [{ article, events: [{ ...event, actors: [], evidence: sentence }] }],
        `${day}T12:00:00.000Z`,
      );
    };
    await store('2024-02-02', 'The talks were held.', 'hold');
    await store('2024-02-05', 'The talks were called off.', 'refuse');
    const at = (query: string) => json(`/strait/articles/edited?${query}`);
    expect(await at('known-on=2024-02-03')).toMatchObject({
      paragraphs: ['The talks were held.'],
      events: [{ action: 'hold', evidence: 'The talks were held.' }],
    });
    expect(await at('known-on=2024-02-06')).toMatchObject({
      paragraphs: ['The talks were called off.'],
      events: [{ action: 'refuse' }],
    });
    expect((await get('/strait/articles/edited?known-on=2024-02-01')).status).toBe(404);
    expect(await at('as-of=2024-01-31')).toMatchObject({ events: [] });
  });
});

test('a digest known on an earlier day ends there', async () => {
  const known = await json('/strait/digests?window=weekly&as-of=2024-03-10&known-on=2024-03-07');
  expect(known).toEqual(await json('/strait/digests?window=weekly&as-of=2024-03-07'));
  const later = await json('/strait/digests?window=weekly&as-of=2024-03-07&known-on=2024-03-10');
  expect(later).toEqual(known);
});

describe('lookup', () => {
  test('comes in pages', async () => {
    interface Found {
      readonly total: number;
      readonly results: readonly { readonly id: string }[];
      readonly next: string | null;
    }
    const first = (await json('/strait/lookup?q=sentence&sort=date')) as Found;
    expect(first.results).toHaveLength(5);
    const second = (await json(`/strait/lookup?q=sentence&sort=date&cursor=${first.next}`)) as Found;
    expect(second.next).toBeNull();
    const ids = [...first.results, ...second.results].map(({ id }) => id);
    expect(new Set(ids).size).toBe(first.total);
  });

  test('an article of a later day is not known on an earlier one', async () => {
    expect((await get('/strait/articles/d?known-on=2024-03-01')).status).toBe(404);
    expect((await get('/strait/articles/d?known-on=2024-03-06')).status).toBe(200);
  });

  test('an article does not say where on the machine it was read from', async () => {
    expect(await json('/strait/articles/a')).not.toHaveProperty('path');
  });
});

describe('access', () => {
  test('what is for the operator needs the token', async () => {
    for (const address of ['/strait/deliveries', '/strait/subscriptions']) {
      expect((await get(address)).status).toBe(401);
      expect((await get(address, { authorization: 'Bearer wrong' })).status).toBe(401);
      const allowed = await get(address, { authorization: `Bearer ${TOKEN}` });
      expect(allowed.status).toBe(200);
      expect(allowed.headers.get('cache-control')).toBe('no-store');
      const schema = operationOf(address)[1].responses['200']?.content?.['application/json']?.schema ?? {};
      expect(problemsOf(schema, await allowed.json())).toEqual([]);
    }
  });

  test('pages of every origin may ask', async () => {
    const response = await get('/strait/status', { origin: 'https://elsewhere.example' });
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(response.headers.get('access-control-expose-headers')).toContain('ETag');
  });

  test('an answer that has not changed is not sent again', async () => {
    const etag = (await get('/strait/channels')).headers.get('etag') ?? '';
    const again = await get('/strait/channels', { 'if-none-match': `"other", ${etag}` });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
  });
});
