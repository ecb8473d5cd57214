import { expect, test } from 'vitest';
import { articleOf, eventOf } from '../../test/contracts/storage/fixtures.ts';
import { loadBrief } from '../brief/index.ts';
import { createComposer } from './composer.ts';

const compose = createComposer(loadBrief('briefs/uschina'), 'en');
const event = eventOf({ channel: 'military', action: 'hold', date: '2024-01-09' });
const read = (...events: readonly (typeof event)[]) => [{ by: { id: 'rules' }, events }];
const blocksOf = (others: ReturnType<typeof read>) =>
  JSON.stringify(compose.article(articleOf('a'), [event], others).blocks);

test('another reading with the same events is not shown', () => {
  expect(blocksOf(read({ ...event, evidence: 'Other words.' }))).not.toContain('Read differently');
});

test('a reading that differs is shown with its events, or with their absence', () => {
  expect(blocksOf(read({ ...event, date: '2024-01-08' }))).toMatch(
    /Read differently by the extractor “rules”.*2024-01-08/,
  );
  expect(blocksOf(read())).toMatch(/Read differently.*No event of a watched channel/);
});
