import type { LookupReport } from '../../src/index.ts';

/** A comparison of search engines in plain text, the questions that each answers worst below it. */
export function describeLookup({ queries, articles, searchers }: LookupReport): string {
  return [
    `${queries} questions, ${articles} articles`,
    '',
    `${'nDCG@10'.padEnd(28)}mean   worst`,
    ...searchers.flatMap(({ name, mean, worst }) =>
      worst.map(
        ({ query, score }, at) =>
          `${(at === 0 ? name : '').padEnd(28)}${at === 0 ? mean.toFixed(3) : '     '}  ${score.toFixed(3)}  ${query}`,
      ),
    ),
  ].join('\n');
}
