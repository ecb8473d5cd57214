import { createExtractor } from '../../../../src/extract/rules/index.ts';
import type { OpenExtractor } from '../harness.ts';

export const open: OpenExtractor = async (brief) => ({
  extractor: createExtractor(brief),
  close: async () => {},
});
