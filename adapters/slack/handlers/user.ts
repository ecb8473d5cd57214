import type { WebClient } from '@slack/web-api';
import { type Cache, LANGUAGES, type Language, type Logger } from '../../../src/index.ts';
import { words } from '../transport/log.ts';

/** Who a user is to us. */
export interface SlackUser {
  readonly id: string;
  readonly name: string;
  /** May manage the workspace. */
  readonly admin: boolean;
  /** IANA zone of the profile. */
  readonly zone: string;
  /** What is chosen, or else the profile's, or else the installation's. */
  readonly language: Language;
}

/** Looks users up, and remembers what they chose. */
export interface SlackUsers {
  read(user: string): Promise<SlackUser>;
  /** The language that the user's answers have from now on. */
  choose(user: string, language: Language): Promise<void>;
}

type Profile = Omit<SlackUser, 'language'> & { readonly locale: string };

/** A profile is looked up again after so long: rights that are taken away are gone by then. */
const PROFILE_MS = 600_000;
const CHOICE_MS = 400 * 86_400_000;

/** Readers by Slack's profiles. Where Slack does not tell, a reader has the installation's language and no rights. */
export function createSlackUsers(
  client: WebClient,
  { cache, language, log }: { readonly cache: Cache; readonly language: Language; readonly log: Logger },
): SlackUsers {
  return {
    async read(user) {
      const { locale, ...profile } = await profileOf(client, cache, log, user);
      const chosen = await cache.get<string>(`slack:language:${user}`);
      return { ...profile, language: known(chosen) ?? languageOf(locale) ?? language };
    },
    async choose(user, chosen) {
      await cache.set(`slack:language:${user}`, chosen, CHOICE_MS);
    },
  };
}

async function profileOf(client: WebClient, cache: Cache, log: Logger, user: string): Promise<Profile> {
  const key = `slack:profile:${user}`;
  const kept = await cache.get<Profile>(key);
  if (kept !== undefined) return kept;
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
    log.warn({ user }, `Slack does not tell who the user is: ${words(error)}`);
    return { id: user, name: user, admin: false, zone: 'UTC', locale: '' };
  }
}

function known(language: string | undefined): Language | undefined {
  return LANGUAGES.find((one) => one === language);
}

/** `en-US` is English; Taiwan, Hong Kong and Macau write traditional characters. */
function languageOf(locale: string): Language | undefined {
  const { language, script, region } = localeOf(locale);
  if (language === 'en') return 'en';
  if (language !== 'zh') return undefined;
  return script === 'Hant' || /^(TW|HK|MO)$/.test(region ?? '') ? 'zh-Hant' : 'zh-Hans';
}

function localeOf(locale: string): Partial<Pick<Intl.Locale, 'language' | 'script' | 'region'>> {
  try {
    return new Intl.Locale(locale);
  } catch {
    return {};
  }
}
