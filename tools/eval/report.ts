import { type EvalReport, printable } from '../../src/index.ts';
import { foldsLines } from './cross-validation-report.ts';
import { ROW_HEAD, rowLine } from './report-row.ts';

type Merging = EvalReport['merging']['gold'];

/** How many wrong pairs are named. */
const PAIRS = 5;

/** An evaluation in plain text: the figures, then `worst` of the articles with the most differences. */
export function describeEval(report: EvalReport, worst: number): string {
  const parts = [
    `${report.articles} articles${report.extractor ? `, read by the extractor ${report.extractor}` : ''}`,
    ...(report.unanswered
      ? [`${report.unanswered} of them without an answer: they count as having no events`]
      : []),
    '',
    ...report.split.flatMap(splitLines),
    'both sides together',
    ROW_HEAD,
    rowLine(report.overall),
    `relevance  ${report.relevance.toFixed(3)}`,
    '',
    ...report.mainText.flatMap(({ file, documents, mean, worst: lowest }) => [
      `main text  ${mean.toFixed(3)}  (${file}, ${documents} documents${lowest[0] ? `; lowest: ${lowest.map((one) => `${one.path} ${one.score.toFixed(2)}`).join(', ')}` : ''})`,
    ]),
    '',
    'merging: pairs of labelled events of different articles that are one event, and how many were joined',
    ...mergingLines('labelled events', report.merging.gold),
    ...mergingLines('predicted events', report.merging.predicted),
    '',
    ...(report.folds === undefined ? [] : foldsLines(report.folds)),
    `worst cases (${Math.min(worst, report.worst.length)} of ${report.worst.length} that differ)`,
    ...report.worst.slice(0, worst).flatMap(caseLines),
  ];
  return parts.join('\n');
}

const SIDES = {
  'held-out': 'outlets and years that nothing was made on',
  train: 'outlets and years that rules and model were made on',
} as const;

function splitLines({ side, articles, overall, relevance, by }: EvalReport['split'][number]): string[] {
  return [
    `${side}: ${articles} articles, ${SIDES[side]}`,
    ROW_HEAD,
    rowLine(overall),
    `relevance  ${relevance.toFixed(3)}`,
    '',
    ...(['language', 'channel', 'action', 'outlet'] as const).flatMap((name) => [
      `${side}, by ${name}`,
      ...by[name].map(rowLine),
      '',
    ]),
  ];
}

function mergingLines(
  name: string,
  { reports, same, joined, share, wrong, unclear, faults }: Merging,
): string[] {
  const told = (faults: Merging['faults']) =>
    faults
      .slice(0, PAIRS)
      .map(
        ({ fault, channel, pair }) =>
          `  ${fault.padEnd(6)} ${channel}  ${pair.map(({ id, action, date }) => `${action} ${date} (${id})`).join(' / ')}`,
      );
  return [
    `${name.padEnd(16)}  ${reports} events: ${joined} of ${same} joined (${share.toFixed(3)}); wrongly joined: ${wrong}; unclear: ${unclear}`,
    ...told(faults.filter(({ fault }) => fault === 'joined')),
    ...told(faults.filter(({ fault }) => fault === 'apart')),
  ];
}

function caseLines({ id, outlet, title, missed, invented }: EvalReport['worst'][number]): string[] {
  const told = (sign: string) => (event: (typeof missed)[number]) =>
    `  ${sign} ${event.channel} ${event.action} ${event.date}  ${printable(event.evidence).replace(/\s+/g, ' ').slice(0, 60)}`;
  return [
    `${id}  ${printable(outlet ?? '')}  ${printable(title ?? '').slice(0, 40)}`,
    ...missed.map(told('missed  ')),
    ...invented.map(told('invented')),
  ];
}
