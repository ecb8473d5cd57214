import type { Fault, Faults } from './faults.ts';
import type { Gateway } from './gateway.ts';
import { nothing, ok, type Reply } from './reply.ts';
import type { State } from './state.ts';

/** What another process may do with the stand-in. */
export interface Controls {
  readonly state: State;
  readonly faults: Faults;
  readonly gateway: Gateway;
  limitPosts(on: boolean): void;
}

/**
 * Calls by which another process drives the stand-in:
 * `/control/fault` the body is a fault (see faults.ts); `/control/clear` none is left; `/control/limit` `{"on": true}`: 5 posts in 5 s;
 * `/control/messages` all posts by channel; `/control/calls` all calls; `/control/close` `{"channel", "open"}`: a channel that is closed
 * to us, or deleted where `gone` is true; `/control/reconnect`, `/control/drop` the gateway.
 */
export async function answerControl(discord: Controls, path: string, text: string): Promise<Reply> {
  const body = text === '' ? {} : JSON.parse(text);
  switch (path) {
    case '/control/fault':
      discord.faults.add(body as Fault);
      return nothing;
    case '/control/clear':
      discord.faults.clear();
      return nothing;
    case '/control/limit':
      discord.limitPosts(body.on === true);
      return nothing;
    case '/control/messages':
      return ok(Object.fromEntries(discord.state.messages));
    case '/control/calls':
      return ok(discord.state.calls);
    case '/control/close':
      return closeChannel(discord.state, body);
    case '/control/reconnect':
      discord.gateway.reconnect();
      return nothing;
    case '/control/drop':
      discord.gateway.drop();
      return nothing;
    default:
      return { status: 404, body: { message: 'No such control' } };
  }
}

function closeChannel(
  { channels }: State,
  { channel: id, open = false, gone = false }: { channel: string; open?: boolean; gone?: boolean },
): Reply {
  const channel = channels.get(id);
  if (gone) channels.delete(id);
  else if (channel !== undefined) channels.set(id, { ...channel, open });
  return nothing;
}
