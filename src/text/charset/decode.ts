import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import { utf16Order } from '../utf16-order.ts';
import { chineseShare, clean, isWestern, mostlyUtf8 } from './plausibility.ts';

/**
 * The text of undecoded bytes: by byte order mark, as UTF-16 without one, as UTF-8 (a few bad bytes are replaced), and else in what
 * is declared, unless the bytes read as Chinese in another encoding. Never throws: what fits nothing reads as Windows-1252.
 *
 * Line ends come out as `\n`, and byte order marks are gone.
 *
 * @param stated the charset that came with the bytes, from a server; it counts before what the document declares.
 */
export function decode(bytes: Uint8Array, stated?: string): string {
  const text = toText(bytes, stated).replace(/^\ufeff+/, '');
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

function toText(bytes: Uint8Array, stated: string | undefined): string {
  const order = utf16Order(bytes);
  if (order !== undefined) return new TextDecoder(order).decode(bytes);
  if (isUtf8(bytes)) return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  const utf8 = mostlyUtf8(bytes);
  if (utf8 !== undefined) return utf8;
  const declared = [stated, declaredCharset(bytes)].find((name) => name !== undefined && reads(name));
  return read(bytes, charsetOf(bytes, declared));
}

/** Where a page or an XML document says what it is written in; the standard asks for it in the first 1,024 bytes, real pages are laxer. */
const DECLARATION = /(?:charset|encoding)\s*=\s*(?:["']\s*)?([\w-]{3,20})/i;
const DECLARED_WITHIN = 4_096;

function declaredCharset(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, DECLARED_WITHIN)).toString('latin1');
  return DECLARATION.exec(head)?.[1];
}

/** The bytes that evidence is taken from. */
const SAMPLE = 40_000;
/** From this share of common characters on, a text is Chinese; real Chinese reaches 0.3, a line of names 0.05, a wrong reading 0.02. */
const PLAUSIBLE = 0.04;
const CHINESE = ['gb18030', 'big5-hkscs'] as const;
const WESTERN = 'windows-1252';

/** What the bytes are most likely in. A declaration holds as long as nothing speaks against it; a single-byte charset never fails, so it proves nothing. */
function charsetOf(bytes: Uint8Array, declared: string | undefined): string {
  const sample = bytes.subarray(0, SAMPLE);
  const readings = CHINESE.map((charset) => ({ charset, text: read(sample, charset) }));
  const scored = readings.map(({ charset, text }) => ({ charset, share: chineseShare(text) }));
  const best = scored.reduce((a, b) => (b.share > a.share ? b : a));
  const own = declared === undefined ? undefined : read(sample, declared);
  if (best.share >= PLAUSIBLE && best.share > 2 * chineseShare(own ?? '')) return best.charset;
  if (declared !== undefined && own !== undefined && !own.includes('\ufffd') && !isSingleByte(declared))
    return declared;
  const western = declared !== undefined && isSingleByte(declared) ? declared : WESTERN;
  // A few Chinese names in a text of another language are too little to count, but read as letters they make no words.
  const names = readings.filter(({ text }) => clean(text));
  if (names.length === 0 || isWestern(read(sample, western))) return western;
  const usual = names.find(({ charset, text }) => hasUsualOnly(text, charset)) ?? names[0];
  return usual?.charset ?? western;
}

/** First bytes of the characters that both standards put first, because they are frequent. */
const USUAL = { gb18030: [0xa1, 0xd7], 'big5-hkscs': [0xa1, 0xc6] } as const;

function hasUsualOnly(text: string, charset: (typeof CHINESE)[number]): boolean {
  const [from, to] = USUAL[charset];
  const characters = [...text].filter((character) => character >= '\u0080');
  return characters.every((character) => {
    const [lead = 0, trail = 0] = iconv.encode(character, charset);
    return lead >= from && lead <= to && (charset === 'big5-hkscs' || trail >= 0xa1);
  });
}

function isSingleByte(charset: string): boolean {
  return /^(?:iso-?8859|latin|windows-?125|cp-?125|x-mac|mac|koi8|us-ascii|ascii|ibm|dos-874|windows-874|tis)/i.test(
    charset,
  );
}

/** Big5 is read with Hong Kong's characters, which Node's own decoder does not have; GB2312 and GBK as their superset. */
function nameOf(charset: string): string {
  if (/^(?:x-x-)?(?:big-?5|cn-big5)/i.test(charset)) return 'big5-hkscs';
  return /^(?:gb|x-gbk|cp936|euc-cn|chinese)/i.test(charset) ? 'gb18030' : charset;
}

function reads(charset: string): boolean {
  return !/^utf-?8$/i.test(charset) && (iconv.encodingExists(nameOf(charset)) || canDecode(nameOf(charset)));
}

function canDecode(charset: string): boolean {
  try {
    return new TextDecoder(charset).encoding !== '';
  } catch {
    return false;
  }
}

function read(bytes: Uint8Array, charset: string): string {
  const name = nameOf(charset);
  if (name === 'big5-hkscs' || !canDecode(name)) return iconv.decode(Buffer.from(bytes), name);
  return new TextDecoder(name).decode(bytes);
}
