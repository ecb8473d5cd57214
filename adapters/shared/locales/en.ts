/** What every chat says besides the the engine's answers, in English, in ICU message format. */
export const en = {
  // Controls below an answer.
  previous: 'Previous',
  next: 'Next',
  'as-of': 'Another day',
  channel: 'Ask about another channel',
  language: 'Answer in another language',
  post: 'Post to channel',
  subscribe: 'Subscribe…',
  cancel: 'Cancel',
  'button.unknown': 'This button is too old, or belongs to another version of the app.',
  'button.unknown.remedy': 'Ask again with the slash command.',

  // Subscriptions that exist.
  edit: 'Edit…',
  pause: 'Pause',
  resume: 'Resume',
  remove: 'Remove',
  'remove.confirm': 'Remove this subscription? Nothing more will be posted; its history is kept.',
  'state.active': 'active',
  'state.paused': 'paused',
  'state.stopped': 'stopped: {reason}',
  'subscription.all': 'all channels',
  'subscription.gone': 'This subscription no longer exists.',
  'change.made': 'made by {name}',
  'change.changed': 'changed by {name}',
  'change.paused': 'paused by {name}',
  'change.resumed': 'resumed by {name}',
  'change.removed': 'removed by {name}',
  'change.stopped': 'stopped by {name}',

  // The subscription form.
  'form.new': 'New subscription',
  'form.edit': 'Edit subscription',
  'form.destination': 'Channel to post in',
  'form.channels': 'Topics to include',
  'form.groups': 'Groups of topics',
  'form.states': 'Only changes to or from these states',
  'form.outlets': 'Only from these outlets',
  'form.words': 'Only with one of these words',
  'form.list.hint': 'Separate with commas; leave empty for all.',
  'form.days': 'Days',
  'form.times': 'Times',
  'form.times.hint': '08:30, or several: 08:30, 18:00',
  'form.zone': 'Time zone',
  'form.language': 'Language of the digests',
  'form.length': 'Length',
  'form.alerts.hint': 'As soon as a status changes',
  'form.all': 'All',
  'form.options': 'Options',
  'form.full': 'In full, with the evidence',
  'form.short': 'Short, one line for each change',
  'form.quiet': 'Only when something changed',
  'form.alerts': 'Alert immediately',
  'form.next': 'Next digests, in your own time:',
  'form.next.none': 'No digests, alerts only.',
  'form.save': 'Save',
  'form.saved': 'Saved.',
  'form.preview': 'Preview',
  'form.test': 'Send a test post',
  'form.test.sent': 'The test post has been sent.',
  'form.test.failed': 'The test post was not taken: {problem}',
  'form.times.wrong': 'Write times as 08:30, with commas between them.',
  'form.days.none': 'Choose at least one day.',
  'form.nothing': 'Choose digests, alerts or both.',
  'form.zone.none': 'Choose a time zone.',

  // Links in messages.
  'link.none': 'There is no link in that message.',
  'link.none.remedy': 'Choose a message with the address of an article.',
  'link.unread': 'That link has not been read: {url}',
  'link.unread.remedy': 'Ask the operator to ingest it.',
  'link.failed': 'That link could not be read: {url}',
} as const;

/** Names of the texts. */
export type SharedTextKey = keyof typeof en;

/** All texts of one language. */
export type SharedTexts = Readonly<Record<SharedTextKey, string>>;
