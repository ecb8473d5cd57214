import { describe, expect, it } from 'vitest';
import type { Article } from '../domain/article.ts';
import { parse } from './index.ts';

const ZONES = { default: 'Asia/Shanghai', outlets: { 'Harbour Post': 'America/New_York' } };

const read = (text: string, path = 'a.md') => parse({ path, bytes: Buffer.from(text) }, { zones: ZONES });

function article(text: string): Article {
  const found = read(text);
  if ('reason' in found) throw new Error(found.reason);
  return found;
}

function reason(text: string): string {
  const found = read(text);
  if (!('reason' in found)) throw new Error('read as an article');
  return found.reason;
}

const POST = `---
layout: post
title: "两军参谋长　通话"
date: 2023-12-21T19:36:27.051Z
author: 海港电台
from: https://harbour.example/xinwen/3-12212023.html
tags: [ 海港电台 ]
comments: True
categories: [ 海港电台 ]
---
<!--NaN-->
[两军参谋长　通话](https://harbour.example/xinwen/3-12212023.html)
------

<div><p>两国参谋长周四举行了视频通话。</p><p>双方同意保持沟通。</p></div>
`;

describe('posts with front matter', () => {
  it('take every field from it', () => {
    expect(article(POST)).toEqual({
      id: expect.stringMatching(/^[\da-f]{16}$/),
      path: 'a.md',
      title: '两军参谋长 通话',
      published: '2023-12-21T19:36:27.051Z',
      outlet: '海港电台',
      url: 'https://harbour.example/xinwen/3-12212023.html',
      language: 'zh-Hans',
      paragraphs: ['两国参谋长周四举行了视频通话。', '双方同意保持沟通。'],
      inferred: [],
    });
  });

  it('name the outlet in tag and category where the author is a person', () => {
    expect(article(POST.replace('author: 海港电台', 'author: 张三')).outlet).toBe('海港电台');
    expect(article(POST.replace('author: 海港电台', 'author: unknown')).outlet).toBe('海港电台');
  });

  it('survive broken YAML', () => {
    const broken = POST.replace('"两军参谋长　通话"', '"两军参谋长 "通话" 恢复"').replace(
      'comments: True',
      ': [ }',
    );
    expect(article(broken)).toMatchObject({
      title: '两军参谋长 "通话" 恢复',
      outlet: '海港电台',
      published: '2023-12-21T19:36:27.051Z',
    });
  });

  it('survive a quote that swallows the next keys', () => {
    const swallowed = POST.replace('"两军参谋长　通话"', '"两军参谋长通话\n\n"');
    expect(article(swallowed)).toMatchObject({ title: '两军参谋长通话', outlet: '海港电台' });
  });

  it('take what is missing from the linked heading', () => {
    const bare = POST.replace(/^(?:title|date|from):.*\n/gm, '').replace(
      '<!--NaN-->',
      '<!--1703187387051-->',
    );
    expect(article(bare)).toMatchObject({
      title: '两军参谋长 通话',
      url: 'https://harbour.example/xinwen/3-12212023.html',
      published: '2023-12-21T19:36:27.051Z',
      inferred: [],
    });
  });

  it('may have any keys and a Markdown body', () => {
    const text = `---
title: 'Ministers to meet'
original_url: https://harbour.example/x
source: Harbour Post
date: "2018-04-16 09:30"
---
# Ministers to meet

**The two ministers** will meet [next month](https://harbour.example/y), officials said.

![A room](room.png)

- They agreed on _the place_ of the meeting.
- They did not agree on the date.

> "We will be there," one of them said.
`;
    expect(article(text)).toMatchObject({
      title: 'Ministers to meet',
      url: 'https://harbour.example/x',
      outlet: 'Harbour Post',
      published: '2018-04-16T13:30:00.000Z',
      paragraphs: [
        'The two ministers will meet next month, officials said.',
        'They agreed on the place of the meeting.',
        'They did not agree on the date.',
        '"We will be there," one of them said.',
      ],
    });
  });

  it('resolve emphasis beside Chinese punctuation', () => {
    const text = '---\ntitle: 会谈\n---\n官员说**“双方同意恢复对话”**之后离开。\n\n会谈在周二举行。\n';
    expect(article(text).paragraphs[0]).toBe('官员说“双方同意恢复对话”之后离开。');
  });

  it('are articles without paragraphs where the body is a list of links', () => {
    const list = POST.replace(
      /<div>.*<\/div>/,
      '<ul><li><a href="/a">第一条新闻</a></li><li><a href="/b">第二条新闻</a></li></ul>',
    );
    expect(article(list)).toMatchObject({ title: '两军参谋长 通话', paragraphs: [] });
  });
});

