import { expect, test } from 'vitest';
import { readOpml, writeOpml } from './opml.ts';

const feeds = [
  { url: 'https://gazette.example/feed?a=1&b=2', title: 'Tea & cake', home: 'https://gazette.example/' },
  { url: 'https://courier.example/rss', title: '信使', home: null },
];

test('a list of feeds is read as it was written', () => {
  const text = writeOpml('The <strait>', feeds);
  expect(text).toContain('Tea &amp; cake');
  expect(readOpml(text)).toEqual(feeds);
});

test('feeds are found in folders, each once, and what is no feed is left out', () => {
  const text = `<?xml version="1.0"?><opml version="1.0"><head><title>x</title></head><body><outline text="News">
    <outline text="Gazette" xmlUrl="https://gazette.example/feed"/><outline text="Deeper"><outline title="Courier" text="c" type="rss"
    xmlurl="https://reader:secret@courier.example/rss" htmlurl="/home"/></outline></outline><outline text="A note"/>
    <outline text="Again" xmlUrl="https://gazette.example/feed"/><outline text="Bad" xmlUrl="file:///etc/passwd"/></body></opml>`;
  expect(readOpml(text)).toEqual([
    { url: 'https://gazette.example/feed', title: 'Gazette', home: null },
    { url: 'https://courier.example/rss', title: 'Courier', home: null },
  ]);
});

test('a broken list is repaired; anything else is none', () => {
  const broken =
    '<opml version="2.0"><body><outline text="Tea & <cake" xmlUrl="https://gazette.example/feed"></body></opml>';
  expect(readOpml(broken)).toMatchObject([{ url: 'https://gazette.example/feed' }]);
  expect(readOpml('<html><p>opml</p></html>')).toBeUndefined();
  expect(readOpml('')).toBeUndefined();
});
