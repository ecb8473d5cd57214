import { load } from 'cheerio';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { OPERATOR, openSite, type Site, TOKEN } from './site.ts';

let site: Site;
beforeEach(async () => {
  site = await openSite();
});
afterEach(() => site.close());

const BASE = '/en/strait';
const ANNA = { authorization: `Basic ${Buffer.from(`Anna Lin:${TOKEN}`).toString('base64')}` };
const BEN = { authorization: `Basic ${Buffer.from(`Ben:${TOKEN}`).toString('base64')}` };

const read = async (path: string) => load(await site.page(BASE + path, OPERATOR));
const textOf = ($: ReturnType<typeof load>) => $('main').text().replace(/\s+/g, ' ');

/** Sends a form of a page as a browser does, with other values in some of its fields. */
async function send(
  path: string,
  fields: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = ANNA,
) {
  const response = await fetch(`${site.origin}${BASE}${path}`, {
    method: 'POST',
    headers: { ...headers, origin: site.origin, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields),
    redirect: 'manual',
  });
  return {
    status: response.status,
    location: response.headers.get('location'),
    $: load(await response.text()),
  };
}

/** The claim that the hotline was refused. */
async function hotline() {
  const { claims } = await site.engine.review.pending();
  const found = claims.find(({ event }) => event.channel === 'patrol-hotline');
  if (found === undefined) throw new Error('The site has a claim about the hotline.');
  return found;
}

describe('the list', () => {
  test('has each claim with its sentence, what it would change, and two buttons', async () => {
    const $ = await read('/operator/review');
    const claim = $('.claim').filter((_, one) => $(one).text().includes('Sentence of f.'));
    expect(claim.text()).toContain('Confirming it would change');
    expect(
      claim
        .find('button')
        .map((_, one) => $(one).text())
        .get(),
    ).toEqual(['Confirm', 'Reject']);
  });

  test('is for the operator alone', async () => {
    for (const path of ['/operator/review', '/operator/review/add', '/operator/decisions'])
      expect((await fetch(site.origin + BASE + path)).status, path).toBe(401);
  });

  test('the overview says how many wait', async () => {
    const { total } = await site.engine.review.pending({ limit: 0 });
    expect(textOf(await read('/operator'))).toContain(`${total} `);
    expect((await read('/operator'))('a[href$="/operator/review"]')).toHaveLength(1);
  });
});

