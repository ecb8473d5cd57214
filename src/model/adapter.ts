import type { Message } from './message.ts';

/** What a platform says about a payload that it has taken. */
export interface Receipt {
  /** The platform's own id of what was posted; `null` where it has none. */
  readonly id: string | null;
}

/** A platform's side of the conversation: draws messages in its own form and carries lines and answers to and fro. */
export interface Adapter<Payload> {
  /** The folder's name. */
  readonly name: string;
  /** Pure: the message as payloads in order, each within the platform's limits. Escapes all text here and nowhere else. */
  render(message: Message): readonly Payload[];
  /** Resolves once the platform has taken the payload; `destination` is an address in the platform's own terms. */
  send(destination: string, payload: Payload): Promise<Receipt>;
  /** Begins to listen and answer; resolves once it does. */
  start(): Promise<void>;
  /** Ends the listening; resolves once questions under way are answered. Harmless where nothing was started. */
  stop(): Promise<void>;
}
