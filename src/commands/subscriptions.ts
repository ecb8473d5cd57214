import type { StoredSubscription } from '../storage/subscriptions/subscriptions.ts';
import type { Command, Json } from './command.ts';
import { LANG } from './parameters.ts';

/** What is posted of the brief: here, or everywhere where the question is asked at no destination. */
export const subscriptions: Command = {
  name: 'subscriptions',
  chineseName: { 'zh-Hans': '订阅', 'zh-Hant': '訂閱' },
  aliases: [],
  summary: {
    en: 'what is posted here, when, and when next',
    'zh-Hans': '这里发送什么、何时发送、下一期何时',
    'zh-Hant': '這裡發送什麼、何時發送、下一期何時',
  },
  parameters: [LANG],
  examples: ['subscriptions'],
  async ask({ engine, compose, place }) {
    const found = await engine.subscriptions(place);
    return {
      message: compose.subscriptions(found, { everywhere: place === undefined }),
      data: { brief: engine.brief.name, subscriptions: found.map(subscriptionJson) },
    };
  },
};

/** The documented fields of a subscription. */
function subscriptionJson(subscription: StoredSubscription): { readonly [key: string]: Json } {
  const { id, destination, brief, schedule, language, form, quiet, alerts, filter } = subscription;
  const { state, reason, created, nextDue } = subscription;
  const { channels, groups, states, outlets, words } = filter;
  return {
    id,
    to: `${destination.platform}:${destination.address}`,
    brief,
    schedule: schedule === undefined ? null : { ...schedule },
    language,
    form,
    quiet,
    alerts,
    filter: { channels, groups, states, outlets, words },
    state,
    reason,
    created,
    next: state === 'active' ? nextDue : null,
  };
}