describe('a decision', () => {
  test('is recorded under the name of the operator, and shown to all', async () => {
    const { id } = await hotline();
    const { status, location } = await send(`/operator/review/${id}`, { kind: 'confirm', last: '' });
    expect([status, location]).toEqual([303, `${BASE}/operator/review/${id}`]);
    expect(textOf(await read(`/operator/review/${id}`))).toContain('confirmed by Anna Lin on 11 Mar 2024');
    expect(textOf(await read('/channels/patrol-hotline'))).toContain('confirmed by Anna Lin');
    expect((await site.engine.review.history()).map(({ by }) => by)).toEqual([
      { platform: 'web', id: 'Anna Lin', name: 'Anna Lin' },
    ]);
  });

  test('of two people at the same time the second learns what the first decided', async () => {
    const { id } = await hotline();
    const both = await Promise.all([
      send(`/operator/review/${id}`, { kind: 'confirm', last: '' }, ANNA),
      send(`/operator/review/${id}`, { kind: 'reject', last: '' }, BEN),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([303, 409]);
    const late = both.find(({ status }) => status === 409);
    expect(late && textOf(late.$)).toContain('Nothing was changed: it was decided before');
    expect(await site.engine.review.history()).toHaveLength(1);
  });

  test('is undone from the list of decisions', async () => {
    const { id } = await hotline();
    await send(`/operator/review/${id}`, { kind: 'reject', last: '', reason: 'Another hotline.' });
    const $ = await read('/operator/decisions');
    expect(textOf($)).toContain('rejected by Anna Lin on 11 Mar 2024: Another hotline.');
    const decision = String($('input[name=decision]').val());
    expect((await send('/operator/decisions', { decision }, BEN)).location).toBe(
      `${BASE}/operator/decisions`,
    );
    expect((await hotline()).id).toBe(id);
    expect(textOf(await read('/operator/decisions'))).toContain('reversed by Ben');
  });

  test('corrects the event, and the page goes to the event as it is now', async () => {
    const { id } = await hotline();
    const fields = {
      kind: 'correct',
      last: '',
      channel: 'patrol-hotline',
      action: 'suspend',
      date: '2024-03-07',
    };
    const { location } = await send(`/operator/review/${id}`, { ...fields, reason: 'See the full text.' });
    expect(location).not.toBe(`${BASE}/operator/review/${id}`);
    expect(textOf(await read(String(location).slice(BASE.length)))).toContain('suspended');
    expect(textOf(await read('/channels/patrol-hotline'))).toContain('corrected by Anna Lin');
  });

  test('with a date that is none comes back with what was typed', async () => {
    const { id } = await hotline();
    const fields = { kind: 'correct', last: '', channel: 'patrol-hotline', action: 'suspend', date: 'May' };
    const { status, $ } = await send(`/operator/review/${id}`, { ...fields, reason: 'Why <b>not</b>' });
    expect(status).toBe(400);
    expect($('[role=alert]').text()).toContain('“May” is no date');
    expect($('input[name=date]').first().val()).toBe('May');
    expect($('#reason-correct').val()).toBe('Why <b>not</b>');
    expect(await site.engine.review.history()).toEqual([]);
  });

  test('on a claim that is gone changes nothing and says so', async () => {
    const { status, $ } = await send('/operator/review/00000000', { kind: 'confirm', last: '' });
    expect(status).toBe(404);
    expect(textOf($)).not.toContain('Recorded');
    expect(await site.engine.review.history()).toEqual([]);
  });

  test('that the form does not name is refused', async () => {
    const { id } = await hotline();
    expect((await send(`/operator/review/${id}`, { kind: 'delete', last: '' })).status).toBe(400);
  });

  test('from another site is refused', async () => {
    const { id } = await hotline();
    const response = await fetch(`${site.origin}${BASE}/operator/review/${id}`, {
      method: 'POST',
      headers: {
        ...ANNA,
        origin: 'https://elsewhere.example',
        'sec-fetch-site': 'cross-site',
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: new URLSearchParams({ kind: 'confirm', last: '' }),
    });
    expect(response.status).toBe(403);
    expect(await site.engine.review.history()).toEqual([]);
  });

  test('is refused where the form is larger than any', async () => {
    const { id } = await hotline();
    const { status } = await send(`/operator/review/${id}`, { kind: 'confirm', reason: 'x'.repeat(70_000) });
    expect(status).toBe(400);
    expect(await site.engine.review.history()).toEqual([]);
  });
});

describe('an event that no source reports', () => {
  const fields = { channel: 'ferry', action: 'suspend', date: '2024-03-10' };

  test('is added with its source', async () => {
    const { status, location } = await send('/operator/review/add', {
      ...fields,
      source: 'https://example.org/notice',
      reason: 'A notice on the pier.',
    });
    expect(status).toBe(303);
    expect(textOf(await read(String(location).slice(BASE.length)))).toContain('added by Anna Lin');
    expect(textOf(await read('/channels/ferry'))).toContain('suspended');
  });

  test('is refused without one, and the form keeps what was typed', async () => {
    const { status, $ } = await send('/operator/review/add', { ...fields, reason: 'Somebody said so.' });
    expect(status).toBe(400);
    expect($('[role=alert]').text()).toContain('a source is missing');
    expect($('#reason-add').val()).toBe('Somebody said so.');
    expect($('select[name=channel]').val()).toBe('ferry');
  });
});

test('the text of an article stays text', async () => {
  const id = site.engine.review.idOf({ channel: 'harbour-masters', action: 'propose', date: '2024-03-09' });
  const $ = await read(`/operator/review/${id}`);
  expect($('main script, main img, main a[href^="javascript"]')).toHaveLength(0);
  expect(textOf($)).toContain('They said <script>alert(1)</script>');
});

test('the forms are in the reader’s language', async () => {
  const { id } = await hotline();
  const $ = load(await site.page(`/zh-Hant/strait/operator/review/${id}`, OPERATOR));
  expect(
    $('button')
      .map((_, one) => $(one).text())
      .get(),
  ).toEqual(['確認', '否定', '質疑', '撤回', '更正', '合併']);
});
