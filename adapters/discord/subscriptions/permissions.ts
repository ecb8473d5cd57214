import { BackchannelError } from '../../../src/index.ts';
import type { DiscordUser } from '../handlers/user.ts';
import { say } from '../locales/index.ts';

/** Makes sure that the asker may manage the channel they ask in. @throws BackchannelError NOT_ALLOWED */
export function checkAllowed({ manages, inServer, language }: DiscordUser): void {
  if (!inServer) {
    throw new BackchannelError('NOT_ALLOWED', say(language, 'manage.server'), say(language, 'manage.remedy'));
  }
  if (!manages) throw refusal(language);
}

/** What is told to somebody who may not change a channel's subscriptions. */
export function refusal(language: DiscordUser['language']): BackchannelError {
  return new BackchannelError('NOT_ALLOWED', say(language, 'manage.refused'), say(language, 'manage.remedy'));
}
