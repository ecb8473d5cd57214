/**
 * What answers say in English, in ICU message format (https://unicode-org.github.io/icu/userguide/format_parse/messages/).
 * The keys are those of every language. Words on an event say no more than its action means in the codebook.
 */
export const en = {
  colon: ': ',
  comma: ', ',
  dot: ' · ',
  semicolon: '; ',

  'state.active': 'active',
  'state.restored': 'restored',
  'state.agreed': 'agreed',
  'state.scheduled': 'scheduled',
  'state.proposed': 'proposed',
  'state.postponed': 'postponed',
  'state.refused': 'refused',
  'state.suspended': 'suspended',
  'state.ended': 'ended',
  'state.unknown': 'no event known',

  'happened.propose': 'proposal reported, {date}',
  'happened.agree': 'agreement reached, {date}',
  'happened.schedule': 'contact announced for {date}',
  'happened.lapsed': 'contact was due {date}, no report that it took place',
  'happened.hold': 'contact held, {date}',
  'happened.work': 'contact or operation reported, {date}',
  'happened.resume': 'communication restored, {date}',
  'happened.suspend': 'suspended or called off, {date}',
  'happened.postpone': 'contact postponed, {date}',
  'happened.refuse': 'refused or left unanswered, {date}',
  'happened.extend': 'agreement extended, {date}',
  'happened.end': 'ended, {date}',
  'event.by': '{actors}: {happened}',
  'event.in': '{channel} – {line}',
  'event.dated': '{date}: {line}',

  'beside.due': 'due {date}',
  'beside.lapsed': 'due {date}, no report that it took place',
  'beside.other': '{state} {date}',

  'status.title': '{title}, as of {asOf}',
  'status.known': 'By what was known on {knownOn}.',
  'status.confirmed': 'last confirmed {ago}',
  'status.beside': 'Beside it',
  'status.parts': 'Its channels',
  'status.none': 'No event is known on this channel up to this day.',
  'status.sources': '{count, plural, one {# outlet} other {# outlets}}',
  'status.more': '{names} and {count, plural, one {# more} other {# more}}',
  'field.state': 'State',
  'field.since': 'Since',
  'field.confirmed': 'Last confirmed',
  'field.outlets': 'Outlets',
  'field.counts': 'Counts as this',

  'timeline.title': 'Timeline: {channel}',
  'timeline.count':
    '{count, plural, =0 {No event is known in this time.} one {# event, oldest first.} other {# events, oldest first.}}',
  'timeline.cut': 'The newest {shown} of {count} events; ask for earlier ones with from: and to:.',

  'why.title': 'The evidence: {channel}',
  'why.supports': 'What supports it',
  'why.contradicts': 'Reports that point the other way',
  'why.cut':
    '{count, plural, one {# earlier event supports} other {# earlier events support}} it too: see the timeline.',
  'quote.said': 'according to {who}',
  'quote.chronology': 'chronology',
  'quote.undated': 'undated',
  'quote.also': ' (also in {names})',

  'digest.title': '{title}: {from} to {to}',
  'digest.day': '{title}: {to}',
  'digest.transitions': 'What changed',
  'digest.events': 'Other events',
  'digest.upcoming': 'Coming up',
  'digest.corrections': 'Corrections',
  'digest.older':
    '{count, plural, one {# older event was read about; the timeline has it.} other {# older events were read about; the timelines have them.}}',
  'digest.unchanged': 'No channel changed its state.',
  'digest.quiet': 'No change since {date}.',
  'digest.empty': 'No change; no event is known at all.',
  'digest.cut': '{count, plural, one {# more event} other {# more events}} in the window.',
  'digest.coverage':
    '{read, plural, =0 {No article} one {# article} other {# articles}} read in the window, {relevant} relevant; {skipped} skipped.',
  'digest.stories':
    '{read, plural, =0 {No article} one {# article} other {# articles}} read in the window, {relevant} relevant, which tell {stories, plural, one {# story} other {# stories}}; {skipped} skipped.',
  'digest.summary':
    '{title}, {to}: {changes, plural, =0 {no channel changed} one {# channel changed} other {# channels changed}}, {events, plural, =0 {no other event} one {# other event} other {# other events}}',

  'edition.time': '{title}: {to}, {time}',
  'edition.test': 'A test post: this is what an edition says now.',
  'edition.late': 'Late: this edition was due {date} at {time} ({zone}).',
  'edition.missed':
    '{count, plural, one {An edition before it did not go out; this one covers its time too,} other {# editions before it did not go out; this one covers their time too,}} since {date} at {time}.',
  'short.events': '{count, plural, one {# other event} other {# other events}}: {channels}',
  'short.corrections':
    '{count, plural, one {# article took back what it had told.} other {# articles took back what they had told.}}',
  'correction.event': '{channel} – {state} {date}',
  'correction.before': 'no longer says: {events}',
  'correction.now': 'says now: {events}',
  'short.channel': '{count, plural, =1 {{channel}} other {{channel} (#)}}',
  'alert.title': '{title}: {count, plural, one {a channel changed} other {# channels changed}}',
  'picture.note': 'the {weeks} weeks to {to}; shaded: the time of this edition',
  'picture.contact': 'contact',
  'picture.word': 'proposal, agreement or plan',
  'picture.setback': 'postponed, refused or cut',

  'article.untitled': 'Untitled article',
  'article.inferred': '{value} (inferred)',
  'article.published': 'Published',
  'article.outlet': 'Outlet',
  'article.language': 'Language',
  'article.file': 'Read from',
  'article.id': 'Id',
  'article.events': 'Events found in it',
  'article.none': 'No event of a watched channel was found in it.',
  'language.en': 'English',
  'language.zh-Hans': 'Chinese (simplified)',
  'language.zh-Hant': 'Chinese (traditional)',
  'language.und': 'unknown',

  'lookup.title': 'Articles on “{words}”',
  'lookup.all': '{total, plural, one {# article} other {# articles}}.',
  'lookup.count': '{total, plural, one {# article} other {# articles}}; {from} to {to} are shown.',
  'lookup.least': 'At least {total} articles; {from} to {to} are shown.',
  'lookup.none': 'No article has been found on “{words}”.',
  'lookup.near': 'Did you mean',
  'lookup.fewer': "Try fewer or other words, in Chinese or English; the brief's names are found in both.",

  'date.today': 'today',
  'date.yesterday': 'yesterday',
  'date.week': 'a week ago',

  'subscriptions.title':
    '{title}: {count, plural, =0 {no subscription} one {# subscription} other {# subscriptions}}',
  'subscriptions.none': 'Nothing is posted anywhere yet.',
  'subscriptions.noneHere': 'Nothing is posted here yet.',
  'subscription.schedule': '{days} at {times} ({zone})',
  'subscription.daily': 'every day',
  'subscription.weekdays': 'Monday to Friday',
  'subscription.alertsOnly': 'at once when a status changes',
  'subscription.alerts': 'and at once when a status changes',
  'subscription.short': 'short',
  'subscription.full': 'in full',
  'subscription.quiet': 'silent when nothing changed',
  'subscription.filter': 'only {names}',
  'subscription.paused': 'Paused.',
  'subscription.stopped': 'Stopped: {reason}',
  'subscription.next': 'next: {time}',
  'deliveries.title': '{title}: {count, plural, =0 {no delivery} one {# delivery} other {# deliveries}}',
  'deliveries.none': 'Nothing was due here yet.',
  'delivery.alert': 'Change of status, {when}',
  'delivery.sent': 'Sent {at} in {parts, plural, one {# part} other {# parts}}.',
  'delivery.late': 'Sent late, {at}, in {parts, plural, one {# part} other {# parts}}, and marked as late.',
  'delivery.due': 'Waits for its turn; not before {at}.',
  'delivery.claimed': 'Is being sent.',
  'delivery.down':
    'Missed: the service did not run from {from} to {until}. The next edition covers its time.',
  'delivery.superseded': 'Not sent: the edition of {by} was due as well by then and went out in its place.',
  'delivery.refused': 'Refused by the destination: {problem}',
  'delivery.overdue':
    'Not sent within the time for catching up; the next edition covers its time. Last problem: {problem}',
  'delivery.unchanged': 'Not sent: nothing had changed, and this subscription is silent then.',
  'delivery.paused': 'Not sent: paused by {name}, {at}.',
  'delivery.stopped': 'Not sent: the subscription was stopped {at}, since its destination refused too often.',
  'delivery.removed': 'Not sent: the subscription was removed by {name}, {at}.',
  'delivery.confirmed':
    '{count, plural, one {One part was} other {# parts were}} found on the platform after a crash or a broken connection, and not sent again.',
  'delivery.tries': 'Taken up {count} times.',
  'delivery.problem': 'Last problem: {problem}',

  'channels.title': '{title}: {count} channels',
  'help.title': 'What can be asked about {title}',
  'help.more':
    'Dates are written 2023-08-01, 2023-08, 2023, today or yesterday. lang:en, lang:zh-Hans or lang:zh-Hant chooses the language of any answer.',
  'help.required': 'required',
  'help.examples': 'Examples',

  'button.timeline': 'Timeline',
  'button.why': 'Why?',

  'prompt.next': 'the next page',
  'prompt.previous': 'the page before',
  'prompt.near': 'look for this instead',
  'prompt.timeline': 'all its events in order',
  'prompt.why': 'the evidence for it',
  'prompt.status': 'the board of all channels',
  'prompt.statusOf': 'how it stands',
  'prompt.digest': 'what changed in the last week',
  'prompt.help': 'everything that can be asked',
  'prompt.article': 'the article and what was read in it',

  'error.title': 'That could not be answered',
} as const;

/** Names of the texts. */
export type MessageKey = keyof typeof en;

/** All texts of one language. */
export type MessageTexts = Readonly<Record<MessageKey, string>>;
