import { messageProblem } from './api.ts';
import { type Answer, no } from './call.ts';
import type { Json, Workspace } from './workspace.ts';

/** So often may an interaction be answered. */
const MAX_USES = 5;

/** An address that an interaction can be answered at. */
interface Response {
  readonly channel: string;
  readonly user: string;
  /** The message that the interaction came from. */
  readonly original?: string;
  uses: number;
  expired: boolean;
}

/** All of them by id. */
export type Responses = Map<string, Response>;

/** Takes an answer at such an address. Slack tells of refusals here by the status alone. */
export function respondTo(workspace: Workspace, responses: Responses, id: string, body: string): Answer {
  const place = responses.get(id);
  if (place === undefined || place.expired || place.uses >= MAX_USES) return { status: 404 };
  place.uses += 1;
  const { text = '', blocks = [], response_type: type, replace_original: replace } = JSON.parse(body) as Json;
  const problem = messageProblem(workspace, { text, blocks });
  if (problem !== undefined) {
    workspace.calls.push({ method: 'response refused', args: { problem: JSON.stringify(problem) } });
    return { status: 400 };
  }
  const index = workspace.posts.findIndex(({ ts }) => ts === place.original);
  const original = workspace.posts[index];
  if (replace === true && original === undefined) return no('message_not_found');
  if (replace === true && original !== undefined) {
    workspace.posts[index] = { ...original, text: String(text), blocks: blocks as Json[] };
    return { ok: true };
  }
  workspace.posts.push({
    ts: workspace.stamp(),
    channel: place.channel,
    text: String(text),
    blocks: blocks as Json[],
    ...(type !== 'in_channel' && { only: place.user }),
  });
  return { ok: true };
}
