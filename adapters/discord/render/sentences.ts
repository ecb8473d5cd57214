const segmenters = {
  sentence: new Intl.Segmenter('zh', { granularity: 'sentence' }),
  word: new Intl.Segmenter('zh', { granularity: 'word' }),
  grapheme: new Intl.Segmenter('zh', { granularity: 'grapheme' }),
  codePoint: { segment: (text: string) => Array.from(text, (segment) => ({ segment })) },
};

/**
 * The text in pieces that may stand on different pages: its sentences; of a sentence longer than `most`, its words; of such a word, its
 * characters; and of a character with heaps of marks, its code points. Joined they are the text again.
 */
export function piecesOf(text: string, most: number): readonly string[] {
  return text.length <= most ? [text] : split(text, most, ['sentence', 'word', 'grapheme', 'codePoint']);
}

function split(
  text: string,
  most: number,
  [by, ...finer]: readonly (keyof typeof segmenters)[],
): readonly string[] {
  if (by === undefined) return [text];
  const pieces: string[] = [];
  let open = '';
  for (const { segment } of segmenters[by].segment(text)) {
    if (open !== '' && open.length + segment.length > most) {
      pieces.push(open);
      open = '';
    }
    if (segment.length > most) pieces.push(...split(segment, most, finer));
    else open += segment;
  }
  return open === '' ? pieces : [...pieces, open];
}
