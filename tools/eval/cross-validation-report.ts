import type { EvalReport } from '../../src/index.ts';
import { padded } from './report-row.ts';

type FoldsReport = NonNullable<EvalReport['folds']>;
type Folds = FoldsReport['by']['outlet'];

const HEAD = `${''.padEnd(31)} articles  gold   held out: strict lenient   rest: strict lenient`;

/** Outlets and months left out in turn, and what that shows. */
export function foldsLines({ fitted, by }: FoldsReport): string[] {
  return [
    `folds: each outlet and each month left out in turn; fitted: ${fitted}`,
    ...(fitted === 'none' ? UNFITTED : []),
    '',
    ...(['outlet', 'month'] as const).flatMap((name) => tableLines(name, by[name])),
  ];
}

/** What the figures mean where nothing is learned. */
const UNFITTED = [
  'No program fits anything to the labels, so leaving a fold out changes nothing: held out and overall are equal. People wrote',
  'the rules, and knew articles of every fold. So this proves nothing of articles that nobody has seen; it tells how evenly the',
  'rules do among outlets and months.',
];

function tableLines(name: string, { folds, heldOut, difference }: Folds): string[] {
  const figures = folds.map(({ heldOut: { strict } }) => strict.f1);
  const [lowest, highest] = [Math.min(...figures), Math.max(...figures)];
  const { strict, lenient } = heldOut;
  return [
    `by ${name}`,
    HEAD,
    ...folds.map(foldLine),
    `held out together: strict ${figure(strict.f1)}, lenient ${figure(lenient.f1)}; overall less held out: ${points(difference.strict)} and ${points(difference.lenient)} points`,
    `spread of strict F1 among folds: ${figure(lowest)} to ${figure(highest)}`,
    '',
  ];
}

function foldLine({ articles, heldOut, rest }: Folds['folds'][number]): string {
  const counts = `${String(articles).padStart(9)} ${String(heldOut.gold).padStart(5)}`;
  const pair = ({ strict, lenient }: typeof rest) =>
    `${figure(strict.f1).padStart(8)} ${figure(lenient.f1).padStart(7)}`;
  return `${padded(heldOut.name)}${counts}          ${pair(heldOut)}     ${pair(rest)}`;
}

function figure(value: number): string {
  return value.toFixed(2);
}

function points(difference: number): string {
  return (100 * difference).toFixed(1);
}
