import { describe, expect, it } from 'vitest';
import { parse } from './index.ts';
import { parseLenientJson } from './lenient-json.ts';

const STATED =
  '{"@type":"NewsArticle","headline":"Ferries run again","datePublished":"2023-11-28T10:00:00+00:00","publisher":{"name":"Harbour Post"}}';

function read(script: string, type = 'application/ld+json') {
  const html = `<html><head><title>Ferries | Harbour Post</title><script type="${type}">${script}</script></head><body><article><p>The port authority said that ferries run again after a week of storms.</p></article></body></html>`;
  return parse({ path: 'x.html', bytes: Buffer.from(html) }, { zones: { default: 'UTC', outlets: {} } });
}

describe('linked data in a page', () => {
  it.each([
    ['as it should be', STATED],
    ['in CDATA behind comments', `//<![CDATA[\n${STATED}\n//]]>`],
    ['in CDATA in comments', `/*<![CDATA[*/${STATED}/*]]>*/`],
    ['in bare CDATA', `<![CDATA[${STATED}]]>`],
    ['in an HTML comment', `<!--\n${STATED}\n-->`],
    ['with a line break in a string', STATED.replace('Ferries run', 'Ferries\nrun')],
    ['with other control characters in a string', STATED.replace('Ferries run', 'Ferries\r\n\trun')],
    ['with a semicolon behind it', `${STATED};`],
    ['with several behind line breaks', `${STATED}\n ; ;\n`],
    ['with commas too many', STATED.replace('"}}', '",}, }')],
    ['with comments in it', STATED.replace('{', '{ /* x */ // "y"\n')],
    ['in a list', `[${STATED}]`],
    ['in a graph', `{"@graph":[{"@type":"WebSite"},${STATED}]};`],
    ['with quotation marks as references', STATED.replaceAll('"', '&quot;')],
  ])('is read %s', (_, script) => {
    expect(read(script)).toMatchObject({
      published: '2023-11-28T10:00:00.000Z',
      outlet: 'Harbour Post',
      title: 'Ferries run again',
    });
  });

  it.each(['application/ld+json; charset=utf-8', ' Application/LD+JSON '])(
    'is read under the type “%s”',
    (type) => {
      expect(read(STATED, type)).toMatchObject({ published: '2023-11-28T10:00:00.000Z' });
    },
  );

  it('keeps what stands in strings, and is nothing where nothing can be read', () => {
    expect(parseLenientJson('{"a":"/* x */ // y ,] \\" ]]",}')).toEqual({ a: '/* x */ // y ,] " ]]' });
    for (const text of ['', ';', 'nothing', '{"a"', '}{', '"', '[1,2'])
      expect(parseLenientJson(text)).toBeUndefined();
  });
});
