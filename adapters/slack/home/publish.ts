import type { Room } from '../handlers/context.ts';
import { patiently } from '../transport/retry.ts';
import { homeView } from './view.ts';

/** Shows a user's Home tab as things stand now, in the user's language. */
export async function publishHome(room: Room, user: string): Promise<void> {
  const { language } = await room.readers.read(user);
  const { engines, desk } = room;
  const view = await homeView({ engines, desk, language, now: room.clock.now() });
  await patiently(() => room.client.views.publish({ user_id: user, view }));
}
