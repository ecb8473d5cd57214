import { loadBrief } from '../../src/brief/index.ts';
import { en } from '../../src/extract/patterns/vocabulary/en.ts';
import { zh } from '../../src/extract/patterns/vocabulary/zh.ts';
import { createRuleReader } from '../../src/extract/rules/reader.ts';
import { bareDayRules } from '../../src/text/dates/chinese-bare-days.ts';
import { dayRules } from '../../src/text/dates/chinese-days.ts';
import { chineseNotDates } from '../../src/text/dates/chinese-not.ts';
import { numberedRules } from '../../src/text/dates/chinese-numbered.ts';
import { wordRules } from '../../src/text/dates/chinese-words.ts';
import { englishCombinedRules } from '../../src/text/dates/english-combined.ts';
import { englishNotDates } from '../../src/text/dates/english-not.ts';
import { englishNumberedRules } from '../../src/text/dates/english-numbered.ts';
import { englishPeriodRules } from '../../src/text/dates/english-periods.ts';
import { englishWeekdayRules } from '../../src/text/dates/english-weekdays.ts';
import { englishWordRules } from '../../src/text/dates/english-words.ts';
import { numericRules } from '../../src/text/dates/numeric.ts';

/** Texts that lead through as many corners of extraction as possible. */
const TOUR = [
  '据路透社（Reuters）3日报道，五角大楼发言人7日说，奥斯汀曾要求与魏凤和通话，但中方拒绝了这一请求。（2023年2月8日）',
  '习近平将于16日在利马同拜登会晤，双方同意近日恢复两军战区领导通话，并将协定延长五年。',
  '布林肯原定于5日访华，3日宣布推迟。此前，两国防长上月底在新加坡会面。',
  '美军印太司令部司令10日与解放军南部战区司令员视频通话，这是2022年以来首次。',
  'Lloyd Austin, the US defense secretary, spoke with Dong Jun on Tuesday, the Pentagon said, citing two officials.',
  'According to people familiar with the plans, Trump and Xi agreed to hold a call next week, their first since March 2024.',
  '“China declined the call,” said Pentagon spokesman Pat Ryder. His trip, planned for March, was put off (File photo).',
  'The US and China resumed Defense Policy Coordination Talks; New START expired on Feb. 5, 2026. See https://example.org/a.',
];

/** Every regular expression that extraction has: those of the vocabularies and date rules, and all that are used on the tour. */
export function patternsOfExtraction(): readonly RegExp[] {
  const rules = [
    ...[...chineseNotDates, ...bareDayRules, ...dayRules, ...numberedRules, ...wordRules],
    ...[...englishNotDates, ...englishNumberedRules, ...englishPeriodRules, ...englishCombinedRules],
    ...[...englishWeekdayRules, ...englishWordRules],
    ...numericRules,
  ].map(({ pattern }) => new RegExp(pattern));
  const all = [...walk(en), ...walk(zh), ...rules, ...usedOnTour()];
  return [...new Map(all.map((pattern) => [`${pattern.source}/${pattern.flags}`, pattern])).values()];
}

function walk(value: unknown): RegExp[] {
  if (value instanceof RegExp) return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(walk) : [];
}

/** All ways of matching go through `exec`, so whoever listens there hears of every pattern. */
function usedOnTour(): RegExp[] {
  const used: RegExp[] = [];
  const { exec } = RegExp.prototype;
  RegExp.prototype.exec = function listen(text) {
    used.push(this);
    return exec.call(this, text);
  };
  try {
    const extract = createRuleReader(loadBrief('briefs/uschina'), { watch: () => {} });
    for (const title of [...TOUR, '中美防长 通话']) {
      const unknown = { outlet: null, url: null, inferred: [] };
      const published = '2025-03-05';
      extract({ id: 'x', path: 'x', title, published, language: 'zh-Hant', paragraphs: TOUR, ...unknown });
    }
  } finally {
    RegExp.prototype.exec = exec;
  }
  return used;
}

/** A megabyte. */
const SIZE = 1_000_000;

/**
 * Texts of a megabyte each, made against a pattern: its own words in long runs, without and with spaces between them and cut short by a letter;
 * its longest word over and over; and runs of single characters that a loop could swallow.
 */
export function hostileTo(pattern: RegExp): readonly string[] {
  const words = literals(pattern);
  const longest = words.toSorted((a, b) => b.length - a.length)[0] ?? 'a';
  const cut = words.map((word) => (word.length > 1 ? word.slice(0, -1) : word));
  return [
    fill(words.join('')),
    fill(` ${words.join(' ')}`),
    fill(`${cut.join(' ')} `),
    fill(words.flatMap((word) => [word, ' x'.repeat(20), '的'.repeat(20)]).join('')),
    fill(`${longest} `),
    [...'aA1的 .，"”)）年', '12月', '1,', 'A. '].map((run) => fill(run, SIZE / 15)).join(''),
  ];
}

/** The run over and over until the size is reached, cut anywhere. */
function fill(run: string, size: number = SIZE): string {
  return run.repeat(Math.ceil(size / run.length)).slice(0, size);
}

/** Stretches of letters and digits that stand in a pattern as themselves. */
function literals({ source }: RegExp): string[] {
  const plain = source
    .replace(/\\u[0-9a-f]{4}|\\p\{[^}]*\}|\\[a-zA-Z]|\{\d*,?\d*\}|\(\?<\w+>|\(\?-?\w*:?/g, '|')
    .replace(/\[[^\]]*\]/g, (characters) => `|${characters.charAt(1)}|`);
  const words = plain.match(/[\p{L}\p{N}][\p{L}\p{N} ]*/gu) ?? [];
  return words.length > 0 ? [...new Set(words)].slice(0, 200) : ['a'];
}
