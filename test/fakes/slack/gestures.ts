import type { Ack } from './delivery.ts';
import { type Found, filledIn, type Place } from './screen.ts';
import type { SlackStandIn } from './server.ts';
import { type Json, type KeptView, type Post, TEAM } from './workspace.ts';

/** What a person does with a message or view, in the words in which Slack tells the app. */
export interface Gestures {
  interact(payload: Json, view?: string): Promise<Ack>;
  act(place: Place, found: Found, chosen: Json): Promise<Ack>;
  inView(view: KeptView): Json;
}

/** The gestures of a person; `fills` holds what was written into fields, by view. */
export function gestures(
  { workspace, delivery }: SlackStandIn,
  user: { readonly id: string; readonly name: string },
  fills: ReadonlyMap<string, Readonly<Record<string, unknown>>>,
): Gestures {
  const interact = (payload: Json, view?: string) =>
    delivery.send('interactive', {
      team: { id: TEAM, domain: 'harbour' },
      user,
      api_app_id: 'A0APP',
      token: 'unused',
      trigger_id: delivery.trigger(user.id, view),
      ...payload,
    });
  const inView = (kept: KeptView) => {
    const state = { values: filledIn(kept.view, fills.get(kept.id)) };
    return {
      container: { type: 'view', view_id: kept.id },
      view: { ...kept.view, id: kept.id, hash: kept.hash, state },
    };
  };
  const inMessage = ({ ts, channel, only, text, blocks }: Post) => ({
    container: { type: 'message', message_ts: ts, channel_id: channel, is_ephemeral: only !== undefined },
    channel: { id: channel, name: workspace.channels.get(channel)?.name },
    state: { values: filledIn({ blocks }) },
    response_url: delivery.responseUrl({ channel, user: user.id, original: ts }),
    // Slack does not send what only its reader sees.
    ...(only === undefined && { message: { ts, text, blocks } }),
  });
  return {
    interact,
    inView,
    act(place, { element, block }, chosen) {
      const { type, action_id } = element;
      const action = { type, action_id, block_id: block, action_ts: workspace.stamp(), ...chosen };
      const at = 'view' in place ? inView(place) : inMessage(place);
      return interact(
        { type: 'block_actions', actions: [action], ...at },
        'view' in place ? place.id : undefined,
      );
    },
  };
}
