import { type Day, firstDay, type PartialDate } from '../../domain/dates.ts';
import { once } from '../memo.ts';
import { bareDayRules } from './chinese-bare-days.ts';
import { dayRules } from './chinese-days.ts';
import { chineseNotDates } from './chinese-not.ts';
import { numberedRules } from './chinese-numbered.ts';
import { wordRules } from './chinese-words.ts';
import { englishCombinedRules } from './english-combined.ts';
import { englishNotDates } from './english-not.ts';
import { englishNumberedRules } from './english-numbered.ts';
import { englishPeriodRules } from './english-periods.ts';
import { englishWeekdayRules } from './english-weekdays.ts';
import { englishWordRules } from './english-words.ts';
import { joinRanges, withEdges } from './join.ts';
import { foldCharacters } from './numerals.ts';
import { numericRules } from './numeric.ts';
import { applyOffsets } from './offsets.ts';
import { createScan, type DateMention, type Rule } from './rule.ts';

export type { DateMention } from './rule.ts';

const chinese: readonly Rule[] = [
  ...chineseNotDates,
  ...numberedRules,
  ...bareDayRules,
  ...dayRules,
  ...wordRules,
];
const english: readonly Rule[] = [
  ...englishNotDates,
  ...englishNumberedRules,
  ...englishPeriodRules,
  ...englishCombinedRules,
  ...englishWeekdayRules,
  ...englishWordRules,
];

// Compiled when a text first needs them.
const scans = {
  chinese: once(() => createScan([...numericRules, ...chinese])),
  english: once(() => createScan([], [...numericRules, ...english])),
  both: once(() => createScan([...numericRules, ...chinese], english)),
};

/** Signs without which no rule can match: far cheaper than trying them all. */
const CHINESE_SIGN = /[年月日号號周週天近晚久拜]|星期|早[些前]|稍早|昨|今|季度/;
const ENGLISH_SIGN =
  /day|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b|week|\d[\s/-](?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|(?:january|february|april|june|july|august|september|october|november|december) |fortnight|month|year|quarter|half|night|morrow|morning|afternoon|evening|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC|(?:19|20)\d\d|recent|spring|summer|autumn|fall|winter|on the \d/;
const NUMERIC_SIGN = /\d[-/.]\d{1,2}[-/.]\d/;

/**
 * The dates told in one sentence, in order, not overlapping; Chinese in either script, English or both.
 *
 * `published` is the local day of publication, against which weekdays and words such as "last month" are read;
 * `context` is the anchor: the last fuller date before the sentence, for 同月15日, 翌日 and "the day before";
 * without it these are left out. A word that tells only the week, or "recently", gives the month.
 */
export function findDates(
  text: string,
  reference: { readonly published: Day; readonly context?: PartialDate },
): readonly DateMention[] {
  const isChinese = CHINESE_SIGN.test(text);
  const isEnglish = ENGLISH_SIGN.test(text);
  if (!isChinese && !isEnglish && !NUMERIC_SIGN.test(text)) return [];
  const folded = foldCharacters(text);
  const scan = isChinese ? (isEnglish ? scans.both : scans.chinese) : scans.english;
  const found = applyOffsets(folded, scan()(folded, firstDay(reference.published), reference.context));
  return joinRanges(folded, found).map((mention) => withEdges(folded, mention));
}
