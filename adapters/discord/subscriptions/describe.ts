import {
  type Brief,
  type Language,
  type Subscription,
  type SubscriptionDraft,
  shorten,
  summarizeSubscription,
} from '../../../src/index.ts';
import { type DiscordTextKey, format } from '../locales/index.ts';
import { escapeText } from '../render/escape.ts';

/** Characters of a subscription's filter; longer lists are cut. */
const MAX_FILTER = 200;

/** A subscription's lines in Discord's Markdown: where, when, how, of what. */
export function describeDraft(draft: SubscriptionDraft, brief: Brief, language: Language): readonly string[] {
  const { when, how, what } = summarizeSubscription(draft, brief, language);
  const field = (key: DiscordTextKey, value: string) => `**${format(language, key)}** ${value}`;
  return [
    field('form.where', conversationMention(draft.destination.address)),
    field('form.when', escapeText(when)),
    field('form.options', escapeText(how)),
    field('form.what', escapeText(shorten(what ?? format(language, 'subscription.all'), MAX_FILTER))),
  ];
}

/** A conversation as readers see it, by name. It notifies no one. */
function conversationMention(id: string): string {
  return /^\d+$/.test(id) ? `<#${id}>` : escapeText(id);
}

/** An instant in each reader's own zone: unlike the calendar days of events it is exactly known. */
export function instantMention(instant: string, style: 'F' | 'R'): string {
  return `<t:${Math.floor(Date.parse(instant) / 1000)}:${style}>`;
}

/** Whether a subscription posts, and why it does not. */
export function describeState({ state, reason }: Subscription, language: Language): string {
  return escapeText(format(language, `state.${state}`, { reason: reason ?? '' }));
}
