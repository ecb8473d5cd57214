import type { Button, HomeView, KnownBlock } from '@slack/types';
import { answer, type Engine, type Language, type SubscriptionService } from '../../../src/index.ts';
import type { SlackContext } from '../handlers/context.ts';
import { languageMenu } from '../handlers/controls.ts';
import { LIMITS } from '../limits.ts';
import { format } from '../locales/index.ts';
import { contextOf } from '../render/blocks.ts';
import { render } from '../render/index.ts';
import { richBlocks, richInstant, richText } from '../render/rich.ts';
import { plainText } from '../render/text.ts';
import { withRetry } from '../transport/retry.ts';
import { restMenu, subscriptionBlocks } from './home-blocks.ts';

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

/** Blocks reserved for everything but the boards. */
const RESERVED = 40;

/** Shows a user's Home tab in the user's language. */
export async function publishHome(slack: SlackContext, user: string): Promise<void> {
  const { language } = await slack.users.read(user);
  const { engines, subscriptions, clock } = slack;
  const view = await homeView({ engines, subscriptions, language, now: clock.now() });
  await withRetry(() => slack.client.views.publish({ user_id: user, view }));
}

/** The Home tab: every brief's board, the workspace's subscriptions, and how the installation is doing. */
export async function homeView(parts: HomeParts): Promise<HomeView> {
  const { engines } = parts;
  const maxBlocks = Math.floor((LIMITS.viewBlocks - RESERVED) / engines.length);
  const boards = await Promise.all(engines.map((engine) => boardBlocks(engine, parts.language, maxBlocks)));
  const subscriptions = await listBlocks(parts);
  const health = await Promise.all(engines.map((engine) => healthBlocks(engine, parts)));
  const blocks = [topRow(parts), ...boards.flat(), ...subscriptions, ...health.flat()];
  return {
    type: 'home',
    blocks: blocks
      .slice(0, LIMITS.viewBlocks)
      .map((block, index) => ({ ...block, block_id: `home ${index}` })),
  };
}

function topRow({ language }: HomeParts): KnownBlock {
  const button: Button = {
    type: 'button',
    action_id: HOME_NEW,
    style: 'primary',
    text: plainText(format(language, 'home.new'), LIMITS.buttonText),
  };
  return { type: 'actions', elements: [button, languageMenu(HOME_LANGUAGE, language)] };
}

async function boardBlocks(
  engine: Engine,
  language: Language,
  maxBlocks: number,
): Promise<readonly KnownBlock[]> {
  const { message } = await answer(engine, 'status', { language });
  const [first] = render(message, { maxBlocks, tables: false });
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
    text: plainText(format(language, 'home.subscriptions'), LIMITS.headerText),
  };
  const rest = all.slice(0, -MAX_SUBSCRIPTIONS).toReversed();
  const menu = rest.length > 0 ? [restMenu(rest, language)] : [];
  return [heading, ...(blocks.length > 0 ? blocks : [contextOf(format(language, 'home.none'))]), ...menu];
}

/** Each takes two blocks. */
const MAX_SUBSCRIPTIONS = 15;

async function healthBlocks(engine: Engine, { language, now }: HomeParts): Promise<KnownBlock[]> {
  const { articles, relevant, newest, facts } = await engine.holdings();
  const lines = [
    format(language, 'home.holdings', { articles, relevant, newest: newest ?? '–' }),
    format(language, 'home.facts', { facts }),
  ];
  const elements = [richText(`${format(language, 'home.shown')} `), richInstant(now, now)];
  return [
    {
      type: 'header',
      text: plainText(format(language, 'home.health'), LIMITS.headerText),
    },
    contextOf(lines.join(' ')),
    ...richBlocks([{ type: 'rich_text_section', elements }]),
  ];
}
