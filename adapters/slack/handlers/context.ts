import type { App } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { AdapterContext, Clock, Engine, Logger, SubscriptionService } from '../../../src/index.ts';
import type { Notify } from '../../shared/operator-notifications.ts';
import type { SlackConfig } from '../config.ts';
import type { Answers } from './answers.ts';
import type { SlackUsers } from './user.ts';

/** Reads in what stands at an address, so that it can be asked about. Throws where it cannot be read. */
export type ReadLink = (url: string) => Promise<void>;

/** What those who listen to Slack work with. */
export interface SlackContext {
  readonly app: App;
  readonly client: WebClient;
  readonly context: AdapterContext;
  readonly engines: readonly Engine[];
  readonly subscriptions: SubscriptionService;
  readonly config: SlackConfig;
  readonly log: Logger;
  readonly clock: Clock;
  readonly notify: Notify;
  readonly readers: SlackUsers;
  readonly speaker: Answers;
  /** Absent where links cannot be read in. */
  readonly readLink: ReadLink;
  readonly handle: Track;
}

/** Does the work that Slack asks for under an id, once; what fails is logged. Never throws. */
export type Track = (id: string | undefined, work: () => Promise<void>) => Promise<void>;
