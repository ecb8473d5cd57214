import fc from 'fast-check';
import { isRecord, nodesOf, replaceAt } from './json-tree.ts';

/** Bytes of an input at most. What longer texts do to reading is measured by `test/specs/linear-time.test.ts`. */
const MAX_INPUT = 65_536;

/** Values that programs do not expect where they stand. */
const ODD_VALUES: readonly unknown[] = [
  ...[
    null,
    true,
    false,
    0,
    -1,
    1e308,
    Number.MAX_SAFE_INTEGER,
    0.1,
    '',
    ' ',
    '0',
    '\u0000',
    '\ud800',
    '\u202e',
  ],
  ...[
    '__proto__',
    'constructor',
    'toString',
    '2024-02-30',
    '9999-99-99',
    '-',
    '#',
    '%00',
    '../../etc',
    'x'.repeat(5_000),
  ],
  ...[[], {}, [[]], [null], { __proto__: null }, { length: -1 }, { toString: 1 }, { kind: 'x' }],
];
/** Characters that mean something in many formats, or are not what they seem. */
const ODD_TEXTS: readonly string[] = [
  ...[
    '\0',
    '\r',
    '\n',
    '\r\n',
    '\t',
    ' ',
    '\u2028',
    '\u202e',
    '\u200b',
    '\ufeff',
    '\ud800',
    '\udfff',
    '\u0301',
    '😀',
    '中',
    '％',
  ],
  ...[
    '"',
    "'",
    '`',
    '<',
    '>',
    '&',
    '&amp;',
    '&#0;',
    '&#x110000;',
    '\\',
    '/',
    '//',
    '%',
    '%ff',
    '%00',
    '{',
    '}',
    '[',
    ']',
    '(',
    ')',
  ],
  ...[':', ';', ',', '.', '-', '--', '*', '|', '~', '^', '$', '=', '?', '#', '@', '!', '+'],
  ...[
    '0',
    '-1',
    '1e309',
    '99999999999999999999',
    'NaN',
    'null',
    'undefined',
    '__proto__',
    '0000-00-00',
    '9999-12-31',
    '+275760-09-13',
  ],
];

/** Turns one text into another. */
type Edit = (text: string) => string;

/** Words, runs of white space and single characters: what an edit works with. */
const tokensOf = (text: string): string[] => text.match(/[\p{L}\p{N}_]+|\s+|[\s\S]/gu) ?? [];

const place = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
const size = fc.integer({ min: 1, max: 12 });

/** Edits of a text by its tokens: put in, leave out, repeat, move, replace, cut. */
function editsWith(words: readonly string[]): fc.Arbitrary<Edit> {
  const piece = fc.oneof(
    { arbitrary: fc.constantFrom(...ODD_TEXTS), weight: 2 },
    { arbitrary: fc.constantFrom(...words, ' '), weight: 3 },
    { arbitrary: fc.string({ unit: 'binary', maxLength: 4 }), weight: 1 },
  );
  const spliced = (at: number, count: number, put: (old: readonly string[]) => string): Edit => {
    return (text) => {
      const tokens = tokensOf(text);
      const from = Math.floor(at * (tokens.length + 1));
      return tokens.toSpliced(from, count, put(tokens.slice(from, from + count))).join('');
    };
  };
  return fc.oneof(
    fc.tuple(place, piece).map(([at, put]) => spliced(at, 0, () => put)),
    fc.tuple(place, piece).map(([at, put]) => spliced(at, 1, () => put)),
    fc.tuple(place, size).map(([at, count]) => spliced(at, count, () => '')),
    fc.tuple(place, size).map(([at, count]) => spliced(at, count, (old) => old.toReversed().join(''))),
    fc
      .tuple(place, size, fc.constantFrom(2, 3, 50, 3_000))
      .map(([at, count, times]) => spliced(at, count, (old) => repeated(old.join(''), times))),
    fc
      .tuple(place, piece, fc.constantFrom(20, 3_000))
      .map(([at, put, times]) => spliced(at, 0, () => repeated(put, times))),
    place.map(
      (at): Edit =>
        (text) =>
          text.slice(0, Math.floor(at * text.length)),
    ),
    fc.tuple(place, place).map(
      ([from, to]): Edit =>
        (text) =>
          moved(text, from, to),
    ),
  );
}

