import type { LookupReport } from '../../src/index.ts';

/** A comparison of search engines in plain text, the questions that each answers worst below it. */
export function describeLookup(reports: readonly LookupReport[]): string {
  return reports.map(describeSide).join('\n\n');
}

function describeSide({ side, queries, articles, searchers }: LookupReport): string {
  return [
    `${queries} questions (${side}), ${articles} articles`,
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
