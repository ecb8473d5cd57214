import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { EvalReport } from '../../../src/index.ts';
import { BackchannelError, evaluate as measure } from '../../../src/index.ts';
import { clean } from '../clean.ts';
import { columns } from '../layout.ts';
import { openBrief } from './session.ts';
import type { ExitCode, GlobalOptions, Shell } from './shell.ts';

/** Where the labelled articles stand beside a checkout. */
const FOLDER = '../shared/eval';

/** How many of the worst articles are listed, unless asked otherwise. */
const WORST = 10;

export interface EvalOptions extends GlobalOptions {
  readonly folder?: string;
  readonly worst?: string;
  readonly json?: boolean;
}

/** Measures parsing and extraction against labelled articles and prints the figures, then the worst cases. */
export async function evaluate(shell: Shell, options: EvalOptions): Promise<ExitCode> {
  const folder = options.folder ?? join(shell.installation.root, FOLDER);
  if (!existsSync(folder)) {
    throw new BackchannelError(
      'INPUT_UNREADABLE',
      `There is no folder ${folder}.`,
      'Name a folder with labelled articles by --folder; the README says what stands in it.',
    );
  }
  const report = await measure(openBrief(shell, options), folder);
  const text = options.json ? JSON.stringify(report) : describe(report, Number(options.worst ?? WORST));
  shell.terminal.output.write(`${text}\n`);
  return 0;
}

type Row = EvalReport['overall'];

const HEAD = `${''.padEnd(31)} gold  said  strict P   R    F1 lenient P   R    F1`;

function describe(report: EvalReport, worst: number): string {
  const parts = [
    `${report.articles} articles`,
    '',
    HEAD,
    line(report.overall),
    '',
    ...(['channel', 'action', 'language', 'outlet'] as const).flatMap((by) => [
      `by ${by}`,
      ...report.by[by].map(line),
      '',
    ]),
    `relevance  ${report.relevance.toFixed(3)}`,
    ...report.mainText.flatMap(({ file, documents, mean, worst: lowest }) => [
      `main text  ${mean.toFixed(3)}  (${file}, ${documents} documents${lowest[0] ? `; lowest: ${lowest.map((one) => `${one.path} ${one.score.toFixed(2)}`).join(', ')}` : ''})`,
    ]),
    '',
    `worst cases (${Math.min(worst, report.worst.length)} of ${report.worst.length} that differ)`,
    ...report.worst.slice(0, worst).flatMap(caseLines),
  ];
  return parts.join('\n');
}

function line(row: Row): string {
  const figure = (value: number) => value.toFixed(2).padStart(5);
  const { strict, lenient } = row;
  const counts = `${String(row.gold).padStart(5)} ${String(row.predicted).padStart(5)}`;
  const triple = (of: typeof strict) => `${figure(of.precision)} ${figure(of.recall)} ${figure(of.f1)}`;
  return `${padded(row.name)} ${counts}  ${triple(strict)}  ${triple(lenient)}`;
}

/** Names in 31 columns; Chinese characters take two. */
function padded(name: string): string {
  const text = clean(name);
  return text + ' '.repeat(Math.max(0, 31 - columns(text)));
}

function caseLines({ id, outlet, title, missed, invented }: EvalReport['worst'][number]): string[] {
  const told = (sign: string) => (event: (typeof missed)[number]) =>
    `  ${sign} ${event.channel} ${event.action} ${event.date}  ${clean(event.evidence).replace(/\s+/g, ' ').slice(0, 60)}`;
  return [
    `${id}  ${clean(outlet ?? '')}  ${clean(title ?? '').slice(0, 40)}`,
    ...missed.map(told('missed  ')),
    ...invented.map(told('invented')),
  ];
}
