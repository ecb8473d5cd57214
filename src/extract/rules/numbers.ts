/** Sizes and distances in steps that grow. */
export function bucket(value: number): string {
  if (value < 0) return `-${bucket(-value)}`;
  if (value < 4) return String(value);
  return value < 128 ? `${2 ** Math.floor(Math.log2(value))}+` : '128+';
}

/** The probability that a logit stands for. */
export function sigmoid(value: number): number {
  return 1 / (1 + Math.exp(-value));
}
