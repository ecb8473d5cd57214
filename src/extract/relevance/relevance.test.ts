import { expect, test } from 'vitest';
import { articleOf, CALL, CALL_ZH, ELSEWHERE } from '../../../test/contracts/extractor/articles.ts';
import { loadBrief } from '../../brief/index.ts';
import { createCandidateReader } from './features.ts';
import { createRelevanceFilter } from './index.ts';

const brief = loadBrief('briefs/uschina');
const learned = createRelevanceFilter(brief);

test.each([CALL, CALL_ZH])('a report of a contact is worth a request: $id', (article) => {
  expect(learned(article)).toBe(true);
});

test('the second side may stand in the sentence before', () => {
  const article = articleOf(
    'two',
    '2024-04-17',
    'China was silent. Austin said the Pentagon had asked for a call.',
  );
  expect([...createCandidateReader(brief)(article)]).toHaveLength(1);
});

test.each([
  ELSEWHERE,
  articleOf('weather', '2024-04-17', 'It rained in Washington all day.'),
  articleOf('exports', '2024-04-17', 'China exported more cars in March. Analysts expect more.'),
])('what names one side only is worth none, with weights or without: $id', (article) => {
  expect(learned(article)).toBe(false);
  expect(createRelevanceFilter({ ...brief, folder: 'briefs/none' })(article)).toBe(false);
});

test('names of people and countries do not decide: other names, the same features', () => {
  const read = createCandidateReader(brief);
  const featuresOf = (text: string) =>
    [...read(articleOf('a', '2024-04-17', text))].map(({ features }) => features);
  expect(featuresOf('Lloyd Austin spoke with Dong Jun of China on Tuesday.')).toEqual(
    featuresOf('Jim Mattis spoke with Wei Fenghe of China on Tuesday.'),
  );
});

test('a brief without weights lets every candidate through', () => {
  const dull = articleOf('dull', '2024-04-17', 'The United States and China both have mountains.');
  expect(createRelevanceFilter({ ...brief, folder: 'briefs/none' })(dull)).toBe(true);
});
