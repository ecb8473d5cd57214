import { describe, expect, it } from 'vitest';
import { detectLanguage } from './language.ts';

describe('detectLanguage', () => {
  it.each([
    ['zh-Hans', '两国国防部门周二举行会谈，双方同意恢复对话。'],
    ['zh-Hant', '兩國國防部門週二舉行會談，雙方同意恢復對話。'],
    ['zh-Hans', '国务卿布林肯（Antony Blinken）周二说，会谈是有建设性的（constructive）。'],
    ['en', 'The two ministries agreed to resume talks in the spring.'],
    ['und', '防衛省はきのう、両国の会談について発表しました。'],
    ['und', 'Die beiden Ministerien haben sich darauf geeinigt.'],
    ['und', '12345'],
  ])('tells %s', (language, text) => {
    expect(detectLanguage([text])).toBe(language);
  });

  it('looks past a title in another language', () => {
    expect(detectLanguage(['Q&A', '兩國國防部門週二舉行會談，雙方同意恢復對話。'])).toBe('zh-Hant');
  });
});
