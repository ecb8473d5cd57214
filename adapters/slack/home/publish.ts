import type { SlackContext } from '../handlers/context.ts';
import { withRetry } from '../transport/retry.ts';
import { homeView } from './view.ts';

/** Shows a user's Home tab as things stand now, in the user's language. */
export async function publishHome(room: SlackContext, user: string): Promise<void> {
  const { language } = await room.readers.read(user);
  const { engines, subscriptions } = room;
  const view = await homeView({ engines, subscriptions, language, now: room.clock.now() });
  await withRetry(() => room.client.views.publish({ user_id: user, view }));
}
