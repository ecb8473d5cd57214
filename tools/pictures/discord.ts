import { bodyOf } from '../../adapters/discord/delivery/body.ts';
import { answerControls } from '../../adapters/discord/handlers/answer-controls.ts';
import { render } from '../../adapters/discord/render/index.ts';
import { lookModal, scheduleModal } from '../../adapters/discord/subscriptions/modals.ts';
import { review } from '../../adapters/discord/subscriptions/review.ts';
import { newDraft } from '../../adapters/shared/subscription-form.ts';
import { answer, type Engine, type Language } from '../../src/index.ts';
import { memorySubscriptions } from '../../test/fakes/discord/subscription-service.ts';
import { type Data, dataIn } from '../../test/fakes/discord/validate.ts';
import { messagePage, modalPage } from './discord-page.ts';
import { everyShot, type Screenshot } from './shots.ts';

/** What people see in Discord: answers, and the forms of a subscription. */
export async function discordPictures(engine: Engine): Promise<readonly Screenshot[]> {
  const draw = (line: string, language: Language) => answerPage(engine, line, language);
  return [
    ...(await everyShot('discord', { screen: 760, phone: 390 }, draw)),
    { name: 'discord-details', html: await draw('status military', 'en'), width: 760 },
    {
      name: 'discord-why',
      html: await draw('why military as-of:2023-12-31', 'zh-Hant'),
      width: 760,
    },
    ...formPictures(engine),
  ];
}

async function answerPage(engine: Engine, line: string, language: Language): Promise<string> {
  const { message, question } = await answer(engine, line, { language });
  const payloads = render(message);
  const [payload] = payloads;
  if (payload === undefined) throw new Error(`There is nothing to draw of ${line}.`);
  const pages = payloads.length;
  const shown = { brief: engine.brief, question, language, page: 1, pages, postable: true };
  const { rows } = answerControls(shown);
  return messagePage(componentsOf(bodyOf(payload, rows)), { only: true, files: payload.files });
}

/** The two halves of making a subscription: the modal, and what it would do. */
function formPictures(engine: Engine): readonly Screenshot[] {
  const form = {
    by: '1',
    draft: newDraft({
      brief: engine.brief.name,
      destination: { platform: 'discord', address: '300000000000000001' },
      zone: 'Asia/Taipei',
      language: 'en',
    }),
  };
  const subscriptions = memorySubscriptions(() => engine);
  const { payload, rows } = review({ form, key: 'key', brief: engine.brief, subscriptions, language: 'en' });
  const pageOf = (modal: object) => modalPage(JSON.parse(JSON.stringify(modal)) as Data);
  return [
    { name: 'discord-subscribe', html: pageOf(scheduleModal('id', form, 'en')), width: 520 },
    { name: 'discord-look', html: pageOf(lookModal('id', form, 'en')), width: 520 },
    {
      name: 'discord-review',
      html: messagePage(componentsOf(bodyOf(payload, rows)), { only: true }),
      width: 640,
    },
  ];
}

function componentsOf(body: object): readonly Data[] {
  return dataIn(JSON.parse(JSON.stringify(body)).components);
}
