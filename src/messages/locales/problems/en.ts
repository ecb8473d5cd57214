import type { ProblemKind } from '../../../domain/problem.ts';

/** What is wrong, and what to do next, if anything; in ICU message format. */
export type ProblemTexts = Readonly<Record<ProblemKind, readonly [problem: string, remedy?: string]>>;

/** What went wrong, in English. */
export const en: ProblemTexts = {
  'line.long': ['The line is too long ({count} characters).', 'Ask in a few words, such as: /{brief} status'],
  'line.empty': ['The line is empty.', 'Ask something, such as: /{brief} status'],
  'brief.other': [
    'There is no “{typed}” here: questions go to /{brief}.',
    'Write /{brief} before the question, or leave the name out: /{brief} status',
  ],
  'brief.unknown': ['There is no brief “{typed}”.', 'Choose one of: {known}.'],
  'command.unknown': [
    'There is no command “{typed}”.',
    'Ask one of: {known}. /{brief} help explains them all.',
  ],
  'option.twice': ['{name}: is given twice.', 'Leave one of them out.'],
  'option.unknown': ['{command} has no option “{typed}”.', 'It takes: {known}.'],
  'option.misspelt': ['{command} has no option “{typed}”.', 'Did you mean {near}:…?'],
  'words.left': ['{command} takes nothing more; “{typed}” is left over.', 'Ask just: {command}'],

  'value.missing': ['{command} needs {summary}.', 'For instance: {example}'],
  'date.unreadable': [
    '{name}: “{typed}” is no date.',
    'Write it as 2023-08-01, 2023-08 or 2023, Aug 1 2023, today, last week.',
  ],
  'date.future': ['{name}: {date} lies in the future.', 'Name today ({today}) or an earlier day.'],
  'dates.reversed': ['from:{from} lies after to:{to}.', 'Swap the two dates.'],
  'since.late': ['since:{since} lies after {to}.', 'Name an earlier day.'],
  'window.unknown': [
    'There is no digest “{typed}”.',
    'Ask for today, yesterday, week, month, latest or since:2026-01-01.',
  ],
  'page.unreadable': ['“{typed}” is no page.', 'Pages are numbered from 1: page:2'],
  'page.beyond': [
    'There is no page {page}.',
    '{count, plural, =0 {Nothing was found: ask without page:.} one {There is one page; narrow it down with from: and to:.} other {There are # pages; narrow it down with from: and to:.}}',
  ],
  'language.unknown': ['There is no language “{typed}”.', 'Choose one of: {known}.'],
  'order.unknown': ['There is no order “{typed}”.', 'Choose one of: {known}.'],
  'channel.unknown': ['There is no channel “{typed}”.', 'The channels: {known}.'],
  'channel.ambiguous': ['“{typed}” may mean several channels.', 'Choose one of: {known}.'],
  'outlet.unknown': [
    'There is no article of an outlet “{typed}”.',
    'Leave outlet: out, or write the name as articles show it.',
  ],
  'outlet.ambiguous': ['“{typed}” may mean several outlets.', 'Choose one of: {known}.'],

  'query.long': ['The question is too long ({count} characters).', 'Look for a few words.'],
  'query.quote': ['A quotation mark has no partner.', 'Close the phrase with ", or leave the mark out.'],
  'query.exclusions': ['Words to leave out alone find nothing.', 'Add a word to look for: summit -trade'],
  'query.empty': [
    'There is no word in it to look for.',
    'Write words in Chinese or English, such as: missile notification',
  ],

  'article.unknown': [
    'There is no article with the id, URL or words “{typed}”.',
    'Try fewer words; only articles that have been read are found.',
  ],
  'source.unknown': ['There is no source “{typed}”.', 'Choose one of: {known}.'],
  'edition.unknown': [
    'No edition of {when} was due here.',
    'Times are in UTC. Ask `deliveries` alone for the last ones.',
  ],
  'delivery.unknown': [
    'There is no delivery “{typed}” here.',
    'Name a subscription by its id, or an edition by when it was due in UTC: 2026-11-25T08:30Z, or only the day.',
  ],
  'subscription.unknown': [
    'There is no subscription “{typed}”.',
    'List them with `subscriptions`, and take the id of one of them.',
  ],

  'draft.invalid': [
    'The subscription cannot be carried out: {problems}.',
    'Correct what is named, and try again.',
  ],
  'draft.brief': ['there is no brief “{typed}” (there is: {known})'],
  'draft.idle': ['it has neither a schedule nor alerts'],
  'draft.language': ['there is no language “{typed}” (there is: {known})'],
  'draft.platform': ['there is no platform “{typed}” here (there is: {known})'],
  'draft.disconnected': ['the platform “{typed}” is not connected here'],
  'draft.address': ['it has no address to post to'],
  'draft.channel': ['there is no channel “{typed}”'],
  'draft.group': ['there is no group “{typed}”'],
  'draft.state': ['there is no state “{typed}”'],
  'draft.days': ['its schedule has no day'],
  'draft.times': ['its schedule has no time'],
  'draft.weekday': ['there is no weekday {typed}'],
  'draft.time': ['“{typed}” is no time of a day (write 08:30)'],
  'draft.zone': ['there is no time zone “{typed}” (write Asia/Shanghai or UTC)'],

  'decision.invalid': [
    'This decision cannot be made: {problems}.',
    'Correct what is named, and decide again.',
  ],
  'decision.reason': ['a reason is missing'],
  'decision.source': ['a source is missing'],
  'decision.long': ['a text has more than {count} characters'],
  'decision.action': ['the action is none of {known}'],
  'decision.form': ['the form is none of {known}'],
  'decision.date': ['“{typed}” is no date like 2023-08-01, 2023-08 or 2023'],
  'decision.unsplit': ['the other event needs another channel, action or date'],
  'decision.itself': ['an event is the same as itself'],
  'decision.unnamed': ['The form names no decision.', 'Send it with one of the buttons of the page.'],
  'decision.unknown': [
    'There is no decision “{typed}”, or several begin so.',
    'List them with `decisions`, and take the id of one of them.',
  ],
  'claim.unknown': [
    'There is no claim “{typed}”, or several begin so.',
    'List them with `review`, and take the id of one of them.',
  ],

  unavailable: [
    'The data cannot be reached at the moment.',
    'Try again later; if it stays so, tell the operator of this installation.',
  ],
  defect: [
    'Something went wrong in the program.',
    'This is a defect. Please report it together with what you asked.',
  ],
};
