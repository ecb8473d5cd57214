import type { ActionsBlock, Button, KnownBlock, RichTextElement } from '@slack/types';
import {
  type Engine,
  type Language,
  type Subscription,
  type SubscriptionService,
  weekdayName,
} from '../../../src/index.ts';
import { BUTTON_TEXT, CONFIRM_BUTTON, CONFIRM_TEXT, OPTION_TEXT, SELECT_OPTIONS } from '../limits.ts';
import { say } from '../locales/index.ts';
import { joinLines, richBlocks, richInstant, richSpans, richText } from '../render/rich.ts';
import { cut } from '../render/text.ts';

/** What can be done with a subscription; each is the end of an action's id. */
export const DEEDS = ['edit', 'pause', 'resume', 'remove'] as const;
export type HomeAction = (typeof DEEDS)[number];

/** Stands before a deed in its action's id. */
export const DEED_PREFIX = 'subscription-';

interface Parts {
  readonly engines: readonly Engine[];
  readonly subscriptions: SubscriptionService;
  readonly language: Language;
}

/** A subscription in the Home tab: what is posted where and when, and what can be done about it. */
export function subscriptionBlocks(subscription: Subscription, parts: Parts): KnownBlock[] {
  const { language } = parts;
  const lines = [headline(subscription, parts), detail(subscription, parts), next(subscription, parts)];
  const text = richBlocks([{ type: 'rich_text_section', elements: joinLines(lines) }]);
  const going = turnOf(subscription.state);
  const row: ActionsBlock = {
    type: 'actions',
    elements: (['edit', going, 'remove'] as const).map((deed) => deedButton(deed, subscription.id, language)),
  };
  return [...text, row];
}

/** What can be done about a subscription's going on. */
export function turnOf(state: Subscription['state']): 'pause' | 'resume' {
  return state === 'active' ? 'pause' : 'resume';
}

/** A menu of subscriptions that there is no room for, each of which opens its form. */
export function restMenu(rest: readonly Subscription[], language: Language): ActionsBlock {
  const options = rest.slice(0, SELECT_OPTIONS).map(({ id, brief, destination, schedule }) => ({
    text: plain([destination.address, brief, ...(schedule?.times ?? [])].join(' · '), OPTION_TEXT),
    value: id,
  }));
  const placeholder = plain(say(language, 'home.more'), OPTION_TEXT);
  const action_id = `${DEED_PREFIX}edit`;
  return { type: 'actions', elements: [{ type: 'static_select', action_id, placeholder, options }] };
}

function plain(text: string, most: number) {
  return { type: 'plain_text' as const, text: cut(text, most), emoji: false };
}

/** Slack shows a channel's name to those who may see it, and hides it from others. */
function headline({ brief, destination, state, reason }: Subscription, { engines, language }: Parts) {
  const title = engines.find((engine) => engine.brief.name === brief)?.brief.title[language] ?? brief;
  const place: RichTextElement = /^[CG]/.test(destination.address)
    ? { type: 'channel', channel_id: destination.address }
    : richText(destination.address);
  const standing =
    state === 'active'
      ? []
      : [richText(` – ${say(language, `subscription.${state}`, { reason: reason ?? '' })}`, { bold: true })];
  return [
    richText(title, { bold: true }),
    richText(` ${say(language, 'subscription.in')} `),
    place,
    ...plainSpans(standing),
  ];
}

/** A reason may come from elsewhere: it passes the one place where text is made fit for Slack. */
function plainSpans(elements: readonly RichTextElement[]): RichTextElement[] {
  return elements.flatMap((element) =>
    element.type === 'text' ? richSpans([{ kind: 'strong', text: element.text }]).map(spaced) : [element],
  );
}

function spaced(element: RichTextElement): RichTextElement {
  return element.type === 'text' ? { ...element, text: ` ${element.text.trimStart()}` } : element;
}

function detail({ schedule, filter, alerts }: Subscription, { language }: Parts): RichTextElement[] {
  const named = (schedule?.days ?? []).map((day) => weekdayName(day, language)).join(', ');
  const days = schedule?.days.length === 7 ? say(language, 'subscription.daily') : named;
  const times = schedule?.times.join(', ') ?? '';
  const when = schedule && say(language, 'subscription.at', { days, times, zone: schedule.zone });
  const chosen = [...filter.groups, ...filter.channels, ...filter.states, ...filter.outlets, ...filter.words];
  const what = chosen.length === 0 ? say(language, 'subscription.all') : chosen.join(', ');
  const parts = [when, alerts && say(language, 'subscription.alerts'), what];
  return richSpans([{ kind: 'text', text: parts.filter(Boolean).join(' · ') }]);
}

function next({ schedule, state }: Subscription, { subscriptions, language }: Parts): RichTextElement[] {
  if (schedule === undefined || state !== 'active') return [];
  const [at] = subscriptions.nextRuns(schedule, 1);
  return at === undefined ? [] : [richText(`${say(language, 'subscription.next')}: `), richInstant(at, at)];
}

/** A button for a deed; what cannot be undone asks first. */
export function deedButton(deed: HomeAction, id: string, language: Language): Button {
  return {
    type: 'button',
    action_id: DEED_PREFIX + deed,
    text: plain(say(language, deed), BUTTON_TEXT),
    value: id,
    ...(deed === 'remove' && {
      style: 'danger',
      confirm: {
        title: plain(say(language, 'remove'), BUTTON_TEXT),
        text: plain(say(language, 'remove.sure'), CONFIRM_TEXT),
        confirm: plain(say(language, 'remove'), CONFIRM_BUTTON),
        deny: plain(say(language, 'cancel'), CONFIRM_BUTTON),
      },
    }),
  };
}
