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
});