const repeated = (text: string, times: number) => text.repeat(times).slice(0, MAX_INPUT);

/** A stretch of a text once more, at another place. */
function moved(text: string, from: number, to: number): string {
  const start = Math.floor(from * text.length);
  const end = Math.floor(to * text.length);
  return text.slice(0, end) + text.slice(start, start + 80) + text.slice(end);
}

/** Edits of a JSON text by its values; a text that is none stays as it is. */
const jsonEdit: fc.Arbitrary<Edit> = fc
  .tuple(place, fc.constantFrom<JsonEdit>('replace', 'remove', 'rename', 'wrap', 'deepen'), fc.nat())
  .map(
    ([at, edit, n]) =>
      (text) =>
        editJson(text, at, edit, ODD_VALUES[n % ODD_VALUES.length]),
  );

type JsonEdit = 'replace' | 'remove' | 'rename' | 'wrap' | 'deepen';

function editJson(text: string, at: number, edit: JsonEdit, odd: unknown): string {
  const value = parsed(text);
  if (value === undefined) return text;
  const nodes = nodesOf(value);
  const path = nodes[Math.floor(at * nodes.length)] ?? [];
  return JSON.stringify(
    replaceAt(value, path, (old) => {
      if (edit === 'remove') return undefined;
      if (edit === 'wrap') return [old];
      if (edit === 'rename' && isRecord(old))
        return Object.fromEntries(Object.entries(old).map(([k, v]) => [`${k}x`, v]));
      if (edit === 'deepen') return JSON.parse(`${'['.repeat(2_000)}${']'.repeat(2_000)}`);
      return odd;
    }) ?? null,
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Edits of bytes, which heed no format. */
const byteEdit = fc
  .tuple(place, fc.uint8Array({ minLength: 1, maxLength: 8 }), fc.boolean())
  .map(([at, bytes, over]) => (input: Buffer) => {
    const from = Math.floor(at * (input.length + 1));
    return Buffer.concat([input.subarray(0, from), bytes, input.subarray(from + (over ? bytes.length : 0))]);
  });

/** Inputs made of samples by a few edits, and some that are made of nothing but words or bytes. */
export function inputsFrom(samples: readonly Buffer[], words: readonly string[]): fc.Arbitrary<Buffer> {
  const texts = samples.map((sample) => sample.toString());
  const edit = fc.oneof(
    { arbitrary: editsWith(words), weight: 3 },
    ...(texts.some((text) => parsed(text) !== undefined) ? [{ arbitrary: jsonEdit, weight: 3 }] : []),
  );
  const edited = fc
    .tuple(fc.constantFrom(...texts), fc.array(edit, { maxLength: 5 }))
    .map(([text, edits]) => edits.reduce((so, next) => next(so).slice(0, MAX_INPUT), text));
  const bytes = fc
    .tuple(fc.constantFrom(...samples), fc.array(byteEdit, { minLength: 1, maxLength: 6 }))
    .map(([sample, edits]) => edits.reduce((so, next) => next(so), sample));
  const wild = fc.string({ unit: fc.constantFrom(...words, ...ODD_TEXTS, ' '), maxLength: 40 });
  return fc.oneof(
    { arbitrary: edited.map((text) => Buffer.from(text)), weight: 7 },
    { arbitrary: bytes, weight: 2 },
    { arbitrary: wild.map((text) => Buffer.from(text)), weight: 1 },
    { arbitrary: fc.uint8Array({ maxLength: 600 }).map((all) => Buffer.from(all)), weight: 1 },
  );
}
