import { isUtf8 } from 'node:buffer';

import { utf16Order } from '../text/utf16-order.ts';

/**
 * The text of undecoded bytes: by byte order mark, as UTF-16 without one, as strict UTF-8, by the charset that the document
 * declares, and else as whichever of the Chinese encodings reads as Chinese. Never throws: what fits nothing reads as Windows-1252.
 *
 * Line ends come out as `\n`, and a byte order mark is gone.
 */
export function decode(bytes: Uint8Array): string {
  const text = toText(bytes);
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  return text.includes('\r') ? text.slice(start).replace(/\r\n?/g, '\n') : text.slice(start);
}

function toText(bytes: Uint8Array): string {
  const order = utf16Order(bytes);
  if (order !== undefined) return new TextDecoder(order).decode(bytes);
  if (isUtf8(bytes)) return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  const declared = strictly(declaredCharset(bytes), bytes);
  if (declared !== undefined) return declared;
  return mostlyUtf8(bytes) ?? chineseText(bytes) ?? new TextDecoder('windows-1252').decode(bytes);
}

/** Where a page or an XML document says what it is written in; the standard asks for it in the first 1,024 bytes, real pages are laxer. */
const DECLARATION = /(?:charset|encoding)\s*=\s*["']?\s*([\w-]{3,20})/i;
const DECLARED_WITHIN = 4_096;

function declaredCharset(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, DECLARED_WITHIN)).toString('latin1');
  return DECLARATION.exec(head)?.[1];
}

function strictly(charset: string | undefined, bytes: Uint8Array): string | undefined {
  if (charset === undefined) return undefined;
  try {
    // GB2312 and GBK are read as their superset by the standard's own table of labels.
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** A file cut in the middle of a character, or with a few bad bytes, is still UTF-8: at most one replaced character in a hundred. */
function mostlyUtf8(bytes: Uint8Array): string | undefined {
  const text = new TextDecoder('utf-8').decode(bytes);
  const bad = text.match(/\ufffd/g)?.length ?? 0;
  const good = text.match(/[\u0080-\ufffc]/g)?.length ?? 0;
  return bad * 50 <= good ? text : undefined;
}

/** The most frequent characters and marks of Chinese text in both scripts: about a third of any text, almost none of a wrong reading. */
const COMMON = new Set(
  '的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经这進對時來們國會發動過說產種後學經為個這與於中美月日，。、：「」“”《》',
);
const SAMPLE = 20_000;

/** At least this share of the characters beyond ASCII has to be common ones; real Chinese reaches 0.3, a line of names 0.05, a wrong reading 0.02. */
const PLAUSIBLE = 0.04;

function chineseText(bytes: Uint8Array): string | undefined {
  const readings = ['gb18030', 'big5'].map((charset) => {
    const text = new TextDecoder(charset).decode(bytes);
    return { text, score: plausibility(text.slice(0, SAMPLE)) };
  });
  const best = readings.reduce((a, b) => (b.score > a.score ? b : a));
  return best.score >= PLAUSIBLE ? best.text : undefined;
}

/** Share of common characters beyond ASCII; what could not be decoded, or is no text at all, counts against it. */
function plausibility(text: string): number {
  let beyond = 0;
  let common = 0;
  for (const character of text) {
    if (character < '\u0080') continue;
    beyond++;
    if (COMMON.has(character)) common++;
    else if (character === '\ufffd' || (character >= '\ue000' && character <= '\uf8ff')) common -= 2;
  }
  return beyond === 0 ? 0 : common / beyond;
}
