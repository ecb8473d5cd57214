/** A person of the made-up workspace. */
export interface User {
  readonly id: string;
  readonly name: string;
  readonly locale: string;
  readonly zone: string;
  readonly admin: boolean;
}

/** A conversation. */
export interface Channel {
  readonly id: string;
  readonly name: string;
  readonly kind: 'public' | 'private' | 'im';
  archived: boolean;
  /** Whether the app was invited. */
  joined: boolean;
  readonly members: readonly string[];
}

export type Json = { readonly [key: string]: unknown };

/** What was posted, by the app or by a person. */
export interface Post {
  readonly ts: string;
  readonly channel: string;
  /** `undefined` for the app. */
  readonly user?: string;
  /** Who alone sees it. */
  readonly only?: string;
  readonly text: string;
  readonly blocks: readonly Json[];
  readonly metadata?: Json;
  readonly thread?: string;
}

/** A modal or a Home tab as Slack keeps it. */
export interface KeptView {
  readonly id: string;
  readonly hash: string;
  readonly user: string;
  readonly view: Json;
  /** Modals that lie below this one. */
  readonly below: readonly string[];
}

/** What is to go wrong with the next calls of a method. */
export interface Fault {
  /** Any method where none is named; `response` for answers to interactions, whose connection breaks. */
  readonly method?: string;
  /** `drop`: the connection breaks before anything is done; `drop after`: when it is done; `hang`: it is never answered; `status`: an HTTP status; `error`: an answer of Slack's. */
  readonly kind: 'drop' | 'drop after' | 'hang' | 'status' | 'error';
  readonly status?: number;
  readonly retryAfter?: number;
  readonly error?: string;
  /** How many calls; 1 where nothing is said. */
  times?: number;
}

/** All that the stand-in knows; tests look at it and change it. */
export interface Workspace {
  readonly users: Map<string, User>;
  readonly channels: Map<string, Channel>;
  readonly posts: Post[];
  readonly views: Map<string, KeptView>;
  /** Home tabs by user. */
  readonly homes: Map<string, KeptView>;
  readonly files: Map<string, { readonly bytes: number; complete: boolean }>;
  /** Tickets for modals: who got one, and when. */
  readonly triggers: Map<
    string,
    { readonly user: string; readonly at: number; used: boolean; readonly view?: string }
  >;
  /** Questions that the assistant offers, by conversation. */
  readonly prompts: Map<string, readonly { readonly title: string; readonly message: string }[]>;
  /** Statuses that the assistant has shown, oldest first; an empty one takes it away. */
  readonly statuses: { readonly channel: string; readonly thread: string; readonly status: string }[];
  readonly calls: { readonly method: string; readonly args: Json }[];
  readonly faults: Fault[];
  readonly scopes: Set<string>;
  revoked: boolean;
  /** Whether Slack's tables have reached the workspace; without, a message with one is refused. */
  tables: boolean;
  /** One message a second and channel, as Slack has it; off so that tests are fast. */
  rateLimited: boolean;
  next(prefix: string): string;
  /** A time stamp of Slack's: seconds with six decimals, none twice. */
  stamp(): string;
}

/** What the stand-in calls itself. */
export const TEAM = 'T0HARBOUR';
export const BOT_USER = 'U0BOT';
export const BOT_TOKEN = 'xoxb-stand-in';
export const APP_TOKEN = 'xapp-stand-in';
export const SIGNING_SECRET = 'stand-in-signing-secret';

const user = (id: string, name: string, locale: string, zone: string, admin = false): User => ({
  id,
  name,
  locale,
  zone,
  admin,
});

const channel = (id: string, name: string, kind: Channel['kind'], members: readonly string[]): Channel => ({
  id,
  name,
  kind,
  archived: false,
  joined: true,
  members,
});

/** A workspace with three people, three channels, and a direct conversation of each person with the app. */
export function createWorkspace(): Workspace {
  const users = [
    user('U0ANNA', 'anna', 'en-US', 'Europe/Berlin', true),
    user('U0BEN', 'ben', 'en-GB', 'America/New_York'),
    user('U0CHEN', 'chen', 'zh-TW', 'Asia/Taipei'),
  ];
  const everyone = users.map(({ id }) => id);
  const channels = [
    channel('C0NEWS', 'news', 'public', everyone),
    channel('C0OTHER', 'other', 'public', ['U0ANNA']),
    channel('C0OPS', 'ops', 'private', ['U0ANNA']),
    ...everyone.map((id) => channel(`D0${id.slice(2)}`, '', 'im', [id])),
  ];
  let count = 0;
  let last = 0;
  return {
    users: new Map(users.map((one) => [one.id, one])),
    channels: new Map(channels.map((one) => [one.id, one])),
    posts: [],
    views: new Map(),
    homes: new Map(),
    files: new Map(),
    triggers: new Map(),
    prompts: new Map(),
    statuses: [],
    calls: [],
    faults: [],
    scopes: new Set(SCOPES),
    revoked: false,
    tables: true,
    rateLimited: false,
    next(prefix) {
      count += 1;
      return `${prefix}${String(count).padStart(6, '0')}`;
    },
    stamp() {
      last = Math.max(last + 1, Date.now() * 1000);
      return (last / 1_000_000).toFixed(6);
    },
  };
}

/** What the app is allowed where a test takes nothing away; the manifest asks for just these. */
export const SCOPES: readonly string[] = [
  'commands',
  'chat:write',
  'app_mentions:read',
  'im:history',
  'channels:history',
  'groups:history',
  'channels:read',
  'groups:read',
  'users:read',
  'files:write',
  'assistant:write',
];
