import { SendError, type WebhookFormat } from '../../src/index.ts';

/** The formats of chats' web hooks, by the names of their platforms. */
export type WebhookFormats = ReadonlyMap<string, WebhookFormat>;

/** A web hook as an address names it. */
export interface Hook {
  readonly url: URL;
  /** The format of the chat that listens; `undefined` for a program, which takes our JSON. */
  readonly format: WebhookFormat | undefined;
}

/** Who listens may be said before the address: `slack+https://…`. */
const PREFIXED = /^([a-z]+)\+(https?:.*)$/is;

/** The hook of an address: a URL, which is a chat's if its host says so or the chat's name and `+` precede it. @throws SendError */
export function hookOf(address: string, formats: WebhookFormats): Hook {
  const { prefix, url } = parseAddress(address);
  if (prefix === undefined) return { url, format: [...formats.values()].find(({ matches }) => matches(url)) };
  const format = formats.get(prefix);
  if (format !== undefined) return { url, format };
  throw new SendError(
    'gone',
    `There are no web hooks of ${prefix} (there are: ${[...formats.keys()].join(', ')})`,
  );
}

/** The URL of an address, and the platform's name before it. @throws SendError */
export function parseAddress(address: string): { readonly prefix: string | undefined; readonly url: URL } {
  const [, prefix, rest] = PREFIXED.exec(address.trim()) ?? [];
  const text = rest ?? address.trim();
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url !== undefined && /^https?:$/.test(url.protocol)) return { prefix: prefix?.toLowerCase(), url };
  throw new SendError('gone', 'The address is no web hook: it begins with neither https:// nor http://');
}
