import { BackchannelError, type ErrorCode, ReaderError } from '../domain/errors.ts';
import { LANGUAGES, type Language } from '../domain/language.ts';
import type { Message } from '../domain/message.ts';
import { type Name, type Problem, problem } from '../domain/problem.ts';
import { en, type ProblemTexts } from './locales/problems/en.ts';
import { zhHans } from './locales/problems/zh-Hans.ts';
import { zhHant } from './locales/problems/zh-Hant.ts';
import { createTextFormatter, TEXTS } from './localizer.ts';
import { heading, paragraph, text } from './spans.ts';

/** What went wrong and what to do next, in one language. */
export interface Explanation {
  readonly language: Language;
  readonly problem: string;
  /** Empty where there is nothing to do. */
  readonly remedy: string;
}

const PROBLEMS: Readonly<Record<Language, ProblemTexts>> = { en, 'zh-Hans': zhHans, 'zh-Hant': zhHant };

const formatProblem = createTextFormatter(textsAt(0));
const formatRemedy = createTextFormatter(textsAt(1));

function textsAt(place: 0 | 1): Readonly<Record<Language, Readonly<Record<string, string>>>> {
  const textsIn = (language: Language) =>
    Object.fromEntries(Object.entries(PROBLEMS[language]).map(([kind, texts]) => [kind, texts[place] ?? '']));
  return { en: textsIn('en'), 'zh-Hans': textsIn('zh-Hans'), 'zh-Hant': textsIn('zh-Hant') };
}

/** What only the operator can mend. The details name files and settings: they are for the log and the operator's terminal. */
const OPERATORS: readonly ErrorCode[] = [
  'BRIEF_INVALID',
  'BRIEF_NOT_FOUND',
  'CONFIG_INVALID',
  'DATA_UNUSABLE',
  'INPUT_UNREADABLE',
];

/** Whether an error is one that only the operator can mend. */
export function isForOperator(error: unknown): boolean {
  return error instanceof BackchannelError && OPERATORS.includes(error.code);
}

/**
 * Explains an error to a reader, in the language that the question named or else in theirs. Defects and what only the operator can
 * mend are not described: their texts may hold what is not public.
 */
export function explainError(error: unknown, language: Language): Explanation {
  if (error instanceof ReaderError) return explained(error.problem, error.language ?? language);
  if (isForOperator(error)) return explained(problem('unavailable', {}), language);
  if (error instanceof BackchannelError) return { language, problem: error.message, remedy: error.remedy };
  return explained(problem('defect', {}), language);
}

/** As `explainError`, for the operator's own terminal: with the details of what only they can mend, in English as in the log. */
export function explainToOperator(error: unknown, language: Language): Explanation {
  const explanation = explainError(error, language);
  if (error instanceof ReaderError) return explanation;
  if (error instanceof BackchannelError) return { language, problem: error.message, remedy: error.remedy };
  return {
    ...explanation,
    problem: `${explanation.problem} ${error instanceof Error ? error.message : error}`,
  };
}

/** An explanation as a message: a title, the problem, and the next step. */
export function errorMessage({ language, problem, remedy }: Explanation): Message {
  const lines = [problem, remedy].filter((line) => line !== '');
  return {
    language,
    summary: problem,
    blocks: [heading(2, TEXTS[language]['error.title']), ...lines.map((line) => paragraph(text(line)))],
  };
}

function explained({ kind, values }: Problem, language: Language): Explanation {
  const written = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, valueIn(value, language)]),
  );
  return {
    language,
    problem: formatProblem(language, kind, written),
    remedy: formatRemedy(language, kind, written),
  };
}

type Value = Name | number | readonly (Name | Problem)[];

function valueIn(value: Value, language: Language): string | number {
  if (typeof value === 'string' || typeof value === 'number') return value;
  if (isLocalized(value)) return value[language];
  const problems = value.some((one) => typeof one === 'object' && 'kind' in one);
  const parts = value.map((one) =>
    typeof one === 'object' && 'kind' in one
      ? explained(one, language).problem
      : String(valueIn(one, language)),
  );
  return parts.join(TEXTS[language][problems ? 'semicolon' : 'comma']);
}

function isLocalized(value: Exclude<Value, string | number>): value is Exclude<Name, string> {
  return LANGUAGES.every((language) => language in value);
}
