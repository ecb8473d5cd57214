import { type Answer, no } from './call.ts';
import type { Sockets } from './sockets.ts';
import type { Channel, Fault, Workspace } from './workspace.ts';

/**
 * What a test in another process asks of the stand-in:
 * `POST /control/fault` a fault of the next calls; `POST /control/rate` `{"on": true}` one message a second and channel;
 * `POST /control/revoke`, `POST /control/channel` `{"id", "archived", "joined"}`; `POST /control/disconnect` a renewal of one connection;
 * `POST /control/reset` forgets posts, calls and faults; `GET /control/posts?channel=C0NEWS`; `GET /control/calls`.
 */
export function control(
  workspace: Workspace,
  sockets: Sockets,
  name: string,
  body: string,
  url = '',
): Answer {
  const asked = body === '' ? {} : JSON.parse(body);
  switch (name) {
    case 'fault':
      workspace.faults.push(asked as Fault);
      return { ok: true };
    case 'rate':
      workspace.rateLimited = asked.on === true;
      return { ok: true };
    case 'revoke':
      workspace.revoked = true;
      return { ok: true };
    case 'channel':
      return changeChannel(workspace, asked);
    case 'disconnect':
      return { ok: sockets.renew() };
    case 'reset':
      for (const kept of [workspace.posts, workspace.calls, workspace.faults]) kept.length = 0;
      return { ok: true };
    case 'posts': {
      const channel = new URL(url, 'http://control').searchParams.get('channel');
      return { ok: true, posts: workspace.posts.filter((post) => !channel || post.channel === channel) };
    }
    case 'calls':
      return { ok: true, calls: workspace.calls.map(({ method }) => method) };
    default:
      return no('unknown_control');
  }
}

function changeChannel({ channels }: Workspace, { id, archived, joined }: Partial<Channel>): Answer {
  const channel = channels.get(id ?? '');
  if (channel === undefined) return no('channel_not_found');
  channel.archived = archived ?? channel.archived;
  channel.joined = joined ?? channel.joined;
  return { ok: true };
}
