import { utf16Order } from '../text/utf16-order.ts';

/** How many bytes tell what a file is; a tar header's mark stands at 257. */
export const HEAD = 4_096;

/** What a file is by its first bytes; its name tells nothing. */
export type FileKind =
  | { readonly kind: 'gzip' | 'zip' | 'tar' | 'text' | 'empty' }
  | { readonly kind: 'unfit'; readonly reason: string };

const ARCHIVE = 'unpack it first; only tar, tar.gz, zip and gz are read';
const NO_TEXT = 'only text is read';

/** Marks of formats that are not read, with what to do about them. */
const UNFIT: readonly (readonly [readonly number[], string])[] = [
  [[0x37, 0x7a, 0xbc, 0xaf], `a 7z archive: ${ARCHIVE}`],
  [[0x52, 0x61, 0x72, 0x21], `a RAR archive: ${ARCHIVE}`],
  [[0xfd, 0x37, 0x7a, 0x58], `an xz archive: ${ARCHIVE}`],
  [[0x42, 0x5a, 0x68], `a bzip2 archive: ${ARCHIVE}`],
  [[0x28, 0xb5, 0x2f, 0xfd], `a Zstandard archive: ${ARCHIVE}`],
  [[0x25, 0x50, 0x44, 0x46], 'a PDF: save its text as a text or HTML file'],
  [[0x89, 0x50, 0x4e, 0x47], `a picture (PNG): ${NO_TEXT}`],
  [[0xff, 0xd8, 0xff], `a picture (JPEG): ${NO_TEXT}`],
  [[0x47, 0x49, 0x46, 0x38], `a picture (GIF): ${NO_TEXT}`],
  [[0xd0, 0xcf, 0x11, 0xe0], 'an old Office document: save its text as a text or HTML file'],
];

const startsWith = (bytes: Uint8Array, mark: readonly number[]) =>
  mark.every((byte, at) => bytes[at] === byte);

/** Recognises a file by its first `HEAD` bytes (all of them, where it is shorter). */
export function sniff(head: Uint8Array): FileKind {
  if (head.length === 0) return { kind: 'empty' };
  if (startsWith(head, [0x1f, 0x8b])) return { kind: 'gzip' };
  if (startsWith(head, [0x50, 0x4b, 0x03, 0x04]) || startsWith(head, [0x50, 0x4b, 0x05, 0x06]))
    return { kind: 'zip' };
  if (isTar(head)) return { kind: 'tar' };
  const unfit = UNFIT.find(([mark]) => startsWith(head, mark));
  if (unfit) return { kind: 'unfit', reason: unfit[1] };
  if (head.includes(0) && utf16Order(head) === undefined)
    return { kind: 'unfit', reason: `a binary file: ${NO_TEXT}` };
  return { kind: 'text' };
}

/** A tar header carries its own checksum: the sum of its bytes, the checksum's own eight counted as spaces. */
function isTar(head: Uint8Array): boolean {
  if (head.length < 512) return false;
  const stated = Number.parseInt(
    Buffer.from(head.subarray(148, 156))
      .toString('latin1')
      .replace(/[\0 ]+/g, ''),
    8,
  );
  let sum = 8 * 0x20;
  for (let at = 0; at < 512; at++) if (at < 148 || at >= 156) sum += head[at] ?? 0;
  return stated === sum;
}
