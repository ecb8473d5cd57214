import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newDraft } from '../../adapters/shared/subscription-form.ts';
import { type Answers, createAnswers } from '../../adapters/slack/handlers/answers.ts';
import { formView } from '../../adapters/slack/subscriptions/form-view.ts';
import { createLog, fixedClock, type Language, loadBrief, openEngine, openStore } from '../../src/index.ts';
import { memoryCache } from '../../test/fakes/slack/memory-cache.ts';
import { memorySubscriptions } from '../../test/fakes/slack/memory-subscription-service.ts';
import { ROOT } from '../../test/support/sources.ts';
import { messagePage, modalPage } from './slack-page.ts';

/** A picture to be drawn: the name of its file, and its page. */
export interface SlackScreenshot {
  readonly name: string;
  readonly html: string;
  readonly width: number;
}

/** What the README shows of Slack: real answers of the first brief as of a day that is over. */
export async function slackPictures(): Promise<readonly SlackScreenshot[]> {
  const data = mkdtempSync(join(tmpdir(), 'backchannel-pictures-'));
  const store = await openStore({ data });
  try {
    const brief = loadBrief(join(ROOT, 'briefs/uschina'));
    const engine = openEngine({ brief, store, clock: fixedClock('2026-06-01T12:00:00.000Z') });
    await engine.bootstrap();
    const parts = { engines: [engine], subscriptions: memorySubscriptions(), language: 'en' as const };
    const answers = createAnswers({ ...parts, cache: memoryCache(), log: await createLog('silent') });
    const draft = newDraft({
      brief: engine.brief.name,
      destination: { platform: 'slack', address: 'C0NEWS' },
      zone: 'Asia/Taipei',
      language: 'en',
    });
    return [
      await answerPicture(answers, 'slack-status', 'status', 'en'),
      await answerPicture(answers, 'slack-digest', 'digest weekly as-of:2023-12-22', 'en'),
      await answerPicture(answers, 'slack-why', 'why military as-of:2023-12-31', 'zh-Hans'),
      { name: 'slack-subscribe', html: modalPage({ ...formView({ draft }, parts) }), width: 600 },
    ];
  } finally {
    await store.close();
    rmSync(data, { recursive: true, force: true });
  }
}

async function answerPicture(
  answers: Answers,
  name: string,
  line: string,
  language: Language,
): Promise<SlackScreenshot> {
  const ask = { brief: undefined, line, page: 1 };
  const { blocks } = await answers.answer(ask, { language, conversation: 'C0NEWS', postable: true });
  return { name, html: messagePage(blocks, { only: true }), width: 780 };
}
