import { type Answer, no } from './call.ts';
import { viewProblems } from './check-view.ts';
import type { Json, KeptView, Workspace } from './workspace.ts';

/** A ticket for opening a modal is good so long. */
const TRIGGER_MS = 3_000;
/** Modals that may lie upon each other. */
const MAX_STACKED = 3;

/** `views.open`: a modal for whoever holds the ticket. */
export function openView(workspace: Workspace, args: Json): Answer {
  const holder = redeem(workspace, args.trigger_id);
  if ('error' in holder) return holder;
  return keep(workspace, { user: holder.user, below: [], view: args.view });
}

/** `views.push`: a modal over the one that the ticket came from. */
export function pushView(workspace: Workspace, args: Json): Answer {
  const holder = redeem(workspace, args.trigger_id);
  if ('error' in holder) return holder;
  const under = workspace.views.get(holder.view ?? '');
  if (under === undefined) return no('not_found');
  const below = [...under.below, under.id];
  if (below.length >= MAX_STACKED) return no('push_limit_reached');
  return keep(workspace, { user: holder.user, below, view: args.view });
}

/** `views.update`: only where nobody changed it since the hash, if one is given. */
export function updateView(workspace: Workspace, args: Json): Answer {
  const kept = workspace.views.get(String(args.view_id));
  if (kept === undefined) return no('not_found');
  if (args.hash !== undefined && args.hash !== kept.hash) return no('hash_conflict');
  return keep(workspace, { ...kept, view: args.view });
}

/** `views.publish`: somebody's Home tab. */
export function publishView(workspace: Workspace, { user_id: user, view }: Json): Answer {
  if (!workspace.users.has(String(user))) return no('user_not_found');
  const problems = viewProblems(view);
  if (problems.length > 0 || (view as Json).type !== 'home') return no('invalid_arguments', problems);
  const kept = { id: workspace.next('V0'), hash: workspace.next('h'), user: String(user), below: [] };
  workspace.homes.set(String(user), { ...kept, view: view as Json });
  return { ok: true, view: { ...(view as Json), ...kept } };
}

/** Checks a view and keeps it, under the id that it has or a new one. */
export function keep(
  workspace: Workspace,
  {
    user,
    below,
    view,
    id = workspace.next('V0'),
  }: Pick<KeptView, 'user' | 'below'> & { view: unknown; id?: string },
): Answer {
  const problems = viewProblems(view);
  if (problems.length > 0 || (view as Json).type !== 'modal') return no('invalid_arguments', problems);
  const kept = { id, hash: workspace.next('h'), user, below, view: view as Json };
  workspace.views.set(id, kept);
  return { ok: true, view: { ...(view as Json), id, hash: kept.hash } };
}

function redeem(
  { triggers }: Workspace,
  id: unknown,
): { readonly user: string; readonly view?: string } | { readonly ok: false; readonly error: string } {
  const trigger = triggers.get(String(id));
  if (trigger === undefined) return { ok: false, error: 'invalid_trigger_id' };
  if (trigger.used) return { ok: false, error: 'exchanged_trigger_id' };
  if (Date.now() - trigger.at > TRIGGER_MS) return { ok: false, error: 'expired_trigger_id' };
  trigger.used = true;
  return trigger;
}
