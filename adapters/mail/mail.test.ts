import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Adapter, fixedClock, type Message } from '../../src/index.ts';
import { openPostbox, type Postbox, type Trouble } from '../../test/fakes/smtp/postbox.ts';
import { addressIn, parseMailConfig } from './config.ts';
import { createAdapter, type Mail } from './index.ts';

const NOW = '2024-03-06T12:00:00Z';
const FROM = 'Backchannel <news@strait.example>';
const HOSTILE = '<script>alert("1")</script> & \'x\' \u202e\u0000';

const message: Message = {
  language: 'zh-Hans',
  asOf: '2024-03-06',
  summary: '海峡：1个渠道有变化\r\nBcc: everyone@example.org',
  blocks: [
    { kind: 'heading', level: 1, text: [{ kind: 'text', text: '海峡' }] },
    {
      kind: 'entry',
      title: [{ kind: 'strong', text: HOSTILE }],
      lines: [[{ kind: 'text', text: 'They met.' }]],
    },
    {
      kind: 'quote',
      text: HOSTILE,
      source: [
        { kind: 'link', text: 'Gazette', url: 'https://gazette.example/"onmouseover="x' },
        { kind: 'link', text: 'Evil', url: 'javascript:alert(1)' },
      ],
    },
    { kind: 'image', name: 'week 1.png', png: new Uint8Array([137, 80, 78, 71]), alt: 'The "weeks"' },
    { kind: 'prompts', prompts: [{ label: 'why', command: 'why ferry' }] },
  ],
};

let postbox: Postbox;
let adapter: Adapter<Mail>;
beforeEach(async () => {
  postbox = await openPostbox();
  adapter = createAdapter({ config: { url: postbox.url, from: FROM }, clock: fixedClock(NOW) });
});
afterEach(() => postbox.close());

const [mail = failed()] = createAdapter({ config: { url: 'smtp://127.0.0.1:1', from: FROM } }).render(
  message,
);
const failing = (failure: string) => expect.objectContaining({ name: 'SendError', failure });

describe('a mail', () => {
  test('arrives with its name, its date and both forms of the text, and the picture in it', async () => {
    const { id } = await adapter.send('reader@example.org', mail, { key: 'k1' });
    expect(id).toBe('<k1@strait.example>');
    const [{ from, to, mail: text } = failed()] = postbox.received;
    expect([from, to]).toEqual(['news@strait.example', ['reader@example.org']]);
    expect(text).toContain('Message-ID: <k1@strait.example>');
    expect(text).toContain('Date: Wed, 06 Mar 2024 12:00:00 +0000');
    expect(text).toContain('Auto-Submitted: auto-generated');
    expect(text).toContain('Content-Language: zh-Hans');
    expect(text.replace(/\r\n\s+/g, ' ')).toContain(
      'List-Unsubscribe: <mailto:news@strait.example?subject=unsubscribe%20reader%40example.org>',
    );
    expect(text.match(/^Content-Type: \S+/gm)).toEqual([
      'Content-Type: multipart/alternative;',
      'Content-Type: text/plain;',
      'Content-Type: multipart/related;',
      'Content-Type: text/html;',
      'Content-Type: image/png;',
    ]);
    expect(text).toContain('Content-Disposition: inline');
    expect(text).toContain('Content-ID: <week-1.png@backchannel>');
  });

  test('has a subject of one line: nothing in it becomes a header', async () => {
    await adapter.send('reader@example.org', mail);
    expect(mail.subject).toBe('海峡：1个渠道有变化 Bcc: everyone@example.org');
    expect(postbox.received[0]?.to).toEqual(['reader@example.org']);
    expect(postbox.received[0]?.mail).not.toMatch(/^Bcc:/im);
  });

  test('has no markup of an article in its HTML, no address but those of the web, and nothing to ask', () => {
    expect(mail.html).not.toMatch(/<script|javascript:|why ferry|\u202e|(?!\n)\p{Cc}/u);
    expect(mail.html).toContain('&#60;script&#62;alert(&#34;1&#34;)&#60;/script&#62; &#38; &#39;x&#39;');
    expect(mail.html).toContain('<a href="https://gazette.example/%22onmouseover=%22x">Gazette</a>Evil');
    expect(mail.html).toContain('<img src="cid:week-1.png@backchannel" alt="The &#34;weeks&#34;"');
    expect(mail.html).toContain('<html lang="zh-Hans">');
  });
});

describe('a mail that is not taken', () => {
  test.each<[string, Trouble, string]>([
    ['a server that is busy', { at: 'connect', reply: 421 }, 'later'],
    ['a mailbox that is busy', { at: 'recipient', reply: 450 }, 'later'],
    ['a mailbox that there is not', { at: 'recipient', reply: 550 }, 'gone'],
    ['a mail that is refused', { at: 'data', reply: 554 }, 'rejected'],
    ['a full disk', { at: 'data', reply: 452 }, 'later'],
    ['a server that hangs up', { at: 'data', reply: 'hang up' }, 'unsure'],
  ])('by %s fails as it should', async (_, trouble, failure) => {
    postbox.trouble = trouble;
    await expect(adapter.send('reader@example.org', mail)).rejects.toEqual(failing(failure));
  });

  test('for want of a server, of the right password, or of an address', async () => {
    await expect(adapter.send('no address', mail)).rejects.toEqual(failing('gone'));
    await expect(adapter.send('a@example.org, b@example.org', mail)).rejects.toEqual(failing('gone'));
    postbox.trouble = { at: 'auth', reply: 535 };
    const url = postbox.url.replace('smtp://', 'smtp://user:password@');
    const locked = createAdapter({ config: { url, from: FROM } });
    await expect(locked.send('reader@example.org', mail)).rejects.toEqual(failing('later'));
    await postbox.close();
    await expect(adapter.send('reader@example.org', mail)).rejects.toEqual(failing('later'));
  });
});

test('e-mail is switched on by a server, and needs a sender', () => {
  expect(parseMailConfig({})).toBeUndefined();
  const config = { url: 'smtps://user:password@mail.example:465', from: FROM };
  expect(parseMailConfig({ SMTP_URL: config.url, SMTP_FROM: FROM })).toEqual(config);
  const wrong = { SMTP_URL: 'https://user:password@mail.example' };
  expect(() => parseMailConfig(wrong)).toThrow(/SMTP_URL.*SMTP_FROM/);
  expect(() => parseMailConfig(wrong)).not.toThrow(/password/);
});

test.each([
  ['news@example.org', 'news@example.org'],
  ['News <news@example.org>', 'news@example.org'],
  ['a@b, c@d', undefined],
  ['a@b\r\nBcc: c@d', undefined],
  ['News <a@b> <c@d>', undefined],
  ['nobody', undefined],
])('the address in %j is %j', (text, address) => {
  expect(addressIn(text)).toBe(address);
});

function failed(): never {
  throw new Error('There is nothing there.');
}
