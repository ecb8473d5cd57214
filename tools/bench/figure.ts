/** Something that was measured, and what it may be. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** The most it may be; the least where `atLeast` says so. Without one it is told only. */
  readonly target?: number;
  readonly atLeast?: boolean;
}

/** Prints the figures; true where one misses its target. */
export function printFigures(figures: readonly Figure[]): boolean {
  for (const figure of figures) {
    const { name, value, unit } = figure;
    const shown = value.toFixed(value < 10 ? 2 : 0).padStart(8);
    console.log(`${name.padEnd(52)}${shown} ${unit.padEnd(6)} ${verdictOf(figure)}`.trimEnd());
  }
  return !figures.every(isWithin);
}

function verdictOf(figure: Figure): string {
  const { target, unit, atLeast } = figure;
  if (target === undefined) return '';
  return `${isWithin(figure) ? 'within' : 'MISSES'} ${atLeast ? 'at least ' : ''}${target} ${unit}`.trim();
}

function isWithin({ value, target, atLeast = false }: Figure): boolean {
  if (target === undefined) return true;
  return atLeast ? value >= target : value <= target;
}
