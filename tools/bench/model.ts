import { articleOf, CALL } from '../../test/contracts/extractor/articles.ts';
import { startModelServer } from '../../test/fakes/model-server/index.ts';
import { createMemoryAnswers, createMemoryUsage, settingsOf } from '../../test/support/model.ts';
import { systemClock } from '../../src/clock.ts';
import { createExtractor } from '../../src/extract/model/index.ts';
import { connectModel } from '../../src/extract/model/language-model.ts';
import { createRequester } from '../../src/extract/model/requester.ts';
import { createRelevanceFilter } from '../../src/extract/relevance/index.ts';
import type { Brief } from '../../src/index.ts';

const ARTICLES = 100;
/** Milliseconds until the stand-in of a model answers. */
const DELAY = 50;

/** Milliseconds in which a model that answers within 50 ms reads a hundred articles, eight at a time. */
export async function timeModel(brief: Brief): Promise<number> {
  const server = await startModelServer(() => ({ kind: 'text', text: '{"events":[]}' }), { delay: DELAY });
  const settings = settingsOf('openai', server.url);
  const request = createRequester({
    generate: connectModel(settings),
    usage: createMemoryUsage(),
    concurrency: settings.concurrency,
    dailyTokens: settings.dailyTokens,
    now: systemClock.now,
    onProblem: (problem) => {
      if (problem !== undefined) throw new Error(problem);
    },
  });
  const extractor = createExtractor(brief, {
    model: settings.model,
    answers: createMemoryAnswers(),
    request,
    filter: createRelevanceFilter(brief),
  });
  const articles = Array.from({ length: ARTICLES }, (_, index) =>
    articleOf(`${index}`, '2024-04-17', ...CALL.paragraphs, `Note ${index}.`),
  );
  const began = performance.now();
  await extractor.extract(articles);
  const elapsed = performance.now() - began;
  await server.close();
  return elapsed;
}
