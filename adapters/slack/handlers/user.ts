import type { WebClient } from '@slack/web-api';
import type { AdapterContext, Language } from '../../../src/index.ts';
import { createLanguagePreferences } from '../../shared/language-preferences.ts';
import { describeError } from '../transport/log.ts';

/** Who a user is to us. */
export interface SlackUser {
  readonly id: string;
  readonly name: string;
  /** May manage the workspace. */
  readonly admin: boolean;
  /** IANA zone of the profile. */
  readonly zone: string;
  /** The user's choice, else the profile's, else the installation's. */
  readonly language: Language;
}

/** Looks up users, and stores the language that they choose. */
export interface SlackUsers {
  read(user: string): Promise<SlackUser>;
  /** Answers the user in this language from now on. */
  choose(user: string, language: Language): Promise<void>;
}

type Profile = Omit<SlackUser, 'language'> & { readonly locale: string };

/** Profiles are cached briefly, so that rights that were withdrawn expire. */
const PROFILE_MS = 600_000;

/** Users by Slack's profiles. Without a profile a user has the installation's language and no rights. */
export function createSlackUsers(
  client: WebClient,
  context: Pick<AdapterContext, 'cache' | 'language' | 'log'>,
): SlackUsers {
  const preferences = createLanguagePreferences('slack', context);
  return {
    async read(user) {
      const { locale, ...profile } = await profileOf(client, context, user);
      return { ...profile, language: await preferences.read(user, locale) };
    },
    choose: preferences.choose,
  };
}

async function profileOf(
  client: WebClient,
  { cache, log }: Pick<AdapterContext, 'cache' | 'log'>,
  user: string,
): Promise<Profile> {
  const key = `slack:profile:${user}`;
  const cached = await cache.get<Profile>(key);
  if (cached !== undefined) return cached;
  try {
    const { user: found } = await client.users.info({ user, include_locale: true });
    const profile = {
      id: user,
      name: found?.profile?.display_name || found?.real_name || found?.name || user,
      admin: found?.is_admin === true || found?.is_owner === true,
      zone: found?.tz ?? 'UTC',
      locale: found?.locale ?? '',
    };
    await cache.set(key, profile, PROFILE_MS);
    return profile;
  } catch (error) {
    log.warn({ user, reason: describeError(error) }, 'slack: the profile cannot be read');
    return { id: user, name: user, admin: false, zone: 'UTC', locale: '' };
  }
}
