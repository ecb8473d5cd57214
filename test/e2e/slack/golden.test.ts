import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { newDraft } from '../../../adapters/shared/subscription-form.ts';
import { type Answers, createAnswers } from '../../../adapters/slack/handlers/answers.ts';
import { formView } from '../../../adapters/slack/subscriptions/form-view.ts';
import { homeView } from '../../../adapters/slack/subscriptions/home-view.ts';
import { createLog, type Engine, type Language, loadBrief } from '../../../src/index.ts';
import { blockProblems } from '../../fakes/slack/check-blocks.ts';
import { viewProblems } from '../../fakes/slack/check-view.ts';
import { memoryCache } from '../../fakes/slack/memory-cache.ts';
import { memorySubscriptions } from '../../fakes/slack/memory-subscription-service.ts';
import { engineOf } from '../../fakes/slack/workspace-with-bot.ts';
import { ROOT } from '../../support/sources.ts';

/** What people see of an invented brief; `npx vitest run test/e2e/slack/golden.test.ts -u` writes the files anew. */
const answers: readonly (readonly [string, Language])[] = [
  ['status', 'en'],
  ['status', 'zh-Hant'],
  ['status frontier', 'en'],
  ['timeline frontier', 'en'],
  ['why frontier', 'zh-Hans'],
  ['digest since:2025-01-01', 'en'],
  ['article telephone', 'en'],
  ['status zeppelin', 'en'],
];

const file = (name: string) => join(ROOT, 'test/e2e/slack/golden', `${name.replace(/[^\w-]+/g, '-')}.json`);
/** Articles without an address have ids that depend on where the checkout is. */
const pretty = (value: unknown) =>
  `${JSON.stringify(value, null, 2)
    .replaceAll(ROOT, '')
    .replace(/"[0-9a-f]{16}"/g, '"(id)"')}\n`;

const draftOf = ({ brief }: Engine) =>
  newDraft({
    brief: brief.name,
    destination: { platform: 'slack', address: 'C0NEWS' },
    zone: 'Asia/Taipei',
    language: 'en',
  });

let engine: Engine;
let slackAnswers: Answers;
beforeAll(async () => {
  engine = await engineOf(loadBrief(join(ROOT, 'test/briefs/two-rivers')));
  await engine.bootstrap();
  const log = await createLog('silent');
  slackAnswers = createAnswers({
    engines: [engine],
    subscriptions: memorySubscriptions(),
    cache: memoryCache(),
    language: 'en',
    log,
  });
});

describe('as people see it', () => {
  test.each(answers)('%s in %s', async (line, language) => {
    const ask = { brief: engine.brief.name, line, page: 1 };
    const { text, blocks } = await slackAnswers.answer(ask, {
      language,
      conversation: 'C0NEWS',
      postable: true,
    });
    expect(blockProblems(blocks, 'message')).toEqual([]);
    await expect(pretty({ text, blocks })).toMatchFileSnapshot(file(`${line} ${language}`));
  });

  test('the form of a new subscription', async () => {
    const draft = draftOf(engine);
    const view = formView(
      { draft },
      { engines: [engine], subscriptions: memorySubscriptions(), language: 'en' },
    );
    expect(viewProblems(view)).toEqual([]);
    await expect(pretty(view)).toMatchFileSnapshot(file('form'));
  });

  test('the Home tab with a subscription', async () => {
    const subscriptions = memorySubscriptions();
    const draft = draftOf(engine);
    await subscriptions.add(draft, { id: 'U0ANNA', name: 'anna' });
    const now = '2026-06-01T12:00:00.000Z';
    const view = await homeView({ engines: [engine], subscriptions, language: 'en', now });
    expect(viewProblems(view)).toEqual([]);
    await expect(pretty(view)).toMatchFileSnapshot(file('home'));
  });
});
