import type { ActionsBlock, Button, KnownBlock, RichTextElement } from '@slack/types';
import {
  type Engine,
  type Language,
  type Subscription,
  type SubscriptionService,
  summarizeSubscription,
} from '../../../src/index.ts';
import { LIMITS } from '../limits.ts';
import { format } from '../locales/index.ts';
import { joinLines, richBlocks, richInstant, richSpans, richText } from '../render/rich.ts';
import { plainText } from '../render/text.ts';
import { option } from './fields.ts';

/** What can be done with a subscription; each is the end of an action's id. */
export const HOME_ACTIONS = ['edit', 'pause', 'resume', 'remove'] as const;
export type HomeAction = (typeof HOME_ACTIONS)[number];

/** Precedes an action in its id. */
export const ACTION_PREFIX = 'subscription-';

interface HomeParts {
  readonly engines: readonly Engine[];
  readonly subscriptions: SubscriptionService;
  readonly language: Language;
}

/** A subscription in the Home tab: what is posted where and when, and what can be done with it. */
export function subscriptionBlocks(subscription: Subscription, parts: HomeParts): KnownBlock[] {
  const { id, state } = subscription;
  const lines = [headline(subscription, parts), summary(subscription, parts), next(subscription, parts)];
  const text = richBlocks([{ type: 'rich_text_section', elements: joinLines(lines) }]);
  const actions = ['edit', pauseOrResume(state), 'remove'] as const;
  const elements = actions.map((action) => actionButton(action, id, parts.language));
  return [...text, { type: 'actions', elements }];
}

/** Whether a subscription can be paused or resumed. */
export function pauseOrResume(state: Subscription['state']): 'pause' | 'resume' {
  return state === 'active' ? 'pause' : 'resume';
}

/** A menu of the subscriptions that have no room, each of which opens its form. */
export function restMenu(rest: readonly Subscription[], language: Language): ActionsBlock {
  const options = rest
    .slice(0, LIMITS.selectOptions)
    .map(({ id, brief, destination, schedule }) =>
      option([destination.address, brief, ...(schedule?.times ?? [])].join(' · '), id),
    );
  const placeholder = plainText(format(language, 'home.more'), LIMITS.optionText);
  const action_id = `${ACTION_PREFIX}edit`;
  return { type: 'actions', elements: [{ type: 'static_select', action_id, placeholder, options }] };
}

/** Slack shows a conversation's name to those who may see it, and hides it from others. */
function headline(
  { brief, destination, state, reason }: Subscription,
  { engines, language }: HomeParts,
): RichTextElement[] {
  const title = engines.find((engine) => engine.brief.name === brief)?.brief.title[language] ?? brief;
  const where: RichTextElement = /^[CG]/.test(destination.address)
    ? { type: 'channel', channel_id: destination.address }
    : richText(destination.address);
  // A reason may come from elsewhere: like all text, it is cleaned where spans become rich text.
  const halted = richSpans([
    { kind: 'text', text: ' – ' },
    { kind: 'strong', text: format(language, `state.${state}`, { reason: reason ?? '' }) },
  ]);
  return [
    richText(title, { bold: true }),
    richText(` ${format(language, 'subscription.in')} `),
    where,
    ...(state === 'active' ? [] : halted),
  ];
}

function summary(subscription: Subscription, { engines, language }: HomeParts): RichTextElement[] {
  const engine = engines.find(({ brief }) => brief.name === subscription.brief) ?? engines[0];
  if (engine === undefined) return [];
  const { when, how, what } = summarizeSubscription(subscription, engine.brief, language);
  const text = [when, how, what ?? format(language, 'subscription.all')].join(' · ');
  return richSpans([{ kind: 'text', text }]);
}

function next({ schedule, state }: Subscription, { subscriptions, language }: HomeParts): RichTextElement[] {
  if (schedule === undefined || state !== 'active') return [];
  const [at] = subscriptions.nextRuns(schedule, 1);
  return at === undefined
    ? []
    : [richText(`${format(language, 'subscription.next')}: `), richInstant(at, at)];
}

/** A button for an action; what cannot be undone asks for confirmation. */
export function actionButton(action: HomeAction, id: string, language: Language): Button {
  const remove = format(language, 'remove');
  return {
    type: 'button',
    action_id: ACTION_PREFIX + action,
    text: plainText(format(language, action), LIMITS.buttonText),
    value: id,
    ...(action === 'remove' && {
      style: 'danger',
      confirm: {
        title: plainText(remove, LIMITS.buttonText),
        text: plainText(format(language, 'remove.confirm'), LIMITS.confirmText),
        confirm: plainText(remove, LIMITS.confirmButton),
        deny: plainText(format(language, 'cancel'), LIMITS.confirmButton),
      },
    }),
  };
}
