import type { HomeView, KnownBlock } from '@slack/types';
import {
  answer,
  type Engine,
  LANGUAGES,
  type Language,
  type SubscriptionService,
} from '../../../src/index.ts';
import { VIEW_BLOCKS } from '../limits.ts';
import { LANGUAGE_NAMES, say } from '../locales/index.ts';
import { contextOf } from '../render/blocks.ts';
import { render } from '../render/index.ts';
import { richBlocks, richInstant, richText } from '../render/rich.ts';
import { restMenu, subscriptionBlocks } from '../subscriptions/home-blocks.ts';

/** The button and the menu at the top of the Home tab. */
export const HOME_NEW = 'home-new';
export const HOME_LANGUAGE = 'home-language';

interface HomeParts {
  readonly engines: readonly Engine[];
  readonly subscriptions: SubscriptionService;
  readonly language: Language;
  /** The present instant. */
  readonly now: string;
}

/** Blocks that are kept free for all that is not a board. */
const OTHERS = 40;

/** The Home tab: every brief's board, the workspace's subscriptions, and how the installation is doing. */
export async function homeView(parts: HomeParts): Promise<HomeView> {
  const { engines } = parts;
  const most = Math.floor((VIEW_BLOCKS - OTHERS) / engines.length);
  const boards = await Promise.all(engines.map((engine) => boardBlocks(engine, parts.language, most)));
  const subscriptions = await listBlocks(parts);
  const health = await Promise.all(engines.map((engine) => healthBlocks(engine, parts)));
  const blocks = [topRow(parts), ...boards.flat(), ...subscriptions, ...health.flat()];
  return {
    type: 'home',
    blocks: blocks.slice(0, VIEW_BLOCKS).map((block, index) => ({ ...block, block_id: `home ${index}` })),
  };
}

function topRow({ language }: HomeParts): KnownBlock {
  const option = (one: Language) => ({
    text: { type: 'plain_text' as const, text: LANGUAGE_NAMES[one], emoji: false },
    value: one,
  });
  return {
    type: 'actions',
    elements: [
      {
        type: 'button',
        action_id: HOME_NEW,
        style: 'primary',
        text: { type: 'plain_text', text: say(language, 'home.new'), emoji: false },
      },
      {
        type: 'static_select',
        action_id: HOME_LANGUAGE,
        initial_option: option(language),
        options: LANGUAGES.map(option),
      },
    ],
  };
}

async function boardBlocks(engine: Engine, language: Language, most: number): Promise<readonly KnownBlock[]> {
  const { message } = await answer(engine, 'status', { language });
  const [first] = render(message, { most });
  return first?.blocks ?? [];
}

/** The newest subscriptions that there is room for, and a menu of the others. */
async function listBlocks({ engines, subscriptions, language }: HomeParts): Promise<KnownBlock[]> {
  const all = (await subscriptions.list()).filter(({ destination }) => destination.platform === 'slack');
  const shown = all.slice(-MAX_SUBSCRIPTIONS).toReversed();
  const blocks = shown.flatMap((subscription) =>
    subscriptionBlocks(subscription, { engines, subscriptions, language }),
  );
  const heading: KnownBlock = {
    type: 'header',
    text: { type: 'plain_text', text: say(language, 'home.subscriptions'), emoji: false },
  };
  const rest = all.slice(0, -MAX_SUBSCRIPTIONS).toReversed();
  const menu = rest.length > 0 ? [restMenu(rest, language)] : [];
  return [heading, ...(blocks.length > 0 ? blocks : [contextOf(say(language, 'home.none'))]), ...menu];
}

/** Each takes two blocks. */
const MAX_SUBSCRIPTIONS = 15;

async function healthBlocks(engine: Engine, { language, now }: HomeParts): Promise<KnownBlock[]> {
  const { articles, relevant, newest, facts } = await engine.holdings();
  const lines = [
    say(language, 'home.holdings', { articles, relevant, newest: newest ?? '–' }),
    say(language, 'home.facts', { facts }),
  ];
  const elements = [richText(`${say(language, 'home.shown')} `), richInstant(now, now)];
  return [
    {
      type: 'header',
      text: { type: 'plain_text', text: say(language, 'home.health'), emoji: false },
    },
    contextOf(lines.join(' ')),
    ...richBlocks([{ type: 'rich_text_section', elements }]),
  ];
}
