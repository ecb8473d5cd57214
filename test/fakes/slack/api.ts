import { type Answer, type Call, no } from './call.ts';
import { blockProblems } from './check-blocks.ts';
import { checkMarkup } from './check-text.ts';
import { openView, publishView, pushView, updateView } from './views.ts';
import { BOT_USER, type Json, TEAM, type Workspace } from './workspace.ts';

/** The methods of the Web API that the app may call, with the scope that each asks for. */
interface Method {
  readonly scope?: string | ((workspace: Workspace, args: Json) => string);
  run(workspace: Workspace, args: Json, call: Call): Answer;
}

/** Message texts that are longer are refused. */
const MAX_TEXT = 40_000;
/** So large may a message's metadata be. */
const MAX_METADATA = 8_000;
const MAX_HISTORY = 999;

const scopeOf =
  (what: 'read' | 'history') =>
  ({ channels }: Workspace, { channel }: Json) => {
    const kind = channels.get(String(channel))?.kind ?? 'public';
    return `${{ public: 'channels', private: 'groups', im: 'im' }[kind]}:${what}`;
  };

/** Every method by name. */
export const METHODS: Readonly<Record<string, Method>> = {
  'auth.test': {
    run: () => ({ ok: true, team_id: TEAM, user_id: BOT_USER, bot_id: 'B0BOT', user: 'backchannel' }),
  },
  'chat.postMessage': { scope: 'chat:write', run: postMessage },
  'chat.update': { scope: 'chat:write', run: updateMessage },
  'conversations.history': { scope: scopeOf('history'), run: history },
  'conversations.info': {
    scope: scopeOf('read'),
    run(workspace, { channel }) {
      const found = visible(workspace, channel);
      if (found === undefined) return no('channel_not_found');
      const { id, name, archived, joined, kind } = found;
      return {
        ok: true,
        channel: {
          id,
          name,
          is_archived: archived,
          is_im: kind === 'im',
          ...(kind !== 'im' && { is_member: joined }),
        },
      };
    },
  },
  'conversations.members': { scope: scopeOf('read'), run: members },
  'assistant.threads.setSuggestedPrompts': { scope: 'assistant:write', run: suggestPrompts },
  'assistant.threads.setStatus': { scope: 'assistant:write', run: showStatus },
  'users.info': { scope: 'users:read', run: userInfo },
  'views.open': { run: openView },
  'views.push': { run: pushView },
  'views.update': { run: updateView },
  'views.publish': { run: publishView },
  'files.getUploadURLExternal': {
    scope: 'files:write',
    run(workspace, { length, filename }, { base }) {
      const bytes = Number(length);
      if (!filename || !Number.isInteger(bytes) || bytes <= 0) return no('invalid_arguments');
      const id = workspace.next('F0');
      workspace.files.set(id, { bytes, complete: false });
      return { ok: true, upload_url: `${base}/upload/${id}`, file_id: id };
    },
  },
  'files.completeUploadExternal': {
    scope: 'files:write',
    run(workspace, { files }) {
      for (const { id } of files as readonly { readonly id: string }[]) {
        const file = workspace.files.get(id);
        if (file === undefined) return no('file_not_found');
        file.complete = true;
      }
      return { ok: true, files };
    },
  },
};

/** Slack shows so many. */
const MAX_PROMPTS = 4;

function suggestPrompts(workspace: Workspace, { channel_id: id, prompts }: Json): Answer {
  const channel = visible(workspace, id);
  if (channel?.kind !== 'im') return no('channel_not_found');
  const offered = prompts as readonly { readonly title: string; readonly message: string }[];
  if (offered.length > MAX_PROMPTS || offered.some(({ title, message }) => !title || !message))
    return no('invalid_arguments');
  workspace.prompts.set(channel.id, offered);
  return { ok: true };
}

function showStatus(workspace: Workspace, { channel_id: id, thread_ts: thread, status }: Json): Answer {
  const channel = visible(workspace, id);
  if (channel === undefined) return no('channel_not_found');
  if (typeof thread !== 'string') return no('invalid_thread_ts');
  workspace.statuses.push({ channel: channel.id, thread, status: String(status) });
  return { ok: true };
}

function visible({ channels }: Workspace, id: unknown) {
  const found = channels.get(String(id));
  return found === undefined || (found.kind === 'private' && !found.joined) ? undefined : found;
}

function postMessage(workspace: Workspace, args: Json): Answer {
  const { text = '', blocks = [], metadata, thread_ts: thread } = args;
  const channel = visible(workspace, args.channel);
  if (channel === undefined) return no('channel_not_found');
  if (channel.archived) return no('is_archived');
  if (!channel.joined) return no('not_in_channel');
  const refused = messageProblem(workspace, { text, blocks, metadata });
  if (refused !== undefined) return refused;
  if (workspace.rateLimited && tooSoon(workspace, channel.id)) return { status: 429, retryAfter: 1 };
  const post = {
    ts: workspace.stamp(),
    channel: channel.id,
    text: String(text),
    blocks: blocks as Json[],
    ...(metadata !== undefined && { metadata: metadata as Json }),
    ...(thread !== undefined && { thread: String(thread) }),
  };
  workspace.posts.push(post);
  return { ok: true, channel: channel.id, ts: post.ts, message: { text: post.text, ts: post.ts } };
}

