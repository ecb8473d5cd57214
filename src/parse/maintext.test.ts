import { describe, expect, it } from 'vitest';
import { readBody } from './body.ts';
import { mainText } from './maintext.ts';

const FIRST = '两国国防部门周二举行了视频会议，双方就海上安全问题交换了意见。';
const SECOND = '官员说，会议持续了两个小时，双方同意在明年春天再次见面。';
const THIRD = '分析人士认为，这是关系缓和的又一个迹象，但分歧仍然存在。';

const cut = (html: string, title: string | null = null, whole = false) =>
  mainText(readBody(html).page, title, whole).paragraphs;
const p = (text: string) => `<p>${text}</p>`;

describe('paragraphs', () => {
  it.each([
    ['<p>', `<p>${FIRST}</p><p>${SECOND}</p>`],
    ['<div>', `<div>${FIRST}</div><div>${SECOND}</div>`],
    ['<br>', `<div>${FIRST}<br><br/>${SECOND}</div>`],
    ['bare text beside a block', `<div>${FIRST}<p>${SECOND}</p></div>`],
    ['blank lines', `<div>${FIRST}\n\n${SECOND}</div>`],
  ])('are bounded by %s', (_, html) => {
    expect(cut(html)).toEqual([FIRST, SECOND]);
  });

  it('join text that is split over spans', () => {
    expect(
      cut('<p><span>自</span> <span lang="EN">2022</span><span>年</span><b>8</b>月以来，对话一直中断。</p>'),
    ).toEqual(['自 2022年8月以来，对话一直中断。']);
  });

  it('come without invisible characters, runs of spaces and wrapped lines', () => {
    expect(cut('<p>\u200b　　自 2022&nbsp;&nbsp;年起，\n    对话\u00ad中断。</p>')).toEqual([
      '自 2022 年起，对话中断。',
    ]);
  });

  it('keep a lead that is marked up as a heading, and headings between', () => {
    expect(cut(`<h2>${FIRST}</h2>${p(SECOND)}<h3>下一步</h3>${p(THIRD)}`)).toEqual([
      FIRST,
      SECOND,
      '下一步',
      THIRD,
    ]);
  });

  it('keep links that stand in sentences', () => {
    expect(cut('<p><a href="/t">美国</a>与<a href="/c">中国</a>恢复了<a href="/d">对话</a>。</p>')).toEqual([
      '美国与中国恢复了对话。',
    ]);
  });

  it('are read out of tags that a generator has glued to their attributes', () => {
    const glued = `${p(FIRST)}<asidedata-name=""data-type=""><div><span>同一主题</span></div><divdata-list><a href="/x"><h2>另一则新闻</h2></a></aside>`;
    expect(cut(glued)).toEqual([FIRST]);
  });
});

describe('what goes', () => {
  it.each([
    ['a repeated title', '<h1>会议恢复，双方同意 </h1>'],
    ['a date line', '<div><time>2024-03-05 14:30</time></div>'],
    ['a byline on the date line', '<div><i>张三<br>2024-03-05T06:30:00Z</i></div>'],
    ['a caption', '<figure><img src="a.jpg"><figcaption>一间空会议室</figcaption></figure>'],
    ['small print under a picture', '<img src="a.jpg"><div><small>一间空会议室</small></div>'],
    ['a caption in a plain paragraph', p('资料照片：一间空会议室。')],
    ['a credit at the end of a caption', p('去年会议的情形。图片来源：张三/海港社')],
    [
      'what a picture says of itself',
      '<div><img alt="一间空会议室" src="a.jpg"><div>一间空会议室</div></div>',
    ],
    [
      'a list of related links',
      '<ul><li><a href="/a">另一则新闻的题目</a></li><li><a href="/b">又一则新闻的题目</a></li></ul>',
    ],
    ['a share bar', '<div class="post-share">把这篇报道分享给朋友们吧</div>'],
    ['a label before links', '<div>获取更多：<br><a href="https://a.example">https://a.example</a></div>'],
    ['a newsletter form', '<form><div>输入电子信箱，每天收到我们的来信</div><input></form>'],
    ['an invitation to subscribe', '<p>（欢迎<a href="/s">点击此处</a>订阅我们的简报。）</p>'],
    ['a copyright line', p('© 2024 海港报版权声明：未经授权不得转载。')],
    [
      'a footer of the feed',
      '<p>The post <a href="/x">会议恢复</a> first appeared on <a href="/">Harbour</a>.</p>',
    ],
    ['navigation', '<nav><p>这里是网站各个栏目的一个很长的说明文字，与报道无关。</p></nav>'],
    ['what is hidden', '<div style="display: none">这里是看不见的一段很长的说明文字，与报道无关。</div>'],
    ['scripts', '<script>var text = "这里是一段程序，与报道没有关系。";</script>'],
    ['the source line', p('来源：海港日报')],
    ['rules made of signs', p('=====')],
  ])('%s', (_, furniture) => {
    const title = '会议恢复 双方同意';
    expect(cut(`${furniture}${p(FIRST)}${p(SECOND)}${p(THIRD)}`, title)).toEqual([FIRST, SECOND, THIRD]);
    expect(cut(`${p(FIRST)}${p(SECOND)}${furniture}${p(THIRD)}`, title)).toEqual([FIRST, SECOND, THIRD]);
  });

  it('the gallery of a related story', () => {
    const gallery = `<h3>相关图集：会议的历史</h3><div><img src="1.jpg"><b>第一次</b>：多年以前，双方第一次见面。</div><div><img src="2.jpg"><b>第二次</b>：后来，双方再次见面。</div>`;
    expect(cut(`${p(FIRST)}${p(SECOND)}${gallery}`)).toEqual([FIRST, SECOND]);
  });

  it('links to the rest of a text that was cut', () => {
    expect(cut(`<div>${FIRST}双方还...<a href="/x">...more</a></div>`)).toEqual([`${FIRST}双方还...`]);
  });

  it('a caption that the lead repeats', () => {
    expect(cut(`<img src="a.jpg"><div>${FIRST}</div><div>${FIRST}${SECOND}</div>`)).toEqual([
      `${FIRST}${SECOND}`,
    ]);
  });
});

