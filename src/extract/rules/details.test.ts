import { describe, expect, it } from 'vitest';
import { articleOf } from '../../../test/support/reading.ts';
import { loadBrief } from '../../brief/index.ts';
import { createRuleReader } from './reader.ts';

const brief = loadBrief('briefs/uschina');
const read = createRuleReader(brief);

describe('a refusal confirms by itself', () => {
  it('not where somebody only does not feel like talking', () => {
    for (const text of [
      '特朗普周四说，他不想与习近平对话。',
      'Trump said on Thursday he was not interested in talks with Xi Jinping.',
    ]) {
      const [event] = read(articleOf('2020-10-16', text));
      expect(event?.action).toBe('refuse');
      expect(event?.confidence).toBeLessThan(brief.confirmation.confidence);
    }
  });

  it('where a request was turned down', () => {
    const [event] = read(articleOf('2020-10-16', '中国国防部周四拒绝了两国国防部长会晤的请求。'));
    expect(event?.action).toBe('refuse');
    expect(event?.confidence).toBeGreaterThanOrEqual(brief.confirmation.confidence);
  });
});
