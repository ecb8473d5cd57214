import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';
import { SendError } from '../../../src/index.ts';
import { words } from '../transport/log.ts';

/** Slack's answers that mean that the destination is closed to us (https://docs.slack.dev/reference/methods/chat.postMessage). */
const GONE = new Set([
  'account_inactive',
  'app_uninstalled',
  'access_denied',
  'cannot_dm_bot',
  'channel_is_limited_access',
  'channel_not_found',
  'ekm_access_denied',
  'external_channel_migrating',
  'invalid_auth',
  'is_archived',
  'is_inactive',
  'messages_tab_disabled',
  'missing_scope',
  'no_permission',
  'not_allowed_token_type',
  'not_authed',
  'not_in_channel',
  'org_login_required',
  'restricted_action',
  'restricted_action_non_threadable_channel',
  'restricted_action_read_only_channel',
  'team_access_not_granted',
  'token_expired',
  'token_revoked',
  'user_not_found',
]);

/** Answers that ask for patience, given before anything was done. */
const LATER = new Set([
  'accesslimited',
  'message_limit_exceeded',
  'rate_limited',
  'ratelimited',
  'request_timeout',
  'service_unavailable',
  'team_added_to_org',
]);

/** Answers of which Slack says that part of the work may have been done. */
const UNSURE = new Set(['fatal_error', 'internal_error']);

/** Causes that show that no request was ever written. */
const NEVER_WRITTEN = new Set([
  'ECONNREFUSED',
  'EAI_AGAIN',
  'ENOTFOUND',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** What a failed call of the Web API means for a delivery. */
export function sendErrorOf(error: unknown): SendError {
  if (error instanceof SendError) return error;
  if (error instanceof WebAPIRateLimitedError) {
    return failure('later', 'Slack asks for patience', error, error.retryAfter);
  }
  if (error instanceof WebAPIPlatformError) return refusal(error);
  if (error instanceof WebAPIHTTPError) return httpFailure(error);
  if (error instanceof WebAPIRequestError && neverWritten(error.original)) {
    return failure('later', 'Slack cannot be reached', error);
  }
  return failure('unsure', 'The connection to Slack broke', error);
}

/** Whether a failed call surely posted nothing, since Slack found fault with what was to be posted. */
export function isRefused(error: unknown): boolean {
  return sendErrorOf(error).failure === 'rejected';
}

function refusal(error: WebAPIPlatformError): SendError {
  const answer = error.data.error;
  const kind = GONE.has(answer)
    ? 'gone'
    : LATER.has(answer)
      ? 'later'
      : UNSURE.has(answer)
        ? 'unsure'
        : 'rejected';
  const details = (error.data.response_metadata?.messages ?? []).join('; ');
  return new SendError(kind, `Slack answers ${answer}${details === '' ? '' : ` (${details})`}`, {
    cause: error,
  });
}

/** A busy Slack (503) took nothing; behind any other fault of its servers the message may have arrived. */
function httpFailure(error: WebAPIHTTPError): SendError {
  const { statusCode, headers } = error;
  const wait = Number(headers['retry-after']);
  const problem = `Slack answers with HTTP ${statusCode}`;
  if (statusCode === 503) return failure('later', problem, error, Number.isFinite(wait) ? wait : undefined);
  return failure(statusCode >= 500 ? 'unsure' : 'rejected', problem, error);
}

function failure(kind: SendError['failure'], problem: string, cause: Error | unknown, retryAfter?: number) {
  return new SendError(kind, `${problem}: ${words(cause)}`, {
    cause,
    ...(retryAfter === undefined ? {} : { retryAfter }),
  });
}

function neverWritten(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = (error as NodeJS.ErrnoException).code ?? '';
  return NEVER_WRITTEN.has(code) || neverWritten(error.cause) || someNever(error);
}

/** Where a host has several addresses, each failed for itself. */
function someNever(error: Error): boolean {
  return error instanceof AggregateError && error.errors.length > 0 && error.errors.every(neverWritten);
}
