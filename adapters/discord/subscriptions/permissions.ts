import { createDenial } from '../../shared/permissions.ts';
import type { DiscordUser } from '../handlers/user.ts';
import { format } from '../locales/index.ts';

/** The error for somebody who may not change a conversation's subscriptions. */
export const denied = createDenial(format);

/** Checks that the user may manage the conversation of the interaction. @throws BackchannelError NOT_ALLOWED */
export function checkAllowed({ manages, inServer, language }: DiscordUser): void {
  if (!inServer) throw denied(language, 'server');
  if (!manages) throw denied(language, 'manage');
}
