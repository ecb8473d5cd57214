import type { Ack } from './delivery.ts';
import { gestures } from './gestures.ts';
import { element, elementsOf, type Place } from './screen.ts';
import type { SlackStandIn } from './server.ts';
import { keep } from './views.ts';
import { type Json, type KeptView, type Post, TEAM } from './workspace.ts';

/** A person at Slack: does what people do there, and sees what they see. */
export interface Person {
  readonly id: string;
  /** Types a line into a channel's box. */
  command(channel: string, line: string): Promise<Ack>;
  /** Presses a button or chooses from a menu, by what stands on it or by its action's id. */
  press(place: Place, label: string): Promise<Ack>;
  /** Chooses a value in a menu or a date in a picker. */
  choose(place: Place, action: string, value: string): Promise<Ack>;
  mention(channel: string, text: string): Promise<Ack>;
  say(text: string): Promise<Ack>;
  openHome(): Promise<Ack>;
  /** Opens the assistant next to a conversation, as a thread of its own. */
  openAssistant(thread: string, viewed?: string): Promise<Ack>;
  /** Goes on to another conversation while the assistant's thread is open. */
  view(thread: string, viewed: string): Promise<Ack>;
  /** Opens the messages of the app next to a conversation. */
  openMessages(viewed?: string): Promise<Ack>;
  /** Writes in a thread of the conversation with the app. */
  sayIn(thread: string, text: string): Promise<Ack>;
  /** The message menu's entry with this callback. */
  shortcut(message: Json, callback: string): Promise<Ack>;
  /** Writes into fields of a modal; keeps what was written before. */
  fill(view: KeptView, values: Readonly<Record<string, unknown>>): void;
  submit(view: KeptView): Promise<Ack>;
  /** Options that a menu offers for what was typed. */
  optionsFor(view: KeptView, action: string, typed: string): Promise<readonly string[]>;
  /** What was posted in a channel as this person sees it, oldest first. */
  sees(channel: string): readonly Post[];
  /** The modal that lies on top. */
  modal(): KeptView | undefined;
  home(): KeptView | undefined;
}

/** Somebody of the workspace. */
export function createPerson(slack: SlackStandIn, id: string): Person {
  const { workspace, delivery } = slack;
  const fills = new Map<string, Record<string, unknown>>();
  const user = { id, name: workspace.users.get(id)?.name ?? id, username: id, team_id: TEAM };
  const direct = `D0${id.slice(2)}`;
  const { interact, act, inView } = gestures(slack, user, fills);
  const assistant = (type: string, thread: string, viewed: string | undefined) => ({
    type,
    assistant_thread: {
      user_id: id,
      context: viewed === undefined ? {} : { channel_id: viewed, team_id: TEAM },
      channel_id: direct,
      thread_ts: thread,
    },
  });
  const event = (fields: Json) => delivery.send('events_api', delivery.event({ user: id, ...fields }));
  return {
    id,
    command(channel, line) {
      const [command = '', ...words] = line.split(' ');
      return delivery.send('slash_commands', {
        command,
        text: words.join(' '),
        team_id: TEAM,
        channel_id: channel,
        user_id: id,
        user_name: user.name,
        api_app_id: 'A0APP',
        trigger_id: delivery.trigger(id),
        response_url: delivery.responseUrl({ channel, user: id }),
      });
    },
    press(place, label) {
      const found = element(place, label);
      const option = found.option === undefined ? {} : { selected_option: found.option };
      return act(place, found, { value: found.element.value, ...option });
    },
    choose(place, action, value) {
      const found = element(place, action, { menu: true });
      const option = { text: { type: 'plain_text', text: value }, value };
      const chosen =
        found.element.type === 'datepicker' ? { selected_date: value } : { selected_option: option };
      return act(place, found, chosen);
    },
    mention: (channel, text) =>
      event({ type: 'app_mention', channel, text: `<@U0BOT> ${text}`, ts: workspace.stamp() }),
    say: (text) =>
      event({ type: 'message', channel_type: 'im', channel: direct, text, ts: workspace.stamp() }),
    openAssistant: (thread, viewed) => event(assistant('assistant_thread_started', thread, viewed)),
    view: (thread, viewed) => event(assistant('assistant_thread_context_changed', thread, viewed)),
    openMessages(viewed) {
      const entities = viewed === undefined ? [] : [{ type: 'slack#/types/channel_id', value: viewed }];
      return event({ type: 'app_home_opened', tab: 'messages', channel: direct, context: { entities } });
    },
    sayIn: (thread, text) =>
      event({
        type: 'message',
        channel_type: 'im',
        channel: direct,
        text,
        ts: workspace.stamp(),
        thread_ts: thread,
      }),
    openHome: () => event({ type: 'app_home_opened', tab: 'home', channel: direct }),
    shortcut(message, callback) {
      const channel = 'C0NEWS';
      const place = { channel: { id: channel, name: 'news' }, message, message_ts: workspace.stamp() };
      const response = { response_url: delivery.responseUrl({ channel, user: id }) };
      return interact({ type: 'message_action', callback_id: callback, ...place, ...response });
    },
    fill(view, values) {
      fills.set(view.id, { ...fills.get(view.id), ...values });
    },
    async submit(view) {
      const ack = await interact({ type: 'view_submission', ...inView(view) }, view.id);
      const { response_action: action, view: next } = (ack.payload ?? {}) as Json;
      if (action === 'update') keep(workspace, { ...view, view: next });
      return ack;
    },
    async optionsFor(view, action, typed) {
      const found = element(view, action);
      const { payload } = await interact(
        { type: 'block_suggestion', action_id: action, block_id: found.block, value: typed, ...inView(view) },
        view.id,
      );
      const { options = [] } = (payload ?? {}) as { options?: readonly { readonly value: string }[] };
      return options.map(({ value }) => value);
    },
    sees: (channel) => workspace.posts.filter((post) => post.channel === channel && (post.only ?? id) === id),
    modal: () => [...workspace.views.values()].findLast((view) => view.user === id),
    home: () => workspace.homes.get(id),
  };
}

/** Everything that can be pressed in a message or view, by what stands on it. */
export function labelsOf(place: Place): string[] {
  return elementsOf(place).map(({ label }) => label);
}
