/** What the web page says besides the engine's answers, in English, in ICU message format. */
export const en = {
  'nav.label': 'Pages',
  'nav.board': 'Board',
  'nav.ask': 'Ask',
  'nav.skip': 'Skip to the content',
  'nav.languages': 'Language',
  'day.label': 'As of',
  'day.show': 'Show',
  'day.today': 'Back to today',
  'day.past': 'You are looking at {date}.',

  'board.headline':
    '{open, plural, =0 {No channel is open} one {# of {total} channels is open} other {# of {total} channels are open}}',
  'board.description': 'Which official channels are open: {headline}, as of {date}.',
  'board.since': 'since {date}',
  'board.strip': 'Past five years',
  'board.strip.alt': 'Past five years: {states}',
  'board.strip.from': '{state} from {date}',
  'board.changes': 'Latest changes',
  'board.change': '{before} → {after}',
  'board.legend': 'Legend',
  'board.legend.reported': 'pale: reported, not confirmed',
  'board.legend.cells': 'one cell per month; hover for dates',
  'board.unconfirmed': 'reported',
  'board.claims': '{count, plural, one {# unconfirmed claim} other {# unconfirmed claims}}',

  'ask.label': 'Ask in one line, as in a chat',
  'ask.submit': 'Ask',
  'ask.private': '“{command}” is for the operator of this installation.',

  'error.title': 'Nothing to show here',
  'error.defect': 'Something went wrong',
  'error.missing': 'There is no such page.',
  'error.back': 'Go to the board',
  'footer.about':
    'Every line can be traced to a sentence in an article or to a dated fact with its sources. Claims without confirmation change no state.',
} as const;

/** Names of the texts. */
export type WebTextKey = keyof typeof en;

/** All texts of one language. */
export type WebTexts = Readonly<Record<WebTextKey, string>>;
