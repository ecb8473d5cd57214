import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bodyOf } from '../../adapters/discord/delivery/body.ts';
import { answerControls } from '../../adapters/discord/handlers/answer-controls.ts';
import { render } from '../../adapters/discord/render/index.ts';
import { scheduleModal } from '../../adapters/discord/subscriptions/modals.ts';
import { review } from '../../adapters/discord/subscriptions/review.ts';
import { newDraft } from '../../adapters/shared/subscription-form.ts';
import {
  answer,
  type Engine,
  fixedClock,
  type Language,
  loadBrief,
  openEngine,
  openStore,
} from '../../src/index.ts';
import { memorySubscriptions } from '../../test/fakes/discord/subscription-service.ts';
import { type Data, dataIn } from '../../test/fakes/discord/validate.ts';
import { ROOT } from '../../test/support/sources.ts';
import { messagePage, modalPage } from './discord-page.ts';

/** A picture to be drawn: the name of its file, and its page. */
export interface DiscordScreenshot {
  readonly name: string;
  readonly html: string;
  readonly width: number;
}

/** What the README shows of Discord: real answers of the first brief as of a day that is over, and its forms. */
export async function discordPictures(): Promise<readonly DiscordScreenshot[]> {
  const data = mkdtempSync(join(tmpdir(), 'backchannel-pictures-'));
  const store = await openStore({ data });
  try {
    const brief = loadBrief(join(ROOT, 'briefs/uschina'));
    const engine = openEngine({ brief, store, clock: fixedClock('2026-06-01T00:00:00.000Z') });
    await engine.bootstrap();
    return [
      await answerPicture(engine, 'discord-status', 'status', 'en'),
      await answerPicture(engine, 'discord-digest', 'digest weekly as-of:2023-12-22', 'en'),
      await answerPicture(engine, 'discord-why', 'why military as-of:2023-12-31', 'zh-Hans'),
      ...formPictures(engine),
    ];
  } finally {
    await store.close();
    rmSync(data, { recursive: true, force: true });
  }
}

async function answerPicture(
  engine: Engine,
  name: string,
  line: string,
  language: Language,
): Promise<DiscordScreenshot> {
  const { message, question } = await answer(engine, line, { language });
  const payloads = render(message);
  const [payload] = payloads;
  if (payload === undefined) throw new Error(`There is nothing to draw of ${line}.`);
  const pages = payloads.length;
  const { rows } = answerControls({
    brief: engine.brief,
    question,
    language,
    page: 1,
    pages,
    postable: true,
  });
  return {
    name,
    html: messagePage(componentsOf(bodyOf(payload, rows)), { only: true, files: payload.files }),
    width: 700,
  };
}

/** The two halves of making a subscription: the modal, and what it would do. */
function formPictures(engine: Engine): readonly DiscordScreenshot[] {
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
  const modal = JSON.parse(JSON.stringify(scheduleModal('id', form, 'en'))) as Data;
  return [
    { name: 'discord-subscribe', html: modalPage(modal), width: 520 },
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