/** Only the app's own messages can be changed; their metadata stays. */
function updateMessage(workspace: Workspace, { channel, ts, text = '', blocks = [] }: Json): Answer {
  if (visible(workspace, channel) === undefined) return no('channel_not_found');
  const index = workspace.posts.findIndex((post) => post.ts === ts && post.channel === channel);
  const post = workspace.posts[index];
  if (post === undefined || post.only !== undefined) return no('message_not_found');
  if (post.user !== undefined) return no('cant_update_message');
  const refused = messageProblem(workspace, { text, blocks });
  if (refused !== undefined) return refused;
  workspace.posts[index] = { ...post, text: String(text), blocks: blocks as Json[] };
  return { ok: true, channel: post.channel, ts: post.ts, text: String(text) };
}

/** Why a message is refused; `undefined` where it is taken. */
export function messageProblem(
  workspace: Workspace,
  {
    text,
    blocks,
    metadata,
  }: { readonly text: unknown; readonly blocks: unknown; readonly metadata?: unknown },
): Answer | undefined {
  if (text === '' && (blocks as readonly unknown[]).length === 0) return no('no_text');
  if (String(text).length > MAX_TEXT) return no('msg_too_long');
  const problems = [
    ...blockProblems(blocks, 'message'),
    ...fileProblems(workspace, blocks),
    ...tableProblems(workspace, blocks),
  ];
  if (problems.length > 0) return no('invalid_blocks', problems);
  checkMarkup(String(text), '/text', (problem, at) => problems.push(`${problem} [json-pointer:${at}]`));
  if (problems.length > 0) return no('invalid_arguments', problems);
  if (metadata === undefined) return undefined;
  const { event_type: type, event_payload: payload } = metadata as Json;
  const valid = typeof type === 'string' && typeof payload === 'object' && payload !== null;
  return valid && JSON.stringify(metadata).length <= MAX_METADATA ? undefined : no('invalid_metadata_format');
}

/** A workspace that tables have not reached does not know their type. */
function tableProblems({ tables }: Workspace, blocks: unknown): string[] {
  if (tables) return [];
  const at = (blocks as readonly Json[]).findIndex(({ type }) => type === 'data_table');
  return at < 0 ? [] : [`unsupported type: data_table [json-pointer:/blocks/${at}/type]`];
}

/** Pictures must be files that are there and complete. */
function fileProblems({ files }: Workspace, blocks: unknown): string[] {
  return (blocks as readonly Json[]).flatMap(({ type, slack_file: file }, index) => {
    if (type !== 'image' || file === undefined) return [];
    const found = files.get(String((file as Json).id));
    return found?.complete === true ? [] : [`invalid slack file [json-pointer:/blocks/${index}/slack_file]`];
  });
}

function tooSoon({ posts }: Workspace, channel: string): boolean {
  const last = posts.findLast((post) => post.channel === channel && post.only === undefined);
  return last !== undefined && Date.now() / 1000 - Number(last.ts) < 1;
}

function history(workspace: Workspace, args: Json): Answer {
  const { limit = 100, oldest = '0', cursor, include_all_metadata: all } = args;
  const channel = visible(workspace, args.channel);
  if (channel === undefined) return no('channel_not_found');
  if (!channel.joined) return no('not_in_channel');
  const found = workspace.posts
    .filter((post) => post.channel === channel.id && post.only === undefined && post.thread === undefined)
    .filter(({ ts }) => Number(ts) > Number(oldest))
    .toReversed();
  const from = Number(cursor ?? 0);
  const to = from + Math.min(Number(limit), MAX_HISTORY);
  const messages = found.slice(from, to).map(({ ts, text, metadata }) => ({
    type: 'message',
    ts,
    text,
    ...(String(all) === 'true' && metadata !== undefined && { metadata }),
  }));
  const more = to < found.length;
  return { ok: true, messages, has_more: more, response_metadata: { next_cursor: more ? String(to) : '' } };
}

function members(workspace: Workspace, args: Json): Answer {
  const channel = visible(workspace, args.channel);
  if (channel === undefined) return no('channel_not_found');
  const from = Number(args.cursor ?? 0);
  const to = from + Number(args.limit ?? 100);
  const next = to < channel.members.length ? String(to) : '';
  return { ok: true, members: channel.members.slice(from, to), response_metadata: { next_cursor: next } };
}

function userInfo({ users }: Workspace, { user, include_locale: withLocale }: Json): Answer {
  const found = users.get(String(user));
  if (found === undefined) return no('user_not_found');
  const { id, name, zone, admin, locale } = found;
  return {
    ok: true,
    user: {
      id,
      name,
      tz: zone,
      is_admin: admin,
      profile: { display_name: name },
      ...(String(withLocale) === 'true' && { locale }),
    },
  };
}
