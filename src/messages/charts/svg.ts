/** A piece of a drawing, in SVG. */
export type Svg = string;

/** An element with its attributes and what stands in it, which is SVG already. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  ...content: readonly Svg[]
): Svg {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(String(value))}"`);
  const opening = `<${name}${written.join('')}`;
  return content.length === 0 ? `${opening}/>` : `${opening}>${content.join('')}</${name}>`;
}

/** A line of text whose baseline begins at the point. */
export function label(
  text: string,
  x: number,
  y: number,
  style: Readonly<Record<string, string | number>> = {},
): Svg {
  return element('text', { x, y, ...style }, escaped(text));
}

// XML has no way to write most control characters: they are left out.
function escaped(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, ' ')
    .replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** About how wide a text is, in pixels of a font size: Chinese characters are square, others little more than half as wide. */
export function widthOf(text: string, size: number): number {
  let units = 0;
  for (const character of text) units += /[\u2e80-\uffef]/.test(character) ? 1 : 0.56;
  return units * size;
}

/** The text, cut with an ellipsis where it is wider than the room. */
export function shorten(text: string, size: number, room: number): string {
  if (widthOf(text, size) <= room) return text;
  const characters = [...text];
  while (characters.length > 0 && widthOf(`${characters.join('')}…`, size) > room) characters.pop();
  return `${characters.join('').trimEnd()}…`;
}
