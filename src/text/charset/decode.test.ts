import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decode } from './decode.ts';

const fromBase64 = (text: string) => new Uint8Array(Buffer.from(text, 'base64'));

const SIMPLIFIED = '中美两国防务部门周二举行了视频会议，双方就海上安全问题交换了意见。';
const TRADITIONAL = '兩國國防部門週二舉行視訊會議，雙方就海上安全問題交換了意見。';

describe('decode', () => {
  it('reads UTF-8 with and without a byte order mark', () => {
    expect(decode(Buffer.from(SIMPLIFIED))).toBe(SIMPLIFIED);
    expect(decode(Buffer.from(`\ufeff${SIMPLIFIED}`))).toBe(SIMPLIFIED);
  });

  it('reads GB18030 that nothing declares', () => {
    const bytes = fromBase64(
      '1tDDwMG9ufq3wM7xsr/Dxdbctv6+2dDQwcvK08a1u+HS6aOsy6u3vb7NuqPJz7CyyKvOyszivbu7u8HL0uK8+6Gj',
    );
    expect(decode(bytes)).toBe(SIMPLIFIED);
  });

  it('reads Big5 that nothing declares', () => {
    const bytes = fromBase64(
      'qOKw6rDqqL6zoar5tmekR8F8pua1+LBUt3zEs6FBwvmk6LROrvykV6Z3pf6w3cNEpea0q6RGt06oo6FD',
    );
    expect(decode(bytes)).toBe(TRADITIONAL);
  });

  it('reads UTF-16 of both orders, with and without a mark', () => {
    const line = `${TRADITIONAL}\n`;
    const little = Buffer.from(line, 'utf16le');
    const big = Buffer.from(line, 'utf16le').swap16();
    expect(decode(little)).toBe(line);
    expect(decode(big)).toBe(line);
    expect(decode(Buffer.concat([Buffer.from([0xff, 0xfe]), little]))).toBe(line);
    expect(decode(Buffer.concat([Buffer.from([0xfe, 0xff]), big]))).toBe(line);
  });

  it('believes a declared charset', () => {
    const page = fromBase64(
      'PGh0bWw+PGhlYWQ+PG1ldGEgY2hhcnNldD0iZ2IyMzEyIj48dGl0bGU+eDwvdGl0bGU+PC9oZWFkPjxib2R5PjxwPtbQw8DBvbn6t8DO8bK/w8XW3Lb+vtnQ0MHLytPGtbvh0umjrMurt72+zbqjyc+wssirzsrM4r27u7vBy9LivPuhozwvcD48L2JvZHk+PC9odG1sPg==',
    );
    expect(decode(page)).toContain(`<p>${SIMPLIFIED}</p>`);
  });

  it('takes UTF-8 that is cut in the middle of a character for UTF-8', () => {
    const text = SIMPLIFIED.repeat(3);
    expect(decode(Buffer.from(text).subarray(0, -1))).toBe(`${text.slice(0, -1)}\ufffd`);
  });

  it('reads Western text that is not UTF-8 as Windows-1252', () => {
    expect(decode(Buffer.from([0x63, 0x61, 0x66, 0xe9]))).toBe('café');
  });

  it('gives every line end as a newline', () => {
    expect(decode(Buffer.from('a\r\nb\rc\n'))).toBe('a\nb\nc\n');
  });

  it('keeps UTF-8 with a few bad bytes, in an English text as in a Chinese one', () => {
    const english = 'The ministers’ “hotline” was restored — Li Hua (李华) said.';
    const cut = (text: string, at: number) => {
      const bytes = Buffer.from(text);
      return Buffer.concat([bytes.subarray(0, at), Buffer.from([0xe9]), bytes.subarray(at)]);
    };
    for (const at of [0, 4, Buffer.byteLength(english)])
      expect(decode(cut(english, at))).toMatch(/’ “hotline” was .*李华/);
    expect(decode(Buffer.from(english).subarray(0, -8))).toMatch(/’ “hotline”.*\(李\ufffd?$/);
    expect(decode(cut(SIMPLIFIED, 9))).toContain('防务部门周二');
    expect(decode(Buffer.concat([Buffer.from('He said '), Buffer.from([0xe2, 0x80])]))).toBe(
      'He said \ufffd',
    );
  });

  it('reads the characters of Hong Kong in Big5, declared or not', () => {
    const text = '兩國部長在深水埗會面，王喆和游錫堃都在場，氣氛融洽着，啲人話嚟緊會再傾。';
    const bytes = iconv.encode(text, 'big5-hkscs');
    expect(decode(bytes)).toBe(text);
    for (const charset of ['big5', 'Big5-HKSCS', 'x-x-big5'])
      expect(decode(iconv.encode(`<meta charset="${charset}"><p>${text}</p>`, 'big5-hkscs'))).toContain(text);
    expect(decode(bytes, 'big5')).toBe(text);
  });

  it.each(['iso-8859-1', 'windows-1252', 'latin1', 'us-ascii', 'iso-8859-15', 'windows-1251'])(
    'does not believe %s where the bytes read as Chinese',
    (charset) => {
      const page = (text: string) =>
        `<html><head><meta charset="${charset}"></head><body><p>${text}</p></body></html>`;
      expect(decode(iconv.encode(page(SIMPLIFIED), 'gbk'))).toContain(SIMPLIFIED);
      expect(decode(iconv.encode(page(TRADITIONAL), 'big5'))).toContain(TRADITIONAL);
      expect(decode(iconv.encode(SIMPLIFIED, 'gbk'), charset)).toBe(SIMPLIFIED);
    },
  );

  it('does not believe one Chinese encoding where the bytes read as Chinese in another', () => {
    expect(decode(iconv.encode(`<meta charset="big5">${SIMPLIFIED}`, 'gbk'))).toContain(SIMPLIFIED);
    expect(decode(iconv.encode(`<meta charset="gb2312">${TRADITIONAL}`, 'big5'))).toContain(TRADITIONAL);
    expect(decode(iconv.encode(`<meta charset="utf-8">${SIMPLIFIED}`, 'gbk'))).toContain(SIMPLIFIED);
  });

  it('reads a Chinese name in an English text, in either script', () => {
    for (const [text, charset] of [
      ['Defense Minister Dong Jun (董军) was there.', 'gbk'],
      ['Defense Minister Dong Jun (董軍) was there.', 'big5'],
      ['Premier Li Keqiang 李克强 spoke.', 'gbk'],
    ] as const)
      expect(decode(iconv.encode(text, charset))).toBe(text);
  });

  it('reads Western letters and signs as such, declared or not', () => {
    for (const text of [
      'Herr Müller traf André in Zürich.',
      '¿Qué pasó? Nada, señor.',
      '© 2023 – 10 °C',
      'Das Präsidium fährt über Köln',
    ])
      expect(decode(iconv.encode(text, 'windows-1252'))).toBe(text);
    expect(decode(iconv.encode('<meta charset="koi8-r">Москва и Пекин', 'koi8-r'))).toContain(
      'Москва и Пекин',
    );
    expect(decode(iconv.encode('日本の首相は東京で会談した。', 'shift_jis'), 'shift_jis')).toBe(
      '日本の首相は東京で会談した。',
    );
  });

  it('takes several byte order marks off', () => {
    expect(decode(Buffer.from(`\ufeff\ufeff${SIMPLIFIED}`))).toBe(SIMPLIFIED);
  });
});
