import type { Data } from './validate.ts';

/** A channel of the stand-in; types are Discord's: 0 text, 5 announcement, 11 thread, 15 forum. */
export interface Channel {
  readonly id: string;
  readonly type: number;
  readonly guild_id: string;
  readonly name: string;
  readonly parent_id?: string;
  readonly owner_id?: string;
  /** False where the bot may not post. */
  readonly open: boolean;
}

/** A message as REST returns it. */
export interface Posted {
  readonly id: string;
  readonly channel_id: string;
  readonly application_id: string;
  readonly author: { readonly id: string; readonly username: string; readonly bot: true };
  readonly timestamp: string;
  content: string;
  components: readonly Data[];
  flags: number;
  /** Names of the files that came along. */
  attachments: readonly { readonly filename: string; readonly size: number }[];
  allowed_mentions: unknown;
  /** The message that it replies to. */
  readonly reference?: unknown;
}

/** What a user's act led to. */
export interface Act {
  readonly id: string;
  readonly token: string;
  /** Discord's type of interaction. */
  readonly kind: number;
  readonly created: number;
  /** The message whose component was used. */
  readonly source: Posted | undefined;
  readonly channel: string;
  expired: boolean;
  /** The first answer, once there is one. */
  callback: Data | undefined;
  /** Milliseconds until the first answer. */
  took: number | undefined;
  /** Milliseconds until the answer was first changed: until the work after it was done. */
  done: number | undefined;
  /** The answer's message as it stands now. */
  original: Posted | undefined;
  readonly followups: Posted[];
}

export interface State {
  readonly application: string;
  /** Whether people may add the app to their accounts. */
  userInstall: boolean;
  readonly token: string;
  readonly channels: Map<string, Channel>;
  /** Messages by channel, oldest first. */
  readonly messages: Map<string, Posted[]>;
  /** Commands by scope: `global` or a guild. */
  readonly commands: Map<string, readonly Data[]>;
  readonly acts: Map<string, Act>;
  readonly nonces: Map<string, { readonly message: Posted; readonly at: number }>;
  /** Calls of the REST interface, in order: `POST /channels/1/messages`. */
  readonly calls: string[];
  snowflake(): string;
  post(channel: string, body: Data, files: readonly FileLike[]): Posted;
}

/** A file of a multipart body. */
export interface FileLike {
  readonly name: string;
  readonly size: number;
}

const APPLICATION = '100000000000000001';
export const GUILD = '200000000000000001';
const EPOCH = 1_420_070_400_000;

/** A guild with a channel of each kind: `text`, `news`, `thread`, `forum`, and `closed`, where the bot may not post. */
export function createState(token = 'stand-in.token'): State {
  let counter = 0;
  const messages = new Map<string, Posted[]>();
  const snowflake = () => {
    counter += 1;
    return String((BigInt(Date.now() - EPOCH) << 22n) | BigInt(counter % 4_194_304));
  };
  const channel = (
    id: string,
    type: number,
    name: string,
    rest: Partial<Channel> = {},
  ): [string, Channel] => [id, { id, type, name, guild_id: GUILD, open: true, ...rest }];
  return {
    application: APPLICATION,
    userInstall: true,
    token,
    channels: new Map([
      channel(CHANNELS.text, 0, 'news'),
      channel(CHANNELS.news, 5, 'announcements'),
      channel(CHANNELS.thread, 11, 'a thread', { parent_id: CHANNELS.text }),
      channel(CHANNELS.forum, 15, 'digests'),
      channel(CHANNELS.closed, 0, 'closed', { open: false }),
      channel(CHANNELS.operator, 0, 'operators'),
      channel(CHANNELS.direct, 1, ''),
    ]),
    messages,
    commands: new Map(),
    acts: new Map(),
    nonces: new Map(),
    calls: [],
    snowflake,
    post(channelId, body, files) {
      const message = messageOf(snowflake(), channelId, body, files);
      messages.set(channelId, [...(messages.get(channelId) ?? []), message]);
      return message;
    },
  };
}

/** Ids of the stand-in's channels. */
export const CHANNELS = {
  text: '300000000000000001',
  news: '300000000000000002',
  thread: '300000000000000003',
  forum: '300000000000000004',
  closed: '300000000000000005',
  operator: '300000000000000006',
  direct: '300000000000000007',
} as const;

export function messageOf(id: string, channel: string, body: Data, files: readonly FileLike[]): Posted {
  return {
    id,
    channel_id: channel,
    application_id: APPLICATION,
    author: { id: APPLICATION, username: 'backchannel', bot: true },
    timestamp: new Date().toISOString(),
    content: typeof body.content === 'string' ? body.content : '',
    components: Array.isArray(body.components) ? body.components : [],
    flags: Number(body.flags ?? 0),
    attachments: files.map(({ name, size }) => ({ filename: name, size })),
    allowed_mentions: body.allowed_mentions,
    ...(body.message_reference !== undefined && { reference: body.message_reference }),
  };
}
