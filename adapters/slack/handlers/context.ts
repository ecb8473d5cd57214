import type { App } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { AdapterContext, Clock } from '../../../src/index.ts';
import type { InFlight } from '../../shared/in-flight.ts';
import type { ReadLink } from '../../shared/links.ts';
import type { Notify } from '../../shared/operator-notifications.ts';
import type { ReviewDesk } from '../../shared/review-desk.ts';
import type { SlackConfig } from '../config.ts';
import type { Answers } from './answers.ts';
import type { SlackUsers } from './user.ts';

/** What the handlers of Slack's requests work with. */
export interface SlackContext extends AdapterContext {
  readonly app: App;
  readonly client: WebClient;
  readonly config: SlackConfig;
  readonly clock: Clock;
  readonly notify: Notify;
  readonly users: SlackUsers;
  readonly answers: Answers;
  readonly readLink: ReadLink;
  readonly desk: ReviewDesk;
  /** Does the work of an acknowledged request, once for each id. */
  readonly run: InFlight['run'];
}
