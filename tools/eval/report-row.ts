import { columns } from '../../adapters/console/layout.ts';
import { type EvalReport, printable } from '../../src/index.ts';

const NAME = 31;

/** What stands above the figures of `rowLine`. */
export const ROW_HEAD = `${' '.repeat(NAME)} gold  said  strict P   R    F1 lenient P   R    F1`;

/** Scores in one line of a table. */
export function rowLine({ name, gold, predicted, strict, lenient }: EvalReport['overall']): string {
  const figure = (value: number) => value.toFixed(2).padStart(5);
  const counts = `${String(gold).padStart(5)} ${String(predicted).padStart(5)}`;
  const triple = (of: typeof strict) => `${figure(of.precision)} ${figure(of.recall)} ${figure(of.f1)}`;
  return `${padded(name)} ${counts}  ${triple(strict)}  ${triple(lenient)}`;
}

/** A name as the first column of a table: 31 wide, of which a Chinese character takes two. */
export function padded(name: string): string {
  const text = printable(name);
  return text + ' '.repeat(Math.max(0, NAME - columns(text)));
}
