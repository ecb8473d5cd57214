import { describe, expect, test } from 'vitest';
import { BackchannelError, type ErrorCode, ReaderError } from '../domain/errors.ts';
import { LANGUAGES } from '../domain/language.ts';
import { type Problem, type ProblemKind, type ProblemValues, problem } from '../domain/problem.ts';
import { errorMessage, explainError, explainToOperator } from './error-message.ts';

/** A name that is told by language, as titles of channels and names of commands are. */
const NAME = { en: 'ferry', 'zh-Hans': '渡轮', 'zh-Hant': '渡輪' };
const TYPED = { typed: '渡口' };
const KNOWN = { ...TYPED, known: ['港口', '渡輪'] };
const DATES = { from: '2024-03', to: '2024-02' };

/** Values for every kind of problem. */
const VALUES: ProblemValues = {
  'line.long': { count: 2001, brief: 'uschina' },
  'line.empty': { brief: 'uschina' },
  'brief.other': { typed: '/渡口', brief: 'uschina' },
  'brief.unknown': KNOWN,
  'command.unknown': { ...TYPED, known: [NAME, NAME], brief: 'uschina' },
  'option.twice': { name: 'as-of' },
  'option.unknown': { ...KNOWN, command: NAME },
  'option.misspelt': { ...TYPED, command: NAME, near: 'as-of' },
  'words.left': { ...TYPED, command: NAME },
  'value.missing': { command: NAME, summary: NAME, example: '時間軸' },
  'date.unreadable': { ...TYPED, name: 'as-of' },
  'date.future': { name: 'as-of', date: '2030-01-01', today: '2026-11-29' },
  'dates.reversed': DATES,
  'since.late': { since: '2025', to: '2024' },
  'window.unknown': TYPED,
  'page.unreadable': TYPED,
  'page.beyond': { page: 4, count: 3 },
  'language.unknown': KNOWN,
  'order.unknown': KNOWN,
  'channel.unknown': { ...TYPED, known: [NAME] },
  'channel.ambiguous': { ...TYPED, known: [NAME, NAME] },
  'outlet.unknown': TYPED,
  'outlet.ambiguous': KNOWN,
  'query.long': { count: 501 },
  'query.quote': {},
  'query.exclusions': {},
  'query.empty': {},
  'article.unknown': TYPED,
  'source.unknown': KNOWN,
  'edition.unknown': { when: '2026-11-25' },
  'delivery.unknown': TYPED,
  'subscription.unknown': TYPED,
  'draft.invalid': { problems: [problem('draft.days', {}), problem('draft.time', { typed: '8:30' })] },
  'decision.invalid': { problems: [problem('decision.reason', {}), problem('decision.source', {})] },
  'decision.reason': {},
  'decision.source': {},
  'decision.long': { count: 2000 },
  'decision.action': { known: ['港口', '渡輪'] },
  'decision.form': { known: ['港口', '渡輪'] },
  'decision.date': TYPED,
  'decision.unsplit': {},
  'decision.itself': {},
  'decision.unnamed': {},
  'decision.unknown': TYPED,
  'claim.unknown': TYPED,
  'draft.brief': KNOWN,
  'draft.idle': {},
  'draft.language': KNOWN,
  'draft.platform': KNOWN,
  'draft.disconnected': TYPED,
  'draft.address': {},
  'draft.channel': TYPED,
  'draft.group': TYPED,
  'draft.state': TYPED,
  'draft.days': {},
  'draft.times': {},
  'draft.weekday': { typed: '8' },
  'draft.time': { typed: '8:30' },
  'draft.zone': TYPED,
  unavailable: {},
  defect: {},
};
const KINDS = Object.keys(VALUES) as readonly ProblemKind[];

/** Codes that readers never see explained in detail, and the others, which have texts. */
const CODES: Readonly<Record<ErrorCode, 'detailed' | 'withheld'>> = {
  BRIEF_INVALID: 'withheld',
  BRIEF_NOT_FOUND: 'withheld',
  CONFIG_INVALID: 'withheld',
  DATA_UNUSABLE: 'withheld',
  INPUT_UNREADABLE: 'withheld',
  NOT_FOUND: 'detailed',
  QUESTION_INVALID: 'detailed',
  SUBSCRIPTION_INVALID: 'detailed',
  NOT_ALLOWED: 'detailed',
};

/** What may stand in Latin letters: names of options and commands, values that are typed, time zones and the slash command. */
const TYPED_AS_SUCH =
  /as-of|since:|from:|to:|outlet:|page:|known-on|\/uschina|UTC|Asia\/\w+|\d{4}-\d{2}-\d{2}T[\d:]+Z/g;

describe.each(LANGUAGES)('in %s', (language) => {
  test.each(KINDS)('%s is explained with its values, in the words of the language', (kind) => {
    const { problem: text, remedy } = explainError(errorOf(kind), language);
    expect(text).not.toBe('');
    expect(`${text} ${remedy}`).not.toMatch(/[{}]|undefined|\[object/);
    for (const value of Object.values(VALUES[kind]))
      if (typeof value === 'string') expect(`${text} ${remedy}`).toContain(value);
    if (language !== 'en') expect(`${text} ${remedy}`.replace(TYPED_AS_SUCH, '')).not.toMatch(/[A-Za-z]/);
  });

  test.each(Object.entries(CODES))('%s is %s', (code, how) => {
    const error = new BackchannelError(code as ErrorCode, '/srv/data/x.sqlite is locked', 'Run it alone.');
    const { problem: text } = explainError(error, language);
    expect(text.includes('/srv')).toBe(how === 'detailed');
    expect(explainToOperator(error, language).problem).toContain('/srv');
  });

  test('a defect is not described, save to the operator', () => {
    expect(explainError(new Error('token xoxb'), language).problem).not.toContain('xoxb');
    expect(explainToOperator(new Error('token xoxb'), language).problem).toContain('xoxb');
  });
});

test('the problems of a draft stand in one sentence', () => {
  expect(explainError(errorOf('draft.invalid'), 'zh-Hant').problem).toBe(
    '無法執行這個訂閱：沒有選擇星期幾；「8:30」不是時間（請寫成 08:30）。',
  );
});

test('names are those of the language', () => {
  const remedies = LANGUAGES.map((language) => explainError(errorOf('channel.ambiguous'), language).remedy);
  expect(remedies).toEqual([
    'Choose one of: ferry, ferry.',
    '请从中选择：渡轮、渡轮。',
    '請從中選擇：渡輪、渡輪。',
  ]);
});

test('the language that a question names goes before the reader’s', () => {
  const error = new ReaderError('NOT_FOUND', problem('article.unknown', TYPED), { language: 'zh-Hant' });
  expect(errorMessage(explainError(error, 'en'))).toMatchObject({
    language: 'zh-Hant',
    summary: '沒有編號、網址或詞語為「渡口」的文章。',
  });
});

function errorOf(kind: ProblemKind): ReaderError {
  const one: Problem = { kind, values: VALUES[kind] };
  return new ReaderError('QUESTION_INVALID', one);
}
