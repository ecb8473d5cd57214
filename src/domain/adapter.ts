import type { Message } from './message.ts';

/** What a platform says about a payload that it has taken. */
export interface Receipt {
  /** The platform's own id of what was posted; `null` where it has none. */
  readonly id: string | null;
}

/** Options of `send`. */
export interface SendOptions {
  /** Names the post for ever: the platform is given it along, so that `find` can tell later whether the post arrived. At most 25 ASCII characters. */
  readonly key?: string;
}

/** A platform's side of the conversation: draws messages in its own form and carries lines and answers to and fro. */
export interface Adapter<Payload = unknown> {
  /** The folder's name; the platform of its destinations. */
  readonly name: string;
  /** True where payloads depend on the destination. */
  readonly drawsByDestination?: boolean;
  /**
   * Pure: the message as payloads in order, each within the platform's limits. Escapes all text here and nowhere else.
   * `destination` is given if the rendering depends on it (`drawsByDestination`). Throws a `SendError` if it is no address.
   */
  render(message: Message, destination?: string): readonly Payload[];
  /**
   * Resolves once the platform has taken the payload; `destination` is an address in the platform's own terms.
   * Throws a `SendError` if it did not, or if that is unknown. Never retries by itself: the ledger decides.
   */
  send(destination: string, payload: Payload, options?: SendOptions): Promise<Receipt>;
  /**
   * The receipt of a post that was sent with this key since the instant, where the platform has it; `undefined` where it surely has none.
   * Absent where the platform cannot be asked. Throws a `SendError` where it gives no answer.
   */
  find?(destination: string, key: string, since: string): Promise<Receipt | undefined>;
  /** Posts plain text in the operator's conversation, where one is configured: the same kind at most once an hour. Never throws. */
  notifyOperator?(kind: string, text: string): Promise<void>;
  /**
   * Posts claims that wait for review in the operator's conversation, where one is configured, and brings the posts up to date whose claims
   * were decided elsewhere. Never throws.
   */
  offerClaims?(): Promise<void>;
  /** Begins to listen and answer; resolves once it does. */
  start(): Promise<void>;
  /** False while it listens and has lost its connection, which comes back by itself; absent where there is none to be lost. */
  connected?(): boolean;
  /** Ends the listening; resolves once questions under way are answered. Harmless where nothing was started. */
  stop(): Promise<void>;
}

/**
 * Why a payload was not taken:
 * `later` the platform asks for patience or is down, and surely did not take it; `unsure` the connection broke, it may have taken it;
 * `gone` the destination is closed to us (deleted, archived, no permission, token revoked); `rejected` the payload itself is refused.
 */
export type SendFailure = 'later' | 'unsure' | 'gone' | 'rejected';

/** A payload that a platform refused, or whose outcome is unknown. The message is for the operator's log. */
export class SendError extends Error {
  override readonly name = 'SendError';
  readonly failure: SendFailure;
  /** Seconds to wait before the next attempt, if the platform says so. */
  readonly retryAfter: number | undefined;
  /** Whether it holds for all destinations of the platform together, not for this one alone. */
  readonly everywhere: boolean;

  constructor(
    failure: SendFailure,
    problem: string,
    {
      retryAfter,
      everywhere = false,
      cause,
    }: { retryAfter?: number; everywhere?: boolean; cause?: unknown } = {},
  ) {
    super(problem, { cause });
    this.failure = failure;
    this.retryAfter = retryAfter;
    this.everywhere = everywhere;
  }
}
