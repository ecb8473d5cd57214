/** Number of weights: features are hashed into this many places. */
export const BITS = 17;

/** The places of features, by hashing their names (FNV-1a). */
export function hash(features: readonly string[]): Uint32Array {
  const places = new Set<number>();
  for (const feature of features) {
    let value = 0x811c9dc5;
    for (let at = 0; at < feature.length; at += 1)
      value = Math.imul(value ^ feature.charCodeAt(at), 0x01000193);
    places.add(((value ^ (value >>> 15)) >>> 0) & ((1 << BITS) - 1));
  }
  return Uint32Array.from(places);
}

/** Sizes and distances in steps that grow. */
export function bucket(value: number): string {
  if (value < 0) return `-${bucket(-value)}`;
  return value < 4
    ? String(value)
    : value < 8
      ? '4+'
      : value < 16
        ? '8+'
        : value < 32
          ? '16+'
          : value < 64
            ? '32+'
            : value < 128
              ? '64+'
              : '128+';
}

/** The probability that a logit stands for. */
export function sigmoid(value: number): number {
  return 1 / (1 + Math.exp(-value));
}