describe('feed fragments', () => {
  it('take time, title and address from comment and heading', () => {
    const text = `<!--1702302301000-->
[[国际] 两国或设通报机制](https://harbour.example/a_(b)/20231211)
------

<div>11/12/2023 - 14:21</div><img src="x.gif"><p><strong>两国考虑建立通报机制。</strong></p><div><p>官员周一作了说明。</p></div>`;
    expect(article(text)).toMatchObject({
      title: '[国际] 两国或设通报机制',
      url: 'https://harbour.example/a_(b)/20231211',
      published: '2023-12-11T13:45:01.000Z',
      outlet: null,
      paragraphs: ['两国考虑建立通报机制。', '官员周一作了说明。'],
      inferred: [],
    });
  });
});

describe('saved pages', () => {
  const BODY =
    '<p>The two ministries held a video call on Tuesday, officials on both sides said.</p><p>They agreed to meet again in the spring, and to keep a line open until then.</p>';

  it('state their fields in the head', () => {
    const text = `<!DOCTYPE html><html><head><title>Call held - Harbour Post</title>
<meta property="og:title" content="Ministries hold a call"><meta property="og:site_name" content="Harbour Post">
<meta property="article:published_time" content="2024-03-05 09:30"><link rel="canonical" href="https://harbour.example/2024/03/05/call"></head>
<body class="has-sidebar"><nav><a href="/">Home</a></nav><h1>Ministries hold a call</h1><div class="entry">${BODY}</div></body></html>`;
    expect(article(text)).toMatchObject({
      title: 'Ministries hold a call',
      published: '2024-03-05T14:30:00.000Z',
      outlet: 'Harbour Post',
      url: 'https://harbour.example/2024/03/05/call',
      inferred: [],
    });
  });

  it('state them in JSON-LD', () => {
    const linked = {
      '@graph': [
        { '@type': 'WebSite', name: 'x' },
        {
          '@type': 'NewsArticle',
          headline: 'Ministries hold a call',
          datePublished: '2024-03-05T09:30:00Z',
          publisher: { name: 'Harbour Post' },
          mainEntityOfPage: { '@id': 'https://harbour.example/call' },
        },
      ],
    };
    const text = `<html><head><script type="application/ld+json">${JSON.stringify(linked)}</script></head><body>${BODY}</body></html>`;
    expect(article(text)).toMatchObject({
      title: 'Ministries hold a call',
      published: '2024-03-05T09:30:00.000Z',
      outlet: 'Harbour Post',
      url: 'https://harbour.example/call',
      inferred: [],
    });
  });

  it('infer what they do not state, and say so', () => {
    const text = `<h2>两国将讨论军控</h2><div class="entry"><p>两国官员周三说，会谈将在下周举行，双方将交换意见。</p><p>这是多年来的第一次会谈，各方都在关注它的结果。</p>
<p class="src-info">来源：海港日报</p></div><ul><li><a href="https://harbour.example/20231027/1.html">旧闻一则</a></li><li><a href="https://harbour.example/20231101/2.html">旧闻两则</a></li></ul>`;
    expect(article(text)).toMatchObject({
      title: '两国将讨论军控',
      outlet: '海港日报',
      published: '2023-11-01',
      url: null,
      inferred: ['title', 'published', 'outlet'],
    });
  });

  it('prefer a date line in the text to dates in links', () => {
    const text = `<h1>会谈恢复</h1><div>2024-03-05 14:30　来源：海港报　作者：张三</div><div>两国周二恢复了会谈。<br><br>　　双方同意下月再次见面。<a href="/20240401/x.html">更多</a></div>`;
    expect(article(text)).toMatchObject({
      published: '2024-03-05T06:30:00.000Z',
      outlet: '海港报',
      paragraphs: ['两国周二恢复了会谈。', '双方同意下月再次见面。'],
    });
  });

  it('leave null what cannot be known', () => {
    expect(article(BODY)).toMatchObject({
      title: null,
      published: null,
      outlet: null,
      url: null,
      inferred: [],
    });
  });

  it('are skipped where they hold nothing but links', () => {
    expect(
      reason('<h1>News</h1><ul><li><a href="/a">One</a></li><li><a href="/b">Two</a></li></ul>'),
    ).toMatch(/no article/);
  });
});

