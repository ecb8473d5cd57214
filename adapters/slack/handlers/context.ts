import type { App } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Clock, Desk, Engine, House, Logger } from '../../../src/index.ts';
import type { SlackConfig } from '../config.ts';
import type { Notify } from '../transport/operator.ts';
import type { Speaker } from './answers.ts';
import type { Readers } from './user.ts';

/** Reads in what stands at an address, so that it can be asked about. Throws where it cannot be read. */
export type ReadLink = (url: string) => Promise<void>;

/** What those who listen to Slack work with. */
export interface Room {
  readonly app: App;
  readonly client: WebClient;
  readonly house: House;
  readonly engines: readonly Engine[];
  readonly desk: Desk;
  readonly config: SlackConfig;
  readonly log: Logger;
  readonly clock: Clock;
  readonly notify: Notify;
  readonly readers: Readers;
  readonly speaker: Speaker;
  /** Absent where links cannot be read in. */
  readonly readLink: ReadLink;
  readonly handle: Handle;
}

/** Does the work that Slack asks for under an id, once; what fails is logged. Never throws. */
export type Handle = (id: string | undefined, work: () => Promise<void>) => Promise<void>;
