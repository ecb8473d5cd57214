/** What Slack alone says, in English, in ICU message format. */
export const en = {
  page: 'Page {page} of {pages}',
  posted: 'Posted by {name}',
  close: 'Close',
  loading: 'One moment…',

  // The assistant.
  'assistant.title': 'What would you like to know?',
  'assistant.board': 'Which channels are open?',
  'assistant.week': 'What changed this week?',
  'assistant.channels': 'What is watched?',
  'assistant.help': 'What else can I ask?',
  'assistant.busy': 'is looking it up…',

  // The Home tab.
  'home.subscriptions': 'Subscriptions',
  'home.none': 'No channel of this workspace is subscribed yet.',
  'home.new': 'New subscription…',
  'home.more': 'Earlier subscriptions…',
  'home.health': 'Health',
  'home.holdings': '{articles} articles read, {relevant} of them relevant; the newest is of {newest}.',
  'home.facts': '{facts} facts of the chronology count.',
  'home.shown': 'Shown as of',
  'subscription.in': 'in',
  'subscription.next': 'Next',
  'subscription.changed': 'Last change: {change}',

  // The subscription form.
  'form.brief': 'Brief',
  'form.digest': 'Post digests at these times',
  'form.invalid': 'The times cannot be used: {problem}',
  'form.title': 'Subscription',
  'form.removed': 'Removed.',
  'form.saving': 'Saving…',

  // Why somebody may not change a subscription.
  'denied.admins': 'Only admins of this workspace may change subscriptions.',
  'denied.admins.remedy': 'Ask one of them, or have the operator set SLACK_SUBSCRIBERS.',
  'denied.list': 'You are not among those who may change subscriptions.',
  'denied.list.remedy': 'Ask the operator to add {user} to SLACK_SUBSCRIBERS.',
  'denied.members': 'Only members of that channel may change its subscriptions.',
  'denied.members.remedy': 'Join the channel, and try again.',
  'denied.unknown': 'The app cannot see that channel.',
  'denied.unknown.remedy': 'Invite it there first: /invite @Backchannel',
  'denied.archived': 'That channel is archived.',
  'denied.archived.remedy': 'Choose another one.',
} as const;

/** Slack's own texts in one language. */
export type SlackTexts = Readonly<Record<keyof typeof en, string>>;
