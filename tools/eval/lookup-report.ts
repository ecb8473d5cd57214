import type { LookupReport } from '../../src/index.ts';

/** A comparison of search engines in plain text, the questions that each answers worst below it. */
export function describeLookup(reports: readonly LookupReport[]): string {
  return reports.flatMap(partsOf).map(describe).join('\n\n');
}

function partsOf({ sides, ...all }: LookupReport): readonly Part[] {
  return sides.length === 0 ? [all] : sides;
}

type Part = Omit<LookupReport, 'sides'> & { readonly side?: string };

function describe({ side, queries, articles, searchers }: Part): string {
  return [
    `${queries} questions${side === undefined ? '' : `, ${side}`}, ${articles} articles`,
    '',
    `${'nDCG@10'.padEnd(28)}mean   worst`,
    ...searchers.flatMap(({ name, mean, worst }) => [
      `${name.padEnd(28)}${mean.toFixed(3)}${lineOf(worst[0])}`,
      ...worst.slice(1).map((question) => `${''.padEnd(33)}${lineOf(question)}`),
    ]),
  ].join('\n');
}

function lineOf(question: LookupReport['searchers'][number]['worst'][number] | undefined): string {
  return question === undefined ? '' : `  ${question.score.toFixed(3)}  ${question.query}`;
}
