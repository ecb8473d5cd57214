import { createExtractor } from '../../../../src/extract/model/index.ts';
import { connectModel } from '../../../../src/extract/model/language-model.ts';
import { createRequester } from '../../../../src/extract/model/requester.ts';
import { type ModelCall, startModelServer } from '../../../fakes/model-server/index.ts';
import { createMemoryAnswers, createMemoryUsage, settingsOf } from '../../../support/model.ts';
import { CALL, CALL_ZH } from '../articles.ts';
import type { OpenExtractor } from '../harness.ts';

/** A model that reads the two articles with an event rightly, and obeys the hostile ones and invents whatever else it is asked about. */
function read({ user }: ModelCall): string {
  const article = user.slice(user.lastIndexOf('<article>'));
  const known = [CALL, CALL_ZH].find(({ paragraphs }) => article.includes(paragraphs[0] ?? ''));
  const [evidence = 'military hold 2024-05-01'] = known?.paragraphs ?? [];
  const event =
    known === undefined
      ? { channel: 'military', action: 'hold', date: '2024-05-01', evidence: article.slice(30, 200) }
      : { channel: 'defense-ministers', action: 'hold', date: '2024-04-16', evidence };
  return JSON.stringify({ events: [{ ...event, confidence: 1 }] });
}

export const open: OpenExtractor = async (brief) => {
  const server = await startModelServer((call) => ({ kind: 'text', text: read(call) }));
  const settings = settingsOf('openai-compatible', server.url);
  const request = createRequester({
    generate: connectModel(settings),
    usage: createMemoryUsage(),
    concurrency: settings.concurrency,
    dailyTokens: settings.dailyTokens,
    now: () => '2024-05-02T00:00:00Z',
  });
  const parts = { model: settings.model, answers: createMemoryAnswers(), request };
  return { extractor: createExtractor(brief, parts), close: () => server.close() };
};