describe('JSON documents', () => {
  it('keep their id and split the text at line ends', () => {
    const text = JSON.stringify({
      id: 'n-1',
      title: 'A call &amp; a visit',
      published: '2023-05-30 04:55:35+00:00',
      outlet: 'Harbour Post',
      url: 'https://harbour.example/a',
      lang: 'en',
      text: 'The call took an hour.\n\nThe visit is due in May.\n',
    });
    expect(article(text)).toMatchObject({
      id: 'n-1',
      title: 'A call & a visit',
      published: '2023-05-30T04:55:35.000Z',
      paragraphs: ['The call took an hour.', 'The visit is due in May.'],
      inferred: [],
    });
  });

  it('keep every space of an address, as a link can carry it', () => {
    const text =
      '{"title":"A call","url":"https://harbour.example/a  b?x=1&amp;y=2","text":"The call took an hour."}';
    expect(article(text).url).toBe('https://harbour.example/a%20%20b?x=1&y=2');
  });

  it('may have nulls, other names and markup', () => {
    const text = JSON.stringify({
      headline: 'A call',
      title: null,
      pubDate: 'Tue, 05 Mar 2024 09:30:00 GMT',
      publisher: { name: 'Harbour Post' },
      link: 'https://harbour.example/a',
      body: '<p>The call took an hour.</p><p>The visit is due in May.</p>',
    });
    expect(article(text)).toMatchObject({
      title: 'A call',
      published: '2024-03-05T09:30:00.000Z',
      outlet: 'Harbour Post',
      paragraphs: ['The call took an hour.', 'The visit is due in May.'],
    });
  });

  it('read back what extraction prints', () => {
    const { id, title, published, outlet, url, paragraphs } = article(POST);
    const line = JSON.stringify({
      id,
      path: 'x',
      title,
      published,
      outlet,
      url,
      language: 'zh-Hans',
      paragraphs,
      events: [],
    });
    expect(article(line)).toMatchObject({ id, title, published, outlet, url, paragraphs });
  });

  it('join lines that were wrapped at a fixed width', () => {
    const text = `The two leaders spoke today about the state of the relations between\nthe two countries, and about the need to keep lines of communication\nopen in the months ahead, among them those of the two armed forces\nwhich had been cut.\nThey agreed to speak again.`;
    expect(article(JSON.stringify({ title: 'Readout', text })).paragraphs).toEqual([
      'The two leaders spoke today about the state of the relations between the two countries, and about the need to keep lines of communication open in the months ahead, among them those of the two armed forces which had been cut.',
      'They agreed to speak again.',
    ]);
  });

  it.each([
    ['{"a": 1}', /no article/],
    ['[1, 2]', /no object/],
    ['{"title": "x", ', /broken JSON/],
  ])('%s is skipped with a reason', (text, why) => {
    expect(reason(text)).toMatch(why);
  });
});

describe('plain text', () => {
  it('has its title in the first line', () => {
    const text =
      '两军对话恢复\n2024年3月5日 来源：海港通讯社\n\n两国国防部门周二举行视频会议。\n双方同意保持沟通。\n';
    expect(article(text)).toMatchObject({
      title: '两军对话恢复',
      published: '2024-03-05',
      outlet: '海港通讯社',
      paragraphs: ['两国国防部门周二举行视频会议。', '双方同意保持沟通。'],
      inferred: ['title', 'published', 'outlet'],
    });
  });

  it('has none where the first line is a sentence', () => {
    expect(article('两国国防部门周二举行视频会议。\n双方同意保持沟通。')).toMatchObject({ title: null });
  });
});

describe('what is no article', () => {
  it('is skipped with a reason', () => {
    expect(reason('  \n ')).toMatch(/empty/);
    expect(reason('<?xml version="1.0"?><rss version="2.0"><channel></channel></rss>')).toMatch(/feed/);
    expect(reason('\u0001\u0002\u0003abc')).toMatch(/binary/);
  });
});

describe('ids', () => {
  it('are the same for the same address, whatever was added to it', () => {
    const other = POST.replaceAll(
      'harbour.example/xinwen/3-12212023.html',
      'HARBOUR.example/xinwen/3-12212023.html?utm_source=a&fbclid=b#top',
    );
    expect(article(other).id).toBe(article(POST).id);
  });

  it('of a page that was fetched come from where it was, unless it names another address of its own host', () => {
    const fetched = (canonical: string) => {
      const page = `<html><head><link rel="canonical" href="${canonical}"></head><body><p>The ferry line is open again, both sides said on Monday.</p></body></html>`;
      const found = read(page, 'https://harbour.example/amp/1');
      return 'reason' in found ? found.reason : found.url;
    };
    expect(fetched('https://harbour.example/1')).toBe('https://harbour.example/1');
    expect(fetched('https://gazette.example/1')).toBe('https://harbour.example/amp/1');
  });

  it('differ by content where there is no address', () => {
    expect(article('一个标题\n第一段文字。').id).not.toBe(article('一个标题\n第二段文字。').id);
  });
});
