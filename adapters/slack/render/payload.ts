import type { KnownBlock } from '@slack/types';
import type { EncodedQuestion } from '../handlers/question-codec.ts';

/** A picture of a message; until it is uploaded, the block with this id says in words what it shows. */
export interface UploadedPicture {
  readonly blockId: string;
  readonly name: string;
  readonly png: Uint8Array;
  readonly alt: string;
}

/** A message of Slack's, within its limits. */
export interface SlackPayload {
  /** What notifications and screen readers say; escaped. */
  readonly text: string;
  readonly blocks: readonly KnownBlock[];
  readonly pictures: readonly UploadedPicture[];
  /** Questions of its buttons that did not fit into them, to be kept before it is posted. */
  readonly asks: readonly EncodedQuestion[];
}
