import type { Json } from './workspace.ts';

/** Where a call came to. */
export interface Call {
  /** `http://127.0.0.1:1234` */
  readonly base: string;
}

/** What a method answers: Slack's JSON, or an HTTP status of its own. */
export type Answer = Json | { readonly status: number; readonly retryAfter?: number };

/** A refusal as Slack words it. */
export function no(error: string, messages: readonly string[] = []): Json {
  return { ok: false, error, ...(messages.length > 0 && { response_metadata: { messages } }) };
}
