/** Number of weights: features are hashed into this many places. */
export const BITS = 17;

/** A name as a number (FNV-1a). */
export function hash(name: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < name.length; at += 1) value = Math.imul(value ^ name.charCodeAt(at), 0x01000193);
  return value;
}

/** Two numbers as one, so that features made of parts need no name. Order matters. */
export function mix(a: number, b: number): number {
  let value = Math.imul(a, 0x01000193) ^ b;
  value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d);
  return value ^ (value >>> 13);
}

/** The place of a feature's weight. */
export function placeOf(feature: number): number {
  return ((feature ^ (feature >>> 15)) >>> 0) & ((1 << BITS) - 1);
}

/** The places of features by themselves and together with an action. */
export function placesFor(features: Iterable<number>, action: number): number[] {
  const places: number[] = [];
  for (const feature of features) places.push(placeOf(feature), placeOf(mix(feature, action)));
  return places;
}
