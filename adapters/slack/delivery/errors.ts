import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';
import { SendError, type SendFailure } from '../../../src/index.ts';
import { createSendError, failureWithoutAnswer, retryAfterOf } from '../../shared/send-errors.ts';
import { describeError } from '../transport/log.ts';

/** Slack's answers that mean that the destination is closed to the app (https://docs.slack.dev/reference/methods/chat.postMessage). */
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

/** Answers that ask to try later; nothing was done. */
const LATER = new Set([
  'accesslimited',
  'message_limit_exceeded',
  'rate_limited',
  'ratelimited',
  'request_timeout',
  'service_unavailable',
  'team_added_to_org',
]);

/** Answers after which, according to Slack, part of the work may have been done. */
const UNSURE = new Set(['fatal_error', 'internal_error']);

/** What a failed call of the Web API means for a delivery. */
export function sendErrorOf(error: unknown): SendError {
  if (error instanceof SendError) return error;
  if (error instanceof WebAPIRateLimitedError) {
    const problem = `Slack limits the rate: ${describeError(error)}`;
    return createSendError('later', problem, { cause: error, retryAfter: error.retryAfter });
  }
  if (error instanceof WebAPIPlatformError) return refusal(error);
  if (error instanceof WebAPIHTTPError) return httpFailure(error);
  const failure = failureWithoutAnswer(error instanceof WebAPIRequestError ? error.original : error);
  const problem = failure === 'later' ? 'Slack cannot be reached' : 'The connection to Slack broke';
  return createSendError(failure, `${problem}: ${describeError(error)}`, { cause: error });
}

/** Whether a failed call certainly posted nothing, since Slack refused the content. */
export function isRefused(error: unknown): boolean {
  return sendErrorOf(error).failure === 'rejected';
}

function refusal(error: WebAPIPlatformError): SendError {
  const answer = error.data.error;
  const details = (error.data.response_metadata?.messages ?? []).join('; ');
  const problem = `Slack answers ${answer}${details === '' ? '' : ` (${details})`}`;
  return createSendError(failureOf(answer), problem, { cause: error });
}

function failureOf(answer: string): SendFailure {
  if (GONE.has(answer)) return 'gone';
  if (LATER.has(answer)) return 'later';
  return UNSURE.has(answer) ? 'unsure' : 'rejected';
}

/** A busy Slack (503) took nothing; after any other server error the message may have arrived. */
function httpFailure(error: WebAPIHTTPError): SendError {
  const { statusCode, headers } = error;
  const problem = `Slack answers with HTTP ${statusCode}: ${describeError(error)}`;
  if (statusCode === 503) {
    const retryAfter = retryAfterOf(headers['retry-after']);
    return createSendError('later', problem, { cause: error, retryAfter });
  }
  return createSendError(statusCode >= 500 ? 'unsure' : 'rejected', problem, { cause: error });
}