describe('a saved page', () => {
  const article = `<div class="entry">${p(FIRST)}${p(SECOND)}${p(THIRD)}</div>`;

  it('is narrowed to where its prose is', () => {
    const page = `<div><h1>会议恢复</h1><p class="notice"><b>读者注意：本站的链接在有些地方打不开。</p><p>备注：阅读本站是安全的，但请不要在公共场所这样做。</b></p>${article}</div><div><p>本站由志愿者维护，每天更新。</p></div>`;
    expect(cut(page, '会议恢复', true)).toEqual([FIRST, SECOND, THIRD]);
  });

  it('keeps a lead between title and text', () => {
    const lead = '时隔一年之后，两国军方周二第一次坐到了一起，会议由双方副部长主持。';
    expect(
      cut(`<div><h1>会议恢复</h1><p><strong>${lead}</strong></p>${article}</div>`, '会议恢复', true),
    ).toEqual([lead, FIRST, SECOND, THIRD]);
  });

  it('is not lost where its article has the class of something else', () => {
    expect(
      cut(`<body class="sidebar"><div class="related widget">${article}</div></body>`, null, true),
    ).toEqual([FIRST, SECOND, THIRD]);
  });

  const CONSENT =
    'We and our partners use cookies to keep and read information on your device, and to measure who reads what.';
  const CHINESE = '我们使用Cookie来改善您的浏览体验，并分析本站的访问情况，继续浏览即表示同意。';

  it.each([
    ['under its own name', `<div class="cookie-banner"><p>${CONSENT.repeat(20)}</p></div>`],
    [
      'under the name of a service',
      `<div id="onetrust-consent-sdk"><p>${CONSENT.repeat(20)}</p><p>${CONSENT.repeat(9)}</p></div>`,
    ],
    ['as a dialog', `<div role="dialog"><p>${CONSENT.repeat(20)}</p></div>`],
    ['under no name', `<div class="x1"><p>${CONSENT.repeat(20)}</p><p>${CONSENT}</p></div>`],
    ['in Chinese', `<div class="x1"><p>${CHINESE.repeat(9)}</p></div>`],
    [
      'with the readers’ comments',
      `<div class="gdpr"><p>${CONSENT.repeat(9)}</p></div><div id="comments"><p>${SECOND.repeat(20)}</p></div>`,
    ],
  ])('has no request for consent in its text, however long it is: %s', (_, banner) => {
    expect(
      cut(`<body>${banner}<article><h1>会议恢复</h1>${article}</article></body>`, '会议恢复', true),
    ).toEqual([FIRST, SECOND, THIRD]);
    expect(
      cut(`<body><article><h1>会议恢复</h1>${article}</article>${banner}</body>`, '会议恢复', true),
    ).toEqual([FIRST, SECOND, THIRD]);
  });

  it('keeps news about cookies', () => {
    const news = '欧盟周二公布了关于网站cookie的新规定，要求各国在两年之内实施。';
    expect(cut(`<body><article>${p(FIRST)}${p(news)}${p(SECOND)}</article></body>`, null, true)).toEqual([
      FIRST,
      news,
      SECOND,
    ]);
  });
});
