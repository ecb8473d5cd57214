import type { SourceFailure, SourceFailureKind } from '../../domain/source.ts';
import { TooLarge, UnknownEncoding } from './body.ts';
import { PrivateAddress } from './guard.ts';

/** A failure on the way through code that returns something else. Its words hold no address, which may have a password in it. */
export class FetchFailure extends Error {
  override readonly name = 'FetchFailure';
  readonly failure: SourceFailure;

  constructor(kind: SourceFailureKind, detail: string, options?: ErrorOptions) {
    super(`${kind}: ${detail}`, options);
    this.failure = { kind, detail };
  }
}

const BY_STATUS: Readonly<Record<number, SourceFailureKind>> = {
  401: 'refused',
  403: 'refused',
  451: 'refused',
  404: 'missing',
  410: 'gone',
  429: 'busy',
  503: 'busy',
};

/** What an answer means that is no content. */
export function failureOfStatus(status: number): SourceFailure {
  return { kind: BY_STATUS[status] ?? 'status', detail: String(status) };
}

/** What went wrong with a request. `started` where the answer had begun: then something of it is missing. */
export function failureOf(error: unknown, started: boolean): SourceFailure {
  if (error instanceof FetchFailure) return error.failure;
  if (error instanceof PrivateAddress)
    return { kind: 'private', detail: error.message.split(' ', 1)[0] ?? '' };
  if (error instanceof TooLarge) return { kind: 'large', detail: error.message };
  if (error instanceof UnknownEncoding) return { kind: 'damaged', detail: error.message };
  const { name, code = '' } = error instanceof Error ? (error as NodeJS.ErrnoException) : { name: '' };
  if (name === 'TimeoutError' || /TIMEOUT|ETIMEDOUT/.test(code)) return { kind: 'timeout', detail: '' };
  return { kind: started ? 'damaged' : 'unreachable', detail: code };
}
