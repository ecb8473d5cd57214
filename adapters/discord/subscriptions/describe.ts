import {
  type Brief,
  type Language,
  type Subscription,
  type SubscriptionDraft,
  shorten,
  stateName,
  weekdayName,
} from '../../../src/index.ts';
import { OWN_NAMES, say, type TextKey } from '../locales/index.ts';
import { escapeText } from '../render/escape.ts';

/** Characters of what a subscription is about; longer lists are cut. */
const MAX_WHAT = 200;

/** A subscription's lines in Discord's Markdown: where, when, how, of what. */
export function describeDraft(
  draft: SubscriptionDraft,
  brief: Brief | undefined,
  language: Language,
): readonly string[] {
  return [
    field(language, 'form.where', channelMention(draft.destination.address)),
    field(language, 'form.when', whenOf(draft, language)),
    field(language, 'form.options', howOf(draft, language)),
    field(language, 'form.what', whatOf(draft, brief, language)),
  ];
}

function field(language: Language, key: TextKey, value: string): string {
  return `**${say(language, key)}** ${value}`;
}

/** A channel as readers see it by name. It calls nobody. */
export function channelMention(id: string): string {
  return /^\d+$/.test(id) ? `<#${id}>` : escapeText(id);
}

/** An instant in each reader's own zone: one that is exactly known, unlike the calendar days of events. */
export function moment(instant: string, style: 'F' | 'R'): string {
  return `<t:${Math.floor(Date.parse(instant) / 1000)}:${style}>`;
}

function whenOf({ schedule }: SubscriptionDraft, language: Language): string {
  if (schedule === undefined) return say(language, 'form.schedule.none');
  const days = schedule.days.map((day) => weekdayName(day, language)).join(', ');
  const told = schedule.days.length === 7 ? say(language, 'day.all') : days;
  return escapeText(`${told} · ${schedule.times.join(', ')} · ${schedule.zone}`);
}

function howOf({ form, quiet, alerts, language: of }: SubscriptionDraft, language: Language): string {
  const parts = [
    OWN_NAMES[of],
    say(language, form === 'full' ? 'form.full' : 'form.short'),
    ...(quiet ? [say(language, 'form.quiet')] : []),
    ...(alerts ? [say(language, 'form.alerts')] : []),
  ];
  return escapeText(parts.join(' · '));
}

function whatOf({ filter }: SubscriptionDraft, brief: Brief | undefined, language: Language): string {
  const title = (all: Brief['groups'] | Brief['channels'] | undefined, id: string) =>
    all?.find((one) => one.id === id)?.title[language] ?? id;
  const names = [
    ...filter.channels.map((id) => title(brief?.channels, id)),
    ...filter.groups.map((id) => title(brief?.groups, id)),
    ...filter.states.map((state) => stateName(state, language)),
    ...filter.outlets,
    ...filter.words.map((word) => `“${word}”`),
  ];
  const told = names.length === 0 ? say(language, 'form.everything') : names.join(' · ');
  return escapeText(shorten(told, MAX_WHAT));
}

/** Whether it posts, and why it does not. */
export function describeState({ state, reason }: Subscription, language: Language): string {
  return escapeText(say(language, `state.${state}`, { reason: reason ?? '' }));
}
