import { HTTPException } from 'hono/http-exception';
import { BackchannelError, explainError, isForOperator, type Language } from '../../src/index.ts';

/** What went wrong with a request. What is usual for its status is in English, as programs get it. */
export interface Failure {
  readonly status: 400 | 401 | 403 | 404 | 429 | 500 | 503;
  readonly code: string;
  readonly problem: string;
  readonly remedy: string;
  /** True if the words are about this request; else they stand for all failures of the status. */
  readonly specific: boolean;
}

const USUAL = {
  401: ['NOT_ALLOWED', 'This is for the operator.', 'Send WEB_TOKEN as bearer token or as password.'],
  403: ['NOT_ALLOWED', 'The request came from another site.', 'Send it from a page of this site.'],
  404: ['NOT_FOUND', 'There is no such address.', ''],
  429: ['RATE_LIMITED', 'Too many requests in a minute.', 'Wait as long as Retry-After says.'],
  500: ['DEFECT', 'Something went wrong.', 'Try again later.'],
  503: ['DATA_UNUSABLE', 'The data cannot be read at the moment.', 'Try again later.'],
} as const;
type UsualStatus = keyof typeof USUAL;

/** The failure that an error stands for, in a language; `undefined` stands for an address that does not exist. */
export function failureOf(error: unknown, language: Language): Failure {
  if (error === undefined) return usual(404);
  if (error instanceof HTTPException) return usual(isUsual(error.status) ? error.status : 500);
  if (!(error instanceof BackchannelError)) return usual(500);
  // The text may name files of the machine.
  if (isForOperator(error)) return usual(503);
  const { code } = error;
  const { problem, remedy } = explainError(error, language);
  const status = code === 'NOT_FOUND' ? 404 : code === 'NOT_ALLOWED' ? 403 : 400;
  return { status, code, problem, remedy, specific: true };
}

function usual(status: UsualStatus): Failure {
  const [code, problem, remedy] = USUAL[status];
  return { status, code, problem, remedy, specific: false };
}

function isUsual(status: number): status is UsualStatus {
  return status in USUAL;
}
