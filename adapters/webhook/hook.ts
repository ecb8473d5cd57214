import { SendError } from '../../src/index.ts';

/** Who listens at a web hook: a program that takes our JSON, or a chat with a form of its own. */
export type Listener = 'program' | 'slack' | 'discord';

/** A web hook as an address names it. */
export interface Hook {
  readonly listener: Listener;
  readonly url: URL;
}

const PREFIXED = /^(slack|discord)\+(https?:.*)$/is;
/** Hosts and paths at which chats take web hooks (https://docs.slack.dev/messaging, https://discord.com/developers/docs/resources/webhook). */
const CHATS: readonly (readonly [Listener, RegExp])[] = [
  ['slack', /^hooks\.slack(-gov)?\.com\/(services|workflows|triggers)\//],
  ['discord', /^((ptb|canary)\.)?discord(app)?\.com\/api\/(v\d+\/)?webhooks\//],
];

/** The hook of an address: a URL, a chat's where its host says so or `slack+` or `discord+` stands before it. Throws a `SendError`. */
export function hookOf(address: string): Hook {
  const [, prefix, rest] = PREFIXED.exec(address.trim()) ?? [];
  const text = rest ?? address.trim();
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw new SendError('gone', 'The address is no web hook: it begins with neither https:// nor http://');
  }
  const known = CHATS.find(([, place]) => place.test(url.hostname + url.pathname))?.[0];
  return { listener: (prefix?.toLowerCase() as Listener | undefined) ?? known ?? 'program', url };
}
