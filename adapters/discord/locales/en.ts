/** What Discord alone says, in English, in ICU message format. */
export const en = {
  'post.about': 'About this post',
  'day.title': 'Ask as of another day',
  'day.label': 'Day',
  'day.hint': '2023-08-01, 2023-08, 2023, today or yesterday',
  'menu.lookup': 'Look this article up',
  'error.title': 'That did not work',

  // The command that manages subscriptions.
  'review.command': 'for reviewers: the claims that wait, with buttons to decide',
  'manage.command': 'subscriptions of this channel: make, change, pause, remove them',
  'manage.subscribe': 'have digests posted in a channel',
  'manage.list': 'the subscriptions of this channel, with buttons to change them',
  'manage.title': 'Subscriptions of this channel',
  'manage.none': 'Nothing is subscribed to in this channel.',
  'manage.howto': 'Make a subscription with /{command} {name}.',
  'manage.more': 'Only the first {count} are shown.',

  // The subscription form.
  'form.zone.hint': 'as Asia/Shanghai or America/New_York',
  'form.days.hint': 'None chosen: alerts only, no digest',
  'form.review': 'The subscription',
  'form.where': 'Where',
  'form.when': 'When',
  'form.what': 'What',
  'form.look': 'Length and language',
  'form.schedule': 'Where and when',
  'form.filter': 'Words and outlets',
  'form.cancelled': 'Nothing was saved.',
  'form.lost': 'This form is too old. Please begin again.',

  // Why somebody may not change a subscription.
  'denied.manage': 'Only members who may manage the channel can change what is posted there.',
  'denied.manage.remedy': 'Ask somebody with the permission “Manage Channels” in that channel.',
  'denied.server': 'Subscriptions are made in a server.',
  'denied.server.remedy': 'Use the command in a channel of a server.',
} as const;

/** Discord's own texts in one language. */
export type DiscordTexts = Readonly<Record<keyof typeof en, string>>;
