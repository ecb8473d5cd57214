import { newDraft } from '../../adapters/shared/subscription-form.ts';
import { createAnswers } from '../../adapters/slack/handlers/answers.ts';
import { formView } from '../../adapters/slack/subscriptions/form-view.ts';
import { createLog, type Engine, type Language } from '../../src/index.ts';
import { memoryCache } from '../../test/fakes/slack/memory-cache.ts';
import { memorySubscriptions } from '../../test/fakes/slack/memory-subscription-service.ts';
import { everyShot, type Screenshot } from './shots.ts';
import { messagePage, modalPage } from './slack-page.ts';

/** What people see in Slack: answers, and the form of a subscription. */
export async function slackPictures(engine: Engine): Promise<readonly Screenshot[]> {
  const parts = { engines: [engine], subscriptions: memorySubscriptions(), language: 'en' as const };
  const answers = createAnswers({ ...parts, cache: memoryCache(), log: await createLog('silent') });
  const draw = async (line: string, language: Language) => {
    const ask = { brief: undefined, line, page: 1 };
    const { blocks } = await answers.answer(ask, { language, conversation: 'C0NEWS', postable: true });
    return messagePage(blocks, { only: true });
  };
  const draft = newDraft({
    brief: engine.brief.name,
    destination: { platform: 'slack', address: 'C0NEWS' },
    zone: 'Asia/Taipei',
    language: 'en',
  });
  return [
    ...(await everyShot('slack', { screen: 780, phone: 390 }, draw)),
    { name: 'slack-status-zh-Hans', html: await draw('status', 'zh-Hans'), width: 780 },
    { name: 'slack-details', html: await draw('status military', 'en'), width: 780 },
    { name: 'slack-why', html: await draw('why military as-of:2023-12-31', 'zh-Hant'), width: 780 },
    { name: 'slack-subscribe', html: modalPage({ ...formView({ draft }, parts) }), width: 600 },
  ];
}
